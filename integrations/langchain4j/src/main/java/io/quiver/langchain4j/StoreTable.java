package io.quiver.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table behind a store, made when it does not exist yet. Immutable. */
final class StoreTable {
  private final DataSource dataSource;
  private final String name;

  StoreTable(DataSource dataSource, String table, int dimension, String analyzer) {
    this.dataSource = dataSource;
    this.name = quoted(table);
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + name
              + " (id VARCHAR(200) PRIMARY KEY, embedding VECTOR("
              + dimension
              + ") NOT NULL, text VARCHAR, metadata JSON, kinds JSON)");
      statement.execute(
          "CREATE VECTOR INDEX IF NOT EXISTS "
              + quoted(table + "_embedding")
              + " ON "
              + name
              + " (embedding) WITH (metric = 'cosine')");
      statement.execute(
          "CREATE TEXT INDEX IF NOT EXISTS "
              + quoted(table + "_text")
              + " ON "
              + name
              + " (text) WITH (analyzer = '"
              + analyzer.replace("'", "''")
              + "')");
    } catch (SQLException e) {
      throw new QuiverStoreException("cannot make table " + name, e);
    }
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** As SQL writes it. */
  String name() {
    return name;
  }

  Connection connection() throws SQLException {
    return dataSource.getConnection();
  }

  /** The segment of a row with columns text, metadata and kinds; null without a text. */
  static @Nullable TextSegment segment(ResultSet row) throws SQLException {
    String text = row.getString("text");
    return text == null
        ? null
        : TextSegment.from(
            text, MetadataJson.read(row.getString("metadata"), row.getString("kinds")));
  }
}
