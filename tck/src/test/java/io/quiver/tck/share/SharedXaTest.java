package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverXADataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributed transactions on a database that another process has open. */
@Tag("slow")
final class SharedXaTest {
  @TempDir Path parent;
  private String url = "";

  /** The Xid of a test. */
  private record Branch(int number) implements Xid {
    @Override
    public int getFormatId() {
      return 8;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {(byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {2};
    }
  }

  @BeforeEach
  void place() {
    url = "jdbc:quiver:" + parent.resolve("db") + ";linger=0;lock_timeout=200";
  }

  private Owner owner() {
    Owner owner = Owner.start();
    owner.open(url);
    assertEquals("count 0", owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)"));
    return owner;
  }

  private XAConnection open() throws SQLException {
    QuiverXADataSource source = new QuiverXADataSource();
    source.setUrl(url);
    return source.getXAConnection();
  }

  private static void insert(Connection connection, int value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate("INSERT INTO T VALUES (" + value + ")"));
    }
  }

  private static String values(Connection connection) throws SQLException {
    StringBuilder values = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT A FROM T ORDER BY A")) {
      while (rows.next()) {
        values.append(rows.getInt(1)).append(' ');
      }
    }
    return values.toString();
  }

  private static void work(XAConnection physical, Connection connection, int number)
      throws Exception {
    XAResource resource = physical.getXAResource();
    resource.start(new Branch(number), XAResource.TMNOFLAGS);
    insert(connection, number);
    resource.end(new Branch(number), XAResource.TMSUCCESS);
  }

  @Test
  void onePhaseTwoPhasesAndRollback() throws Exception {
    try (Owner owner = owner()) {
      XAConnection physical = open();
      XAResource resource = physical.getXAResource();
      Connection connection = physical.getConnection();
      work(physical, connection, 1);
      work(physical, connection, 2);
      work(physical, connection, 3);
      assertEquals("", values(connection));
      resource.commit(new Branch(1), true);
      assertEquals(XAResource.XA_OK, resource.prepare(new Branch(2)));
      resource.rollback(new Branch(3));
      assertEquals("value 1", owner.order("run", url, "SELECT COUNT(*) FROM T"));
      assertTrue(
          owner
              .order("run", url, "SELECT TRANSACTION_NAME FROM SYS.PREPARED_TRANSACTIONS")
              .startsWith("value 8:"));
      resource.commit(new Branch(2), false);
      assertEquals("1 2 ", values(connection));
      assertEquals(
          XAException.XAER_NOTA,
          assertThrows(XAException.class, () -> resource.commit(new Branch(2), false)).errorCode);
      // suspended and resumed
      resource.start(new Branch(4), XAResource.TMNOFLAGS);
      insert(connection, 4);
      resource.end(new Branch(4), XAResource.TMSUSPEND);
      insert(connection, 5);
      resource.start(new Branch(4), XAResource.TMRESUME);
      insert(connection, 6);
      resource.end(new Branch(4), XAResource.TMSUCCESS);
      assertEquals("1 2 5 ", values(connection));
      resource.commit(new Branch(4), true);
      assertEquals("1 2 4 5 6 ", values(connection));
      physical.close();
    }
  }

  @Test
  void aClosedConnectionLeavesOnlyWhatIsPrepared() throws Exception {
    try (Owner owner = owner()) {
      XAConnection physical = open();
      Connection connection = physical.getConnection();
      work(physical, connection, 1);
      work(physical, connection, 2);
      physical.getXAResource().prepare(new Branch(2));
      physical.close();
      assertEquals("count 1", owner.order("run", url, "INSERT INTO T VALUES (1)"));
      assertTrue(owner.order("run", url, "INSERT INTO T VALUES (2)").startsWith("failed 55P03"));
      XAConnection later = open();
      Xid[] found = later.getXAResource().recover(XAResource.TMSTARTRSCAN);
      assertEquals(1, found.length);
      later.getXAResource().rollback(found[0]);
      later.close();
      assertEquals("count 1", owner.order("run", url, "INSERT INTO T VALUES (2)"));
    }
  }

  @Test
  void whatIsPreparedOutlivesTheOwner() throws Exception {
    Owner owner = owner();
    XAConnection physical = open();
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    work(physical, connection, 1);
    work(physical, connection, 2);
    assertEquals(XAResource.XA_OK, resource.prepare(new Branch(1)));
    owner.kill();
    XAException lost = assertThrows(XAException.class, () -> resource.prepare(new Branch(2)));
    assertEquals(XAException.XAER_RMFAIL, lost.errorCode);
    assertEquals(1, resource.recover(XAResource.TMSTARTRSCAN).length);
    resource.commit(new Branch(1), false);
    assertEquals("1 ", values(connection));
    assertFalse(connection.isClosed());
    physical.close();
  }
}
