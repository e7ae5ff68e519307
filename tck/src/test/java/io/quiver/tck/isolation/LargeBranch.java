package io.quiver.tck.isolation;

import io.quiver.driver.QuiverXADataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * The main program of a child process with little heap: prepares two branches that do not fit into
 * it, says so in a file and waits to be killed; or commits the first and rolls back the second one
 * that it finds.
 */
final class LargeBranch {
  private static final int BATCH = 1_000;

  private LargeBranch() {}

  public static void main(String[] arguments) throws Exception {
    QuiverXADataSource source = new QuiverXADataSource();
    source.setUrl(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    XAConnection physical = source.getXAConnection();
    if (arguments.length == 3) {
      prepare(physical, rows);
      Files.createFile(Path.of(arguments[2]));
      new CountDownLatch(1).await();
    } else {
      decide(physical, rows);
      physical.close();
      System.out.println("done");
    }
  }

  private static void prepare(XAConnection physical, int rows) throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    run(
        connection,
        "CREATE TABLE parent (id BIGINT PRIMARY KEY)",
        "INSERT INTO parent VALUES (0), (1)",
        "CREATE TABLE one (id BIGINT PRIMARY KEY, code BIGINT UNIQUE, text VARCHAR(200),"
            + " parent BIGINT REFERENCES parent)",
        "CREATE TABLE two (id BIGINT PRIMARY KEY, code BIGINT UNIQUE, text VARCHAR(200),"
            + " parent BIGINT REFERENCES parent)",
        "INSERT INTO one VALUES (-1, -1, 'old', 1)",
        "INSERT INTO two VALUES (-1, -1, 'old', 1)");
    branch(resource, connection, 1, "one", rows);
    branch(resource, connection, 2, "two", rows);
  }

  private static void branch(
      XAResource resource, Connection connection, int number, String table, int rows)
      throws XAException, SQLException {
    resource.start(new Branch(number), XAResource.TMNOFLAGS);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, 0)")) {
      for (int id = 0; id < rows; id++) {
        insert.setLong(1, id);
        insert.setLong(2, 2L * id);
        insert.setString(3, "text of row " + id + "x".repeat(80));
        insert.addBatch();
        if (id % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    run(connection, "UPDATE " + table + " SET text = 'new' WHERE id = -1");
    resource.end(new Branch(number), XAResource.TMSUCCESS);
    check(resource.prepare(new Branch(number)) == XAResource.XA_OK, "not prepared");
  }

  private static void decide(XAConnection physical, int rows) throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    Xid[] found = resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
    check(found.length == 2, found.length + " in doubt: " + Arrays.toString(found));
    check(number(connection, "SELECT COUNT(*) FROM one") == 1, "seen before its outcome");
    check(isLocked(connection, "UPDATE one SET code = 5 WHERE id = -1"), "not locked: one");
    check(isLocked(connection, "INSERT INTO two VALUES (7, 7, '', 0)"), "not locked: two");
    resource.commit(new Branch(1), false);
    resource.rollback(new Branch(2));
    check(number(connection, "SELECT COUNT(*) FROM one") == rows + 1L, "rows of one");
    check(number(connection, "SELECT COUNT(*) FROM two") == 1, "rows of two");
    check(
        number(connection, "SELECT SUM(code) FROM one WHERE code >= 0") == (rows - 1L) * rows,
        "codes of one");
    check(
        number(connection, "SELECT COUNT(*) FROM one WHERE text = 'new' AND id = -1") == 1,
        "the changed row");
    run(connection, "INSERT INTO two VALUES (7, 7, '', 0)", "DELETE FROM one WHERE id = 7");
    try (Statement statement = connection.createStatement();
        ResultSet findings = statement.executeQuery("CHECK DATABASE")) {
      while (findings.next()) {
        check("ok".equals(findings.getString(3)), findings.getString(3));
      }
    }
  }

  private static boolean isLocked(Connection connection, String sql) throws SQLException {
    try {
      run(connection, sql);
      return false;
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      check(rows.next(), "no row: " + sql);
      return rows.getLong(1);
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
