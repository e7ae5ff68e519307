package io.quiver.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Loads the sample articles as a graph, in one transaction, by plain SQL. */
final class DemoLoad {
  private final Connection connection;
  private final Progress progress;

  private DemoLoad(Connection connection, Progress progress) {
    this.connection = connection;
    this.progress = progress;
  }

  static void run(Connection connection, PrintStream out) throws SQLException, IOException {
    List<Article> articles = Article.load();
    out.println();
    out.println("── Loading " + articles.size() + " articles in one transaction");
    String create = "CREATE GRAPH kg WITH (dimensions = 384, metric = 'cosine')";
    out.println(create + ";");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP GRAPH IF EXISTS kg CASCADE");
      statement.execute(create);
    }
    DemoLoad load = new DemoLoad(connection, new Progress(out));
    load.nodes(articles);
    load.tags(articles);
    load.edges(articles);
    load.embeddings(articles);
    connection.commit();
    connection.setAutoCommit(true);
    out.println("Committed.");
  }

  private void nodes(List<Article> articles) throws SQLException {
    insert(
        "INSERT INTO kg.nodes (id, type, data) VALUES (?, 'article', JSON_OBJECT('title' VALUE"
            + " CAST(? AS VARCHAR)))",
        "nodes",
        articles.stream().map(a -> new String[] {a.id(), a.title()}).toList());
  }

  private void tags(List<Article> articles) throws SQLException {
    insert(
        "INSERT INTO kg.tags (node_id, tag) VALUES (?, ?)",
        "tags",
        articles.stream().map(a -> new String[] {a.id(), a.category()}).toList());
  }

  private void edges(List<Article> articles) throws SQLException {
    insert(
        "INSERT INTO kg.edges (from_node, to_node, type) VALUES (?, ?, 'MENTIONS')",
        "edges",
        articles.stream()
            .flatMap(
                a -> articles.stream().filter(a::mentions).map(b -> new String[] {a.id(), b.id()}))
            .toList());
  }

  private void embeddings(List<Article> articles) throws SQLException {
    insert(
        "INSERT INTO kg.embeddings (node_id, embedding) VALUES (?, ?)",
        "embeddings",
        articles.stream().map(a -> new String[] {a.id(), a.embedding()}).toList());
  }

  private void insert(String sql, String what, List<String[]> rows) throws SQLException {
    progress.start(what, rows.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (String[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setString(i + 1, row[i]);
        }
        statement.executeUpdate();
        progress.step();
      }
    }
    progress.finish();
  }
}
