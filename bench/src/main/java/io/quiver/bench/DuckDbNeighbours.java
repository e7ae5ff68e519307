package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** DuckDB measures every vector: its own index is an extension that is not on this machine. */
final class DuckDbNeighbours implements Neighbours {
  private final Connection connection;
  private @Nullable PreparedStatement all;
  private @Nullable PreparedStatement some;

  DuckDbNeighbours(Site site) throws SQLException {
    connection = site.connect();
  }

  @Override
  public void load(VectorSet set) throws SQLException {
    String type = "FLOAT[" + set.dimensions() + "]";
    Site.execute(connection, "CREATE TABLE item (id INT, category INT, emb " + type + ")");
    try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("item")) {
      for (int id = 0; id < set.vectors.length; id++) {
        rows.beginRow();
        rows.append(id).append(set.categories[id]).append(set.vectors[id]);
        rows.endRow();
      }
    }
    String order = " ORDER BY array_distance(emb, ?::" + type + ") LIMIT 10";
    all = connection.prepareStatement("SELECT id FROM item" + order);
    some = connection.prepareStatement("SELECT id FROM item WHERE category < ?" + order);
  }

  @Override
  public void tune(int ef) {}

  @Override
  public int[] search(float[] query, int belowCategory) throws SQLException {
    boolean filtered = belowCategory < VectorSet.CATEGORIES;
    PreparedStatement statement = filtered ? some : all;
    if (statement == null) {
      throw new SQLException("nothing was loaded");
    }
    if (filtered) {
      statement.setInt(1, belowCategory);
    }
    statement.setString(filtered ? 2 : 1, Arrays.toString(query));
    return ids(statement);
  }

  static int[] ids(PreparedStatement statement) throws SQLException {
    int[] ids = new int[VectorSet.K];
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids[count++] = rows.getInt(1);
      }
    }
    return Arrays.copyOf(ids, count);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
