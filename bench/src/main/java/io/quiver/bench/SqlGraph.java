package io.quiver.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A graph as two tables, asked by prepared statements. */
final class SqlGraph implements GraphSystem {
  private static final int BATCH = 10_000;

  private final Path directory;
  private final Connection connection;
  private final GraphWords words;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  SqlGraph(Path directory, Connection connection, GraphWords words) {
    this.directory = directory;
    this.connection = connection;
    this.words = words;
  }

  @Override
  public void load(int vertexCount, int[] sources, int[] targets) throws SQLException, IOException {
    Site.execute(connection, "CREATE TABLE v (id BIGINT NOT NULL PRIMARY KEY)");
    Site.execute(connection, "CREATE TABLE e (src BIGINT NOT NULL, dst BIGINT NOT NULL)");
    for (String statement : words.beforeLoading()) {
      Site.execute(connection, statement);
    }
    fill("v", vertexCount, row -> new int[] {row});
    fill("e", sources.length, row -> new int[] {sources[row], targets[row]});
    for (String statement : words.afterLoading()) {
      Site.execute(connection, statement);
    }
  }

  private void fill(String table, int count, IntFunction<int[]> rows)
      throws SQLException, IOException {
    if (words.load(table, directory).isEmpty()) {
      insert(table, count, rows);
      return;
    }
    Path file = directory.resolve("rows.csv");
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        int[] row = rows.apply(i);
        lines.write(row[0] + (row.length > 1 ? "," + row[1] : "") + "\n");
      }
    }
    Site.execute(connection, words.load(table, file));
    Files.delete(file);
  }

  private void insert(String table, int count, IntFunction<int[]> rows) throws SQLException {
    int columns = rows.apply(0).length;
    String values = columns == 1 ? "(?)" : "(?, ?)";
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES " + values)) {
      for (int i = 0; i < count; i++) {
        int[] row = rows.apply(i);
        for (int column = 0; column < columns; column++) {
          insert.setLong(column + 1, row[column]);
        }
        insert.addBatch();
        if (i % BATCH == BATCH - 1 || i == count - 1) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  @Override
  public void addEdge(int source, int target) throws SQLException {
    PreparedStatement insert = prepared("INSERT INTO e VALUES (?, ?)");
    insert.setLong(1, source);
    insert.setLong(2, target);
    insert.executeUpdate();
  }

  @Override
  public long within(int hops, int start) throws SQLException {
    return number(words.within(hops), start);
  }

  @Override
  public int distance(int from, int to, int hops) throws SQLException {
    return (int) number(words.distance(hops), from, to);
  }

  /** The number in the only row; -1 without a row. */
  private long number(String sql, int... values) throws SQLException {
    PreparedStatement select = prepared(sql);
    for (int i = 0; i < values.length; i++) {
      select.setLong(i + 1, values[i]);
    }
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  @Override
  public double[] pageRank(int vertexCount) throws SQLException {
    double[] ranks = new double[vertexCount];
    last(words.pageRank(vertexCount), rows -> ranks[rows.getInt(1)] = rows.getDouble(2));
    return ranks;
  }

  @Override
  public long[] components(int vertexCount) throws SQLException {
    long[] components = new long[vertexCount];
    last(words.components(), rows -> components[rows.getInt(1)] = rows.getLong(2));
    return components;
  }

  private interface Reader {
    void read(ResultSet rows) throws SQLException;
  }

  private void last(List<String> statements, Reader reader) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements.subList(0, statements.size() - 1)) {
        statement.execute(sql);
      }
      try (ResultSet rows = statement.executeQuery(statements.getLast())) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  @Override
  public long triangles() throws SQLException {
    return words.triangles().isEmpty() ? -1 : number(words.triangles());
  }

  @Override
  public long communities() throws SQLException {
    return words.communities().isEmpty() ? -1 : number(words.communities());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
