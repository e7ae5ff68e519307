package io.quiver.tck.crash;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Loads until it is killed: transaction n inserts node n with its embedding and an edge to it,
 * moves a counter and, once the commit has returned, appends n to a file of acknowledgements.
 */
final class Loader {
  private Loader() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0]);
        FileChannel acknowledged =
            FileChannel.open(
                Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      prepare(connection);
      connection.setAutoCommit(false);
      load(connection, acknowledged);
    }
  }

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS node (id BIGINT PRIMARY KEY, payload VARCHAR(200), emb"
              + " VECTOR(8))");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS edge (id BIGINT PRIMARY KEY, src BIGINT NOT NULL REFERENCES"
              + " node(id), dst BIGINT NOT NULL REFERENCES node(id))");
      statement.execute("CREATE TABLE IF NOT EXISTS counter (id INT PRIMARY KEY, n BIGINT)");
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM counter")) {
        rows.next();
        if (rows.getLong(1) == 0) {
          statement.execute("CREATE VECTOR INDEX node_emb ON node(emb) WITH (metric = 'l2')");
          statement.execute("CREATE TEXT INDEX node_payload ON node(payload)");
          statement.execute("INSERT INTO counter VALUES (1, 0)");
        }
      }
    }
  }

  private static void load(Connection connection, FileChannel acknowledged) throws Exception {
    try (Rows rows = new Rows(connection)) {
      for (long n = rows.last() + 1; ; n++) {
        rows.add(n);
        acknowledged.write(ByteBuffer.allocate(Long.BYTES).putLong(0, n));
      }
    }
  }

  /** Adds nodes with their edges; one transaction each. */
  static final class Rows implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement node;
    private final PreparedStatement edge;
    private final PreparedStatement counter;

    Rows(Connection connection) throws SQLException {
      this.connection = connection;
      node = connection.prepareStatement("INSERT INTO node VALUES (?, ?, ?)");
      edge = connection.prepareStatement("INSERT INTO edge VALUES (?, ?, ?)");
      counter = connection.prepareStatement("UPDATE counter SET n = n + 1 WHERE id = 1");
    }

    /** The last number that was committed. */
    long last() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT n FROM counter")) {
        rows.next();
        return rows.getLong(1);
      }
    }

    void add(long n) throws SQLException {
      node.setLong(1, n);
      node.setString(2, "payload of node " + n + " " + "x".repeat((int) (n % 150)));
      node.setObject(3, new float[] {n, 1, 2, 3, 4, 5, 6, 7});
      node.executeUpdate();
      edge.setLong(1, n);
      edge.setLong(2, Math.max(1, n - 1));
      edge.setLong(3, n);
      edge.executeUpdate();
      counter.executeUpdate();
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      node.close();
      edge.close();
      counter.close();
    }
  }
}
