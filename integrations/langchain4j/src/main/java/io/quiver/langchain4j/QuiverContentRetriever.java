package io.quiver.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.filter.Filter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds contents in a {@link QuiverEmbeddingStore}: by meaning, by words, or by both (reciprocal
 * rank fusion); and, if a table of edges is named, what is linked to what was found. Queries are
 * read as plain text: no character has a meaning. Thread-safe.
 */
public final class QuiverContentRetriever implements ContentRetriever {
  /** What a query is compared by. */
  public enum Mode {
    /** The embedding of the query. */
    VECTOR,
    /** The words of the query (BM25). */
    TEXT,
    /** Both, fused by their ranks. */
    HYBRID
  }

  private record Links(String table, String from, String to, int hops) {}

  private final StoreTable table;
  private final @Nullable EmbeddingModel model;
  private final Mode mode;
  private final int maxResults;
  private final double minScore;
  private final SqlCondition condition;
  private final @Nullable Links links;

  private QuiverContentRetriever(Builder builder) {
    this.table = requireNonNull(builder.store, "store").table();
    this.model = builder.model;
    this.mode = builder.mode;
    this.maxResults = builder.maxResults;
    this.minScore = builder.minScore;
    this.condition = MetadataFilter.of(builder.filter);
    this.links = builder.links;
    if (mode != Mode.TEXT) {
      requireNonNull(model, "embeddingModel");
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Says how a retriever finds contents. */
  public static final class Builder {
    private @Nullable QuiverEmbeddingStore store;
    private @Nullable EmbeddingModel model;
    private Mode mode = Mode.HYBRID;
    private int maxResults = 5;
    private double minScore;
    private @Nullable Filter filter;
    private @Nullable Links links;

    private Builder() {}

    /** Where contents lie; required. */
    public Builder store(QuiverEmbeddingStore embeddings) {
      this.store = embeddings;
      return this;
    }

    /** Makes embeddings of queries; required but for {@link Mode#TEXT}. */
    public Builder embeddingModel(EmbeddingModel embeddingModel) {
      this.model = embeddingModel;
      return this;
    }

    /** By default {@link Mode#HYBRID}. */
    public Builder mode(Mode comparison) {
      this.mode = comparison;
      return this;
    }

    /** By default 5; linked contents come on top. */
    public Builder maxResults(int count) {
      this.maxResults = count;
      return this;
    }

    /**
     * Worse ones are left out. Scores are similarities for VECTOR, BM25 for TEXT, sums of
     * reciprocal ranks (at most 2/61) for HYBRID.
     */
    public Builder minScore(double score) {
      this.minScore = score;
      return this;
    }

    /** Only contents with such metadata; part of the search. */
    public Builder filter(Filter condition) {
      this.filter = condition;
      return this;
    }

    /**
     * Adds contents that edges lead to from what was found, nearest first.
     *
     * @param edges table of edges between ids of the store
     * @param from column with the id that an edge starts at
     * @param to column with the id that it leads to
     * @param hops how many edges are followed at most
     */
    public Builder expandAlong(String edges, String from, String to, int hops) {
      this.links = new Links(edges, from, to, hops);
      return this;
    }

    public QuiverContentRetriever build() {
      return new QuiverContentRetriever(this);
    }
  }

  @Override
  public List<Content> retrieve(Query query) {
    try (Connection connection = table.connection()) {
      Map<String, Content> found = search(connection, query.text());
      if (links != null && !found.isEmpty()) {
        follow(connection, links, found);
      }
      return List.copyOf(found.values());
    } catch (SQLException e) {
      throw new QuiverStoreException("cannot retrieve contents", e);
    }
  }

  private Map<String, Content> search(Connection connection, String text) throws SQLException {
    String source = "(SELECT * FROM " + table.name() + " WHERE " + condition.sql() + ")";
    String search =
        switch (mode) {
          case VECTOR -> "VECTOR_SEARCH(" + source + ", DESCRIPTOR(embedding), ?, ?)";
          case TEXT ->
              "TEXT_SEARCH(" + source + ", DESCRIPTOR(text), ?, ?, MAP['syntax', 'plain'])";
          case HYBRID ->
              "HYBRID_SEARCH("
                  + source
                  + ", DESCRIPTOR(text), DESCRIPTOR(embedding), ?, ?, ?, MAP['syntax', 'plain'])";
        };
    Map<String, Content> found = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, text, metadata, kinds, score FROM " + search + " ORDER BY score DESC")) {
      int next = QuiverEmbeddingStore.bind(statement, 1, condition);
      if (mode != Mode.VECTOR) {
        statement.setString(next++, text);
      }
      if (mode != Mode.TEXT && model != null) {
        statement.setObject(next++, model.embed(text).content().vector());
      }
      statement.setInt(next, maxResults);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          double score = rows.getDouble("score");
          if (score >= minScore) {
            put(found, rows, score);
          }
        }
      }
    }
    return found;
  }

  private static void put(Map<String, Content> found, ResultSet row, @Nullable Double score)
      throws SQLException {
    TextSegment segment = StoreTable.segment(row);
    if (segment != null) {
      String id = row.getString("id");
      Map<ContentMetadata, Object> metadata = new LinkedHashMap<>();
      metadata.put(ContentMetadata.EMBEDDING_ID, id);
      if (score != null) {
        metadata.put(ContentMetadata.SCORE, score);
      }
      found.putIfAbsent(id, Content.from(segment, metadata));
    }
  }

  private void follow(Connection connection, Links edges, Map<String, Content> found)
      throws SQLException {
    List<String> seeds = new ArrayList<>(found.keySet());
    String sql =
        "SELECT t.id, t.text, t.metadata, t.kinds, MIN(g.depth) AS distance FROM TRAVERSE("
            + "edges => TABLE "
            + StoreTable.quoted(edges.table())
            + ", endpoints => DESCRIPTOR("
            + StoreTable.quoted(edges.from())
            + ", "
            + StoreTable.quoted(edges.to())
            + "), seeds => (SELECT id FROM "
            + table.name()
            + " WHERE id IN ("
            + "?, ".repeat(seeds.size() - 1)
            + "?)), max_depth => "
            + edges.hops()
            + ") AS g JOIN "
            + table.name()
            + " AS t ON t.id = g.node GROUP BY t.id, t.text, t.metadata, t.kinds"
            + " ORDER BY distance, t.id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < seeds.size(); i++) {
        statement.setString(i + 1, seeds.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          put(found, rows, null);
        }
      }
    }
  }
}
