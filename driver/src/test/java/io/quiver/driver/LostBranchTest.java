package io.quiver.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.share.ShareServer;
import io.quiver.driver.share.SharedOpening;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.planner.QueryEngine;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.Databases;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches whose link to the process that has the database breaks. */
final class LostBranchTest {
  private static final String HOLDER = "the owner";

  @TempDir Path directory;

  private Databases.Lease lease;
  private ShareServer server;
  private QuiverXaConnection physical;
  private boolean ownerGone;

  /** The Xid of a test. */
  private record Branch(int number) implements Xid {
    @Override
    public int getFormatId() {
      return 9;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {(byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {3};
    }
  }

  private Session session(SessionOptions options) {
    return QueryEngine.of(lease.database()).newSession(options, () -> {});
  }

  private ShareServer serve() {
    return new ShareServer(directory, HOLDER, salt -> new byte[0], this::session);
  }

  /** Through the server, then in this process. */
  private QuiverXaConnection open() {
    SharedOpening opening =
        new SharedOpening(
            directory,
            salt -> new byte[0],
            options -> {
              if (!ownerGone) {
                throw new QuiverException(ErrorCode.DATABASE_IN_USE, "used by " + HOLDER);
              }
              return session(options);
            });
    try {
      return new QuiverXaConnection(
          QuiverConnection.open(
              JdbcUrl.parse("jdbc:quiver:mem:", new Properties()),
              url -> opening.open(SessionOptions.DEFAULT)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws SQLException {
    lease = Databases.acquire(DatabaseOptions.memory(null));
    server = serve();
    server.start();
    physical = open();
    run(physical.getConnection(), "CREATE TABLE T (A INT PRIMARY KEY)");
  }

  @AfterEach
  void stop() throws SQLException {
    physical.close();
    server.stop();
    lease.close();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String state(Connection connection, String sql) {
    return String.valueOf(
        assertThrows(SQLException.class, () -> run(connection, sql)).getSQLState());
  }

  private int count() throws SQLException {
    try (Connection connection = physical.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM T")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void ownerEnds() throws InterruptedException {
    server.stop();
    ownerGone = true;
    // The session of the server rolls back in its own thread.
    TimeUnit.MILLISECONDS.sleep(200);
  }

  @Test
  void workThatIsLostIsToldToTheCoordinator() throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    run(connection, "INSERT INTO T VALUES (1)");
    ownerEnds();
    assertEquals("08006", state(connection, "INSERT INTO T VALUES (2)"));
    // What follows in the branch is not taken for all of it.
    assertEquals("08006", state(connection, "INSERT INTO T VALUES (3)"));
    assertEquals(
        XAException.XA_RBROLLBACK,
        assertThrows(XAException.class, () -> resource.end(new Branch(1), XAResource.TMSUCCESS))
            .errorCode);
    assertEquals(
        XAException.XA_RBROLLBACK,
        assertThrows(XAException.class, () -> resource.prepare(new Branch(1))).errorCode);
    assertTrue(connection.getAutoCommit());
    assertEquals(0, count());
    resource.start(new Branch(2), XAResource.TMNOFLAGS);
    run(physical.getConnection(), "INSERT INTO T VALUES (4)");
    resource.end(new Branch(2), XAResource.TMSUCCESS);
    resource.commit(new Branch(2), true);
    assertEquals(1, count());
  }

  @Test
  void aBreakThatNoStatementSawIsToldToo() throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    run(connection, "INSERT INTO T VALUES (1)");
    ownerEnds();
    assertEquals(
        XAException.XA_RBROLLBACK,
        assertThrows(XAException.class, () -> resource.end(new Branch(1), XAResource.TMSUCCESS))
            .errorCode);
    resource.rollback(new Branch(1));
    assertTrue(connection.getAutoCommit());
    assertEquals(0, count());
  }

  @Test
  void aSuspendedBranchThatIsLostLeavesTheConnectionUsable() throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    run(connection, "INSERT INTO T VALUES (1)");
    resource.end(new Branch(1), XAResource.TMSUSPEND);
    ownerEnds();
    assertEquals("08006", state(connection, "SELECT A FROM T"));
    assertThrows(XAException.class, () -> resource.start(new Branch(1), XAResource.TMRESUME));
    assertTrue(physical.physical().getAutoCommit());
    run(physical.getConnection(), "INSERT INTO T VALUES (5)");
    // It is still known: the coordinator may end it.
    resource.rollback(new Branch(1));
    assertEquals(1, count());
  }

  @Test
  void aBranchWithoutStatementsHasNothingToDecide() throws Exception {
    XAResource resource = physical.getXAResource();
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    resource.end(new Branch(1), XAResource.TMSUCCESS);
    assertEquals(XAResource.XA_RDONLY, resource.prepare(new Branch(1)));
  }

  @Test
  void textDoesNotEndABranchEither() throws Exception {
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    resource.start(new Branch(1), XAResource.TMNOFLAGS);
    assertTrue(connection.getMetaData().getTables(null, null, "T", null).next());
    run(connection, "INSERT INTO T VALUES (1)");
    assertEquals("25000", state(connection, "COMMIT"));
    assertEquals("25000", state(connection, "ROLLBACK"));
    resource.end(new Branch(1), XAResource.TMSUCCESS);
    resource.commit(new Branch(1), true);
    assertEquals(1, count());
  }
}
