package io.quiver.tck.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small random multigraph with loops and parallel edges, in memory and as tables. A wide one has
 * vertices with keys of two columns.
 */
final class RandomGraph {
  /** A vertex; {@code table} is V or W. */
  record Vertex(String table, int key, int x, String id) {}

  /** An edge; {@code table} is E or F. */
  record Edge(String table, int key, Vertex source, Vertex destination, int y, String id) {}

  final boolean twoTables;
  final boolean wide;
  final List<Vertex> vertices = new ArrayList<>();
  final List<Edge> edges = new ArrayList<>();

  RandomGraph(Random random, boolean twoTables) {
    this(random, twoTables, false);
  }

  RandomGraph(Random random, boolean twoTables, boolean wide) {
    this.twoTables = twoTables;
    this.wide = wide;
    int size = 1 + random.nextInt(4);
    for (int i = 1; i <= size; i++) {
      vertices.add(new Vertex("V", i, random.nextInt(4), id("V", i)));
    }
    int others = twoTables ? random.nextInt(3) : 0;
    for (int i = 1; i <= others; i++) {
      vertices.add(new Vertex("W", i, random.nextInt(4), id("W", i)));
    }
    int count = random.nextInt(7);
    for (int i = 1; i <= count; i++) {
      Vertex source = vertices.get(random.nextInt(size));
      boolean f = others > 0 && random.nextInt(3) == 0;
      Vertex destination = vertices.get(f ? size + random.nextInt(others) : random.nextInt(size));
      String table = f ? "F" : "E";
      edges.add(
          new Edge(
              table,
              i,
              source,
              destination,
              random.nextInt(4),
              twoTables ? table + "(" + i + ")" : "" + i));
    }
  }

  private String id(String table, int key) {
    return wide
        ? table + "(" + key + "," + part(key) + ")"
        : twoTables ? table + "(" + key + ")" : "" + key;
  }

  /** The second column of the key: two vertices may share one of the two. */
  private static String part(int key) {
    return key % 2 == 0 ? "even" : "odd";
  }

  /** The tables and the property graph {@code g}; with or without foreign keys. */
  static List<String> definitions(boolean twoTables, boolean keys) {
    return definitions(twoTables, keys, false);
  }

  /** Likewise, with keys of two columns where it is wide. */
  static List<String> definitions(boolean twoTables, boolean keys, boolean wide) {
    if (wide) {
      return wideDefinitions(twoTables, keys);
    }
    List<String> statements = new ArrayList<>();
    statements.add("DROP PROPERTY GRAPH IF EXISTS g");
    for (String table : List.of("f", "e", "w", "v")) {
      statements.add("DROP TABLE IF EXISTS " + table);
    }
    statements.add("CREATE TABLE v (id INT PRIMARY KEY, x INT)");
    statements.add("CREATE TABLE w (id INT PRIMARY KEY, x INT)");
    for (String table : List.of("e", "f")) {
      String to = table.equals("e") ? "v" : "w";
      statements.add(
          "CREATE TABLE "
              + table
              + " (id INT PRIMARY KEY, s INT"
              + (keys ? " REFERENCES v(id)" : "")
              + ", d INT"
              + (keys ? " REFERENCES " + to + "(id)" : "")
              + ", y INT)");
    }
    String ends = " SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES ";
    statements.add(
        "CREATE PROPERTY GRAPH g VERTEX TABLES (v LABEL v LABEL n"
            + (twoTables ? ", w LABEL w LABEL n" : "")
            + ") EDGE TABLES (e"
            + ends
            + "v (id) LABEL e LABEL l"
            + (twoTables ? ", f" + ends + "w (id) LABEL f LABEL l" : "")
            + ")");
    return statements;
  }

  private static List<String> wideDefinitions(boolean twoTables, boolean keys) {
    List<String> statements = new ArrayList<>();
    statements.add("DROP PROPERTY GRAPH IF EXISTS g");
    for (String table : List.of("f", "e", "w", "v")) {
      statements.add("DROP TABLE IF EXISTS " + table);
    }
    statements.add("CREATE TABLE v (id INT, part VARCHAR(9), x INT, PRIMARY KEY (id, part))");
    statements.add("CREATE TABLE w (id INT, part VARCHAR(9), x INT, PRIMARY KEY (id, part))");
    for (String table : List.of("e", "f")) {
      String to = table.equals("e") ? "v" : "w";
      statements.add(
          "CREATE TABLE "
              + table
              + " (id INT PRIMARY KEY, s INT, sp VARCHAR(9), d INT, dp VARCHAR(9), y INT"
              + (keys
                  ? ", FOREIGN KEY (s, sp) REFERENCES v (id, part), FOREIGN KEY (d, dp) REFERENCES "
                      + to
                      + " (id, part)"
                  : "")
              + ")");
    }
    String ends = " SOURCE KEY (s, sp) REFERENCES v (id, part) DESTINATION KEY (d, dp) REFERENCES ";
    statements.add(
        "CREATE PROPERTY GRAPH g VERTEX TABLES (v LABEL v LABEL n"
            + (twoTables ? ", w LABEL w LABEL n" : "")
            + ") EDGE TABLES (e"
            + ends
            + "v (id, part) LABEL e LABEL l"
            + (twoTables ? ", f" + ends + "w (id, part) LABEL f LABEL l" : "")
            + ")");
    return statements;
  }

  /** The rows of the tables, in place of those that are there. */
  List<String> rows() {
    List<String> statements = new ArrayList<>();
    for (String table : List.of("f", "e", "w", "v")) {
      statements.add("DELETE FROM " + table);
    }
    for (Vertex vertex : vertices) {
      statements.add(
          "INSERT INTO " + vertex.table() + " VALUES (" + key(vertex) + "," + vertex.x() + ")");
    }
    for (Edge edge : edges) {
      statements.add(
          "INSERT INTO "
              + edge.table()
              + " VALUES ("
              + edge.key()
              + ","
              + key(edge.source())
              + ","
              + key(edge.destination())
              + ","
              + edge.y()
              + ")");
    }
    return statements;
  }

  private String key(Vertex vertex) {
    return wide ? vertex.key() + ",'" + part(vertex.key()) + "'" : "" + vertex.key();
  }

  static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    vertices.forEach(v -> text.append(v.id()).append("x").append(v.x()).append(' '));
    edges.forEach(
        e ->
            text.append(e.id())
                .append(':')
                .append(e.source().id())
                .append("->")
                .append(e.destination().id())
                .append('y')
                .append(e.y())
                .append(' '));
    return text.toString();
  }
}
