package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverXADataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributed transactions: two phases, one phase, recovery after kill -9. */
class XaTest {
  private final String memory = "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";

  private static XAConnection open(String url) throws SQLException {
    QuiverXADataSource source = new QuiverXADataSource();
    source.setUrl(url);
    return source.getXAConnection();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String state(Connection connection, String sql) {
    return String.valueOf(
        assertThrows(SQLException.class, () -> run(connection, sql)).getSQLState());
  }

  private static int code(XaCall call) {
    return assertThrows(XAException.class, call::run).errorCode;
  }

  /** Something a coordinator does. */
  private interface XaCall {
    void run() throws XAException;
  }

  @Test
  void onePhaseTwoPhasesAndNothingToDo() throws Exception {
    XAConnection physical = open(memory);
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    run(connection, "CREATE TABLE t (id INT PRIMARY KEY)");
    for (int number = 1; number <= 3; number++) {
      resource.start(new Branch(number), XAResource.TMNOFLAGS);
      if (number < 3) {
        run(connection, "INSERT INTO t VALUES (" + number + ")");
      } else {
        assertEquals(List.of(), rows(connection, "SELECT id FROM t"));
      }
      assertEquals(
          "25000",
          String.valueOf(assertThrows(SQLException.class, connection::commit).getSQLState()));
      resource.end(new Branch(number), XAResource.TMSUCCESS);
    }
    resource.commit(new Branch(1), true);
    assertEquals(XAResource.XA_OK, resource.prepare(new Branch(2)));
    assertEquals(XAResource.XA_RDONLY, resource.prepare(new Branch(3)));
    assertEquals(List.of("1"), rows(connection, "SELECT id FROM t"));
    assertEquals(
        List.of("7:ca02:01"),
        rows(connection, "SELECT TRANSACTION_NAME FROM SYS.PREPARED_TRANSACTIONS"));
    resource.commit(new Branch(2), false);
    assertEquals(List.of("1", "2"), rows(connection, "SELECT id FROM t ORDER BY id"));
    assertEquals(List.of(), rows(connection, "SELECT 1 FROM SYS.PREPARED_TRANSACTIONS"));
    assertEquals(XAException.XAER_NOTA, code(() -> resource.commit(new Branch(2), false)));
    assertEquals(XAException.XAER_NOTA, code(() -> resource.rollback(new Branch(9))));
    physical.close();
  }

  @Test
  void whatAPreparedOneHasReadStays() throws Exception {
    XAConnection physical = open(memory + ";isolation=serializable");
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    run(connection, "CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE u (id INT PRIMARY KEY)");
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    assertEquals(List.of("0"), rows(connection, "SELECT COUNT(*) FROM t WHERE id BETWEEN 1 AND 9"));
    run(connection, "INSERT INTO u VALUES (1)");
    resource.end(new Branch(1), XAResource.TMSUCCESS);
    resource.prepare(new Branch(1));
    assertEquals("40001", state(connection, "INSERT INTO t VALUES (5)"));
    run(connection, "INSERT INTO t VALUES (10)");
    resource.commit(new Branch(1), false);
    run(connection, "INSERT INTO t VALUES (5)");
    physical.close();
  }

  @Test
  void aConflictIsFoundByPrepare() throws Exception {
    XAConnection physical = open(memory + ";isolation=serializable");
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    run(connection, "CREATE TABLE t (id INT PRIMARY KEY)");
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    assertEquals(List.of("0"), rows(connection, "SELECT COUNT(*) FROM t"));
    run(connection, "INSERT INTO t VALUES (1)");
    resource.end(new Branch(1), XAResource.TMSUCCESS);
    run(connection, "INSERT INTO t VALUES (2)");
    assertEquals(XAException.XA_RBTRANSIENT, code(() -> resource.prepare(new Branch(1))));
    run(connection, "INSERT INTO t VALUES (1)");
    physical.close();
  }

  @Test
  void preparedBranchesOutliveKill(@TempDir Path directory) throws Exception {
    String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0;lock_timeout=50";
    Path ready = directory.resolve("ready");
    Process child = start(url, ready, directory.resolve("output"));
    while (!Files.exists(ready)) {
      assertTrue(child.isAlive(), () -> "ended: " + directory.resolve("output"));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    child.destroyForcibly().waitFor();
    // Opened twice: what is in doubt stays in doubt.
    for (int i = 0; i < 2; i++) {
      try (Connection connection = DriverManager.getConnection(url)) {
        assertEquals(
            List.of("a=10", "b=20", "c=30"),
            rows(connection, "SELECT id || '=' || v FROM acc ORDER BY id"));
        assertEquals("55P03", state(connection, "UPDATE acc SET v = 0 WHERE id = 'a'"));
        assertEquals("55P03", state(connection, "INSERT INTO acc VALUES ('n1', 0, 1)"));
        assertEquals("55P03", state(connection, "DELETE FROM par WHERE id = 1"));
        assertEquals("55P03", state(connection, "ALTER TABLE acc ADD COLUMN w INT"));
        run(connection, "UPDATE acc SET v = v WHERE id = 'c'");
      }
    }
    XAConnection physical = open(url);
    XAResource resource = physical.getXAResource();
    try (Connection connection = physical.getConnection()) {
      // Row ids that are promised are not given to others.
      run(connection, "INSERT INTO acc VALUES ('x', 0, 3)");
      assertEquals(
          List.of(new Branch(1).number(), new Branch(2).number()),
          Arrays.stream(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
              .map(xid -> (int) xid.getGlobalTransactionId()[1])
              .sorted()
              .toList());
      resource.commit(new Branch(1), false);
      resource.rollback(new Branch(2));
      assertEquals(
          List.of("a=11", "b=20", "c=30", "n1=1", "x=0"),
          rows(connection, "SELECT id || '=' || v FROM acc ORDER BY id"));
      assertEquals(List.of("n1"), rows(connection, "SELECT id FROM acc WHERE v = 1"));
      run(connection, "UPDATE acc SET v = 22 WHERE id = 'b'", "CHECK DATABASE");
    }
    physical.close();
  }

  private static Process start(String url, Path ready, Path output) throws Exception {
    String java = ProcessHandle.current().info().command().orElse("java");
    return new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BranchLoader.class.getName(),
                url,
                ready.toString()))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
