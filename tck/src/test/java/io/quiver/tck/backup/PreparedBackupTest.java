package io.quiver.tck.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverXADataSource;
import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.backup.RestoreTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup has transactions that wait for their outcome, and their outcomes. */
class PreparedBackupTest {
  private static final String STATE =
      "SELECT 'a' || id || '=' || n FROM account"
          + " UNION ALL SELECT 'in doubt ' || TRANSACTION_NAME FROM SYS.PREPARED_TRANSACTIONS"
          + " ORDER BY 1";

  @TempDir Path directory;

  /** A branch of a test. */
  private record Branch(int number) implements Xid {
    @Override
    public int getFormatId() {
      return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {(byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {0};
    }
  }

  private String url(String name) {
    return "jdbc:quiver:" + directory.resolve(name) + ";linger=0;lock_timeout=20";
  }

  private XAConnection open(String name) throws SQLException {
    QuiverXADataSource source = new QuiverXADataSource();
    source.setUrl(url(name));
    return source.getXAConnection();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void prepare(XAConnection physical, int number, String sql)
      throws SQLException, XAException {
    XAResource resource = physical.getXAResource();
    resource.start(new Branch(number), XAResource.TMNOFLAGS);
    run(physical.getConnection(), sql);
    resource.end(new Branch(number), XAResource.TMSUCCESS);
    assertEquals(XAResource.XA_OK, resource.prepare(new Branch(number)));
  }

  private static List<String> state(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String row : Contents.rows(statement, "CHECK DATABASE")) {
        assertTrue(row.endsWith("|ok"), row);
      }
      return Contents.rows(statement, STATE);
    }
  }

  private List<String> restored(String backup, String name, RestoreTarget until)
      throws SQLException {
    DatabaseBackups.restore(directory.resolve(backup), directory.resolve(name), until, null);
    try (Connection connection = DriverManager.getConnection(url(name))) {
      return state(connection);
    }
  }

  private void fill() throws Exception {
    XAConnection physical = open("db");
    XAResource resource = physical.getXAResource();
    String backup = "BACKUP TO '" + directory.resolve("backup") + "'";
    run(
        physical.getConnection(),
        "CREATE TABLE account (id INT PRIMARY KEY, n INT)",
        "INSERT INTO account VALUES (1, 10), (2, 20), (3, 30)",
        "ALTER DATABASE SET log_retention = 24");
    prepare(physical, 1, "UPDATE account SET n = 11 WHERE id = 1");
    run(physical.getConnection(), backup, "BACKUP TO '" + directory.resolve("base") + "'");
    prepare(physical, 2, "UPDATE account SET n = 22 WHERE id = 2");
    run(physical.getConnection(), "CREATE RESTORE POINT both_wait");
    resource.commit(new Branch(1), false);
    run(physical.getConnection(), "CREATE RESTORE POINT one_is_decided", backup);
    resource.rollback(new Branch(2));
    run(physical.getConnection(), "UPDATE account SET n = 33 WHERE id = 3", backup);
    physical.close();
  }

  @Test
  void aBackupHasWhatIsInDoubtAndItsOutcome() throws Exception {
    fill();
    String first = "in doubt 1:01:00";
    String second = "in doubt 1:02:00";
    assertEquals(
        List.of("a1=10", "a2=20", "a3=30", first), restored("base", "1", RestoreTarget.END));
    assertEquals(
        List.of("a1=10", "a2=20", "a3=30", first, second),
        restored("backup", "2", new RestoreTarget.Point("both_wait")));
    assertEquals(
        List.of("a1=11", "a2=20", "a3=30", second),
        restored("backup", "3", new RestoreTarget.Point("one_is_decided")));
    assertEquals(List.of("a1=11", "a2=20", "a3=33"), restored("backup", "4", RestoreTarget.END));
  }

  /** In a restored database branches hold their locks and can be decided, the other way as well. */
  @Test
  void whatWasInDoubtIsDecidedInTheRestoredDatabase() throws Exception {
    fill();
    assertEquals(5, restored("backup", "db2", new RestoreTarget.Point("both_wait")).size());
    XAConnection physical = open("db2");
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    assertEquals(2, resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length);
    for (int id = 1; id <= 2; id++) {
      String sql = "UPDATE account SET n = 0 WHERE id = " + id;
      assertEquals(
          "55P03", assertThrows(SQLException.class, () -> run(connection, sql)).getSQLState());
    }
    resource.rollback(new Branch(1));
    resource.commit(new Branch(2), false);
    run(connection, "UPDATE account SET n = n + 1");
    assertEquals(List.of("a1=11", "a2=23", "a3=31"), state(connection));
    physical.close();
  }
}
