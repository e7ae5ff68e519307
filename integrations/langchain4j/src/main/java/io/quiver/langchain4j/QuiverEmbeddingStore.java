package io.quiver.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings with their texts and metadata in a table of a Quiver database: {@code id, embedding,
 * text, metadata, kinds}, with a vector index (cosine) and a text index. Every call is one
 * transaction; what it wrote is found by the next search. Filters are part of the search: as many
 * matches come back as were asked for if there are so many.
 *
 * <p>Scores are (cosine similarity + 1) / 2. Thread-safe.
 */
public final class QuiverEmbeddingStore implements EmbeddingStore<TextSegment> {
  private final StoreTable table;
  private final int dimension;

  private QuiverEmbeddingStore(Builder builder) {
    this.dimension = builder.dimension;
    this.table =
        new StoreTable(
            requireNonNull(builder.dataSource, "dataSource"),
            builder.table,
            dimension,
            builder.analyzer);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Says where a store keeps its embeddings. */
  public static final class Builder {
    private @Nullable DataSource dataSource;
    private String table = "embeddings";
    private int dimension;
    private String analyzer = "standard";

    private Builder() {}

    /** Of a Quiver database; required. */
    public Builder dataSource(DataSource source) {
      this.dataSource = source;
      return this;
    }

    /** Name of the table, kept as it is; by default {@code embeddings}. */
    public Builder table(String name) {
      this.table = name;
      return this;
    }

    /** Numbers in an embedding; required. */
    public Builder dimension(int numbers) {
      this.dimension = numbers;
      return this;
    }

    /** How texts become words in the text index: standard, or a language such as english. */
    public Builder analyzer(String name) {
      this.analyzer = name;
      return this;
    }

    public QuiverEmbeddingStore build() {
      if (dimension <= 0) {
        throw new IllegalArgumentException("dimension must be that of the embedding model");
      }
      return new QuiverEmbeddingStore(this);
    }
  }

  StoreTable table() {
    return table;
  }

  // ---- writing

  @Override
  public String add(Embedding embedding) {
    return addAll(List.of(embedding)).get(0);
  }

  @Override
  public void add(String id, Embedding embedding) {
    addAll(List.of(id), List.of(embedding), null);
  }

  @Override
  public String add(Embedding embedding, TextSegment segment) {
    String id = UUID.randomUUID().toString();
    addAll(List.of(id), List.of(embedding), List.of(segment));
    return id;
  }

  @Override
  public List<String> addAll(List<Embedding> embeddings) {
    List<String> ids = generateIds(embeddings.size());
    addAll(ids, embeddings, null);
    return ids;
  }

  /** Ids that exist already get the new embedding and segment. */
  @Override
  public void addAll(
      List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
    if (ids.size() != embeddings.size()
        || (segments != null && segments.size() != embeddings.size())) {
      throw new IllegalArgumentException("ids, embeddings and segments differ in number");
    }
    String sql =
        "INSERT INTO "
            + table.name()
            + " (id, embedding, text, metadata, kinds) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO"
            + " UPDATE SET embedding = EXCLUDED.embedding, text = EXCLUDED.text,"
            + " metadata = EXCLUDED.metadata, kinds = EXCLUDED.kinds";
    inTransaction(
        "add embeddings",
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) {
              TextSegment segment = segments == null ? null : segments.get(i);
              Metadata metadata = segment == null ? new Metadata() : segment.metadata();
              insert.setString(1, ids.get(i));
              insert.setObject(2, embeddings.get(i).vector());
              insert.setString(3, segment == null ? null : segment.text());
              insert.setString(4, MetadataJson.values(metadata));
              insert.setString(5, MetadataJson.kinds(metadata));
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /** Ids that do not exist, and no ids at all, change nothing. */
  @Override
  public void removeAll(@Nullable Collection<String> ids) {
    if (ids == null || ids.isEmpty()) {
      return;
    }
    inTransaction(
        "remove embeddings",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM " + table.name() + " WHERE id = ?")) {
            for (String id : ids) {
              delete.setString(1, id);
              delete.addBatch();
            }
            delete.executeBatch();
          }
        });
  }

  @Override
  public void removeAll(Filter filter) {
    if (filter == null) {
      throw new IllegalArgumentException("filter cannot be null");
    }
    remove(MetadataFilter.of(filter));
  }

  @Override
  public void removeAll() {
    remove(SqlCondition.NONE);
  }

  private void remove(SqlCondition condition) {
    inTransaction(
        "remove embeddings",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM " + table.name() + " WHERE " + condition.sql())) {
            bind(delete, 1, condition);
            delete.executeUpdate();
          }
        });
  }

  // ---- searching

  @Override
  public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
    SqlCondition condition = MetadataFilter.of(request.filter());
    String sql =
        "SELECT id, embedding, text, metadata, kinds, score FROM VECTOR_SEARCH((SELECT * FROM "
            + table.name()
            + " WHERE "
            + condition.sql()
            + "), DESCRIPTOR(embedding), ?, ?) ORDER BY score DESC";
    float[] query = request.queryEmbedding().vector();
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "the query has " + query.length + " numbers, embeddings have " + dimension);
    }
    List<EmbeddingMatch<TextSegment>> matches = new ArrayList<>();
    try (Connection connection = table.connection();
        PreparedStatement search = connection.prepareStatement(sql)) {
      int next = bind(search, 1, condition);
      search.setObject(next, query);
      search.setInt(next + 1, request.maxResults());
      try (ResultSet rows = search.executeQuery()) {
        while (rows.next()) {
          double score = rows.getDouble("score");
          if (score >= request.minScore()) {
            matches.add(
                new EmbeddingMatch<>(
                    score,
                    rows.getString("id"),
                    Embedding.from(rows.getObject("embedding", float[].class)),
                    StoreTable.segment(rows)));
          }
        }
      }
    } catch (SQLException e) {
      throw new QuiverStoreException("cannot search embeddings", e);
    }
    return new EmbeddingSearchResult<>(Collections.unmodifiableList(matches));
  }

  /** Returns the number of the next parameter. */
  static int bind(PreparedStatement statement, int first, SqlCondition condition)
      throws SQLException {
    int next = first;
    for (Object value : condition.values()) {
      statement.setObject(next++, value);
    }
    return next;
  }

  @FunctionalInterface
  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void inTransaction(String what, Work work) {
    try (Connection connection = table.connection()) {
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new QuiverStoreException("cannot " + what, e);
    }
  }

  @Override
  public List<String> generateIds(int count) {
    String[] ids = new String[count];
    Arrays.setAll(ids, i -> UUID.randomUUID().toString());
    return List.of(ids);
  }
}
