package io.quiver.springai;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentMetadata;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.vectorstore.AbstractVectorStoreBuilder;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.observation.AbstractObservationVectorStore;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents with their embeddings in a table of a Quiver database: {@code id, content, metadata,
 * numbers, embedding}, with a vector index (cosine) and a text index. Every call is one
 * transaction; what it wrote is found by the next search. Filter expressions are part of the
 * search: as many documents come back as were asked for if there are so many.
 *
 * <p>Scores are cosine similarities. Thread-safe.
 */
public final class QuiverVectorStore extends AbstractObservationVectorStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataSource dataSource;
  private final String table;
  private final int dimensions;

  private QuiverVectorStore(Builder builder) {
    super(builder);
    this.dataSource = builder.dataSource;
    this.table = quoted(builder.table);
    this.dimensions =
        builder.dimensions > 0 ? builder.dimensions : builder.getEmbeddingModel().dimensions();
    create(builder.table, builder.analyzer);
  }

  public static Builder builder(DataSource dataSource, EmbeddingModel embeddingModel) {
    return new Builder(dataSource, embeddingModel);
  }

  /** Says where a store keeps its documents. */
  public static final class Builder extends AbstractVectorStoreBuilder<Builder> {
    private final DataSource dataSource;
    private String table = "documents";
    private int dimensions;
    private String analyzer = "standard";

    private Builder(DataSource dataSource, EmbeddingModel embeddingModel) {
      super(embeddingModel);
      this.dataSource = dataSource;
    }

    /** Name of the table, kept as it is; by default {@code documents}. */
    public Builder table(String name) {
      this.table = name;
      return this;
    }

    /** Numbers in an embedding; by default the model is asked. */
    public Builder dimensions(int numbers) {
      this.dimensions = numbers;
      return this;
    }

    /** How texts become words in the text index: standard, or a language such as english. */
    public Builder analyzer(String name) {
      this.analyzer = name;
      return this;
    }

    @Override
    public QuiverVectorStore build() {
      return new QuiverVectorStore(this);
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private void create(String name, String analyzer) {
    inTransaction(
        "make table " + table,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                "CREATE TABLE IF NOT EXISTS "
                    + table
                    + " (id VARCHAR(200) PRIMARY KEY, content VARCHAR, metadata JSON,"
                    + " numbers JSON, embedding VECTOR("
                    + dimensions
                    + ") NOT NULL)");
            statement.execute(
                "CREATE VECTOR INDEX IF NOT EXISTS "
                    + quoted(name + "_embedding")
                    + " ON "
                    + table
                    + " (embedding) WITH (metric = 'cosine')");
            statement.execute(
                "CREATE TEXT INDEX IF NOT EXISTS "
                    + quoted(name + "_content")
                    + " ON "
                    + table
                    + " (content) WITH (analyzer = '"
                    + analyzer.replace("'", "''")
                    + "')");
          }
        });
  }

  @Override
  public void doAdd(List<Document> documents) {
    List<float[]> embeddings =
        embeddingModel.embed(documents, EmbeddingOptions.builder().build(), batchingStrategy);
    inTransaction(
        "add documents",
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO "
                      + table
                      + " (id, content, metadata, numbers, embedding) VALUES (?, ?, ?, ?, ?) ON"
                      + " CONFLICT (id) DO UPDATE SET content = EXCLUDED.content,"
                      + " metadata = EXCLUDED.metadata, numbers = EXCLUDED.numbers,"
                      + " embedding = EXCLUDED.embedding")) {
            for (int i = 0; i < documents.size(); i++) {
              Document document = documents.get(i);
              insert.setString(1, document.getId());
              insert.setString(2, document.getText());
              insert.setString(3, JSON.writeValueAsString(document.getMetadata()));
              insert.setString(4, JSON.writeValueAsString(numbers(document.getMetadata())));
              insert.setObject(5, embeddings.get(i));
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /** Beside the metadata, so that comparing numbers never meets a word under the same key. */
  private static Map<String, Object> numbers(Map<String, Object> metadata) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (value instanceof Number) {
            numbers.put(key, value);
          }
        });
    return numbers;
  }

  @Override
  public void doDelete(List<String> ids) {
    inTransaction(
        "delete documents",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
            for (String id : ids) {
              delete.setString(1, id);
              delete.addBatch();
            }
            delete.executeBatch();
          }
        });
  }

  @Override
  protected void doDelete(Filter.Expression filter) {
    SqlCondition condition = MetadataFilter.of((Filter.Operand) filter);
    inTransaction(
        "delete documents",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM " + table + " WHERE " + condition.sql())) {
            condition.bind(delete, 1);
            delete.executeUpdate();
          }
        });
  }

  @Override
  public List<Document> doSimilaritySearch(SearchRequest request) {
    SqlCondition condition = MetadataFilter.of((Filter.Operand) request.getFilterExpression());
    List<Document> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement search =
            connection.prepareStatement(
                "SELECT id, content, metadata, distance FROM VECTOR_SEARCH((SELECT * FROM "
                    + table
                    + " WHERE "
                    + condition.sql()
                    + "), DESCRIPTOR(embedding), ?, ?) ORDER BY distance")) {
      int next = condition.bind(search, 1);
      search.setObject(next, embeddingModel.embed(request.getQuery()));
      search.setInt(next + 1, request.getTopK());
      try (ResultSet rows = search.executeQuery()) {
        while (rows.next()) {
          double distance = rows.getDouble("distance");
          if (1 - distance >= request.getSimilarityThreshold()) {
            found.add(document(rows, distance));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot search documents: " + e.getMessage(), e);
    }
    return found;
  }

  private static Document document(ResultSet row, double distance) throws SQLException {
    String json = row.getString("metadata");
    Map<String, Object> metadata =
        new LinkedHashMap<>(
            json == null
                ? Map.of()
                : JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    metadata.put(DocumentMetadata.DISTANCE.value(), distance);
    String content = row.getString("content");
    return Document.builder()
        .id(row.getString("id"))
        .text(content == null ? "" : content)
        .metadata(metadata)
        .score(1 - distance)
        .build();
  }

  @Override
  public VectorStoreObservationContext.Builder createObservationContextBuilder(String operation) {
    return VectorStoreObservationContext.builder("quiver", operation)
        .collectionName(table)
        .dimensions(dimensions)
        .similarityMetric("cosine");
  }

  @FunctionalInterface
  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void inTransaction(String what, Work work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(before);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot " + what + ": " + e.getMessage(), e);
    }
  }
}
