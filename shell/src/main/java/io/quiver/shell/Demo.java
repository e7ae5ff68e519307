package io.quiver.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The main job on real data: a graph of articles with tags, mentions and embeddings is loaded into
 * a file database by plain SQL, and asked what only a database of graphs and vectors can answer.
 * Can be run any number of times on the same database.
 */
final class Demo {
  private static final String START = "azure-event-grid";
  private static final String END = "azure-cosmos-db";

  private final Connection connection;
  private final PrintStream out;

  private Demo(Connection connection, PrintStream out) {
    this.connection = connection;
    this.out = out;
  }

  static void run(String url, PrintStream out) throws SQLException, IOException {
    out.println("Quiver demo on " + url);
    try (Connection connection = DriverManager.getConnection(url)) {
      DemoLoad.run(connection, out);
      Demo demo = new Demo(connection, out);
      demo.ask();
      demo.rollBack();
    }
    out.println();
    out.println("Closed. Opening it again ...");
    try (Connection connection = DriverManager.getConnection(url)) {
      new Demo(connection, out)
          .query(
              "Everything is still there",
              """
              SELECT (SELECT COUNT(*) FROM kg.nodes) AS nodes, (SELECT COUNT(*) FROM kg.edges) AS edges,
                     (SELECT COUNT(*) FROM kg.tags) AS tags, (SELECT COUNT(*) FROM kg.embeddings) AS embeddings\
              """);
    }
    out.println();
    out.println("Look around yourself:  bin/quiver " + url.substring("jdbc:quiver:".length()));
  }

  private void ask() throws SQLException {
    query(
        "Articles by tag: a join and a group by",
        """
        SELECT t.tag, COUNT(*) AS articles
        FROM kg.nodes n JOIN kg.tags t ON t.node_id = n.id
        GROUP BY t.tag ORDER BY articles DESC, t.tag LIMIT 8\
        """);
    String vector = embedding(START);
    out.println();
    out.println("In what follows, ? is the embedding of the article " + START + ".");
    query(
        "The 5 articles nearest to " + START + ": VECTOR_SEARCH",
        """
        SELECT v.node_id, v.distance
        FROM VECTOR_SEARCH((SELECT * FROM kg.embeddings WHERE node_id <> 'azure-event-grid'),
                           DESCRIPTOR(embedding), ?, 5) AS v
        ORDER BY v.distance\
        """,
        vector);
    query(
        "The same as plain SQL: it plans to the same operator",
        """
        SELECT node_id, cosine_distance(embedding, ?) AS distance
        FROM kg.embeddings WHERE node_id <> 'azure-event-grid'
        ORDER BY cosine_distance(embedding, ?) LIMIT 5\
        """,
        vector,
        vector);
    query(
        "Everything within 2 mentions of " + START,
        """
        SELECT node, depth, path_nodes
        FROM TRAVERSE(graph => 'kg', seeds => 'azure-event-grid', max_depth => 2)
        ORDER BY depth, node LIMIT 12\
        """);
    query(
        "The shortest way from " + START + " to " + END,
        """
        SELECT hops, path_nodes
        FROM SHORTEST_PATH(graph => 'kg', source => 'azure-event-grid', target => 'azure-cosmos-db')\
        """);
    String neighbourhood =
        """
        SELECT t.node, MIN(t.depth) AS depth, g.tag
        FROM TRAVERSE(graph => 'kg', max_depth => 2,
                      seeds => (SELECT v.node_id FROM VECTOR_SEARCH(TABLE kg.embeddings, DESCRIPTOR(embedding), ?, 3) AS v)) AS t
        JOIN kg.tags g ON g.node_id = t.node
        WHERE g.tag = 'Databases'
        GROUP BY t.node, g.tag ORDER BY depth, t.node\
        """;
    query(
        "One statement for what else takes two systems: what lies within 2 mentions of the 3"
            + " articles nearest to a vector, restricted to a tag",
        neighbourhood,
        vector);
    query("How it does that", "EXPLAIN " + neighbourhood, vector);
  }

  private void rollBack() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      title("A transaction that is rolled back leaves nothing behind");
      for (String sql :
          new String[] {
            "INSERT INTO kg.nodes (id, type) VALUES ('draft', 'article')",
            "INSERT INTO kg.edges (from_node, to_node, type) VALUES ('draft', 'azure-event-grid',"
                + " 'MENTIONS')"
          }) {
        out.println(sql + ";");
        statement.executeUpdate(sql);
      }
    }
    String count = "SELECT COUNT(*) AS drafts FROM kg.nodes WHERE id = 'draft'";
    query("Inside the transaction", count);
    connection.rollback();
    connection.setAutoCommit(true);
    query("After ROLLBACK", count);
  }

  private String embedding(String node) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT embedding FROM kg.embeddings WHERE node_id = ?")) {
      statement.setString(1, node);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("no embedding for " + node);
        }
        return rows.getString(1);
      }
    }
  }

  private void title(String text) {
    out.println();
    out.println("── " + text);
  }

  private void query(String title, String sql, String... parameters) throws SQLException {
    title(title);
    out.println(sql.strip() + ";");
    out.println();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        TablePrinter.print(rows, out);
      }
    }
  }
}
