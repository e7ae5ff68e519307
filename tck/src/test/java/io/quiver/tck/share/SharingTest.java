package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application and another process on one database; the owner ends in every way. */
@Tag("slow")
final class SharingTest {
  @TempDir Path parent;
  private Path directory = Path.of("");
  private String url = "";

  @BeforeEach
  void place() {
    directory = parent.resolve("db");
    url = "jdbc:quiver:" + directory + ";linger=0";
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private boolean isMine() throws IOException {
    return Files.readString(directory.resolve("lock"))
        .startsWith("process " + ProcessHandle.current().pid() + ",");
  }

  private static void assertLost(SQLException e) {
    assertTrue(
        String.valueOf(e.getSQLState()).matches("08006|08007|40.*"),
        e.getSQLState() + " " + e.getMessage());
  }

  @Test
  void bothProcessesWork() throws Exception {
    try (Owner owner = Owner.start()) {
      owner.open(url);
      assertEquals("count 0", owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)"));
      try (Connection connection = connect()) {
        assertFalse(isMine());
        assertEquals(1, update(connection, "INSERT INTO T VALUES (1)"));
        assertEquals("value 1", owner.order("run", url, "SELECT COUNT(*) FROM T"));
        assertEquals("count 1", owner.order("run", url, "INSERT INTO T VALUES (2)"));
        assertEquals(2, number(connection, "SELECT COUNT(*) FROM T"));
        connection.setAutoCommit(false);
        assertEquals(2, update(connection, "DELETE FROM T"));
        assertEquals("value 2", owner.order("run", url, "SELECT COUNT(*) FROM T"));
        connection.rollback();
      }
    }
  }

  @Test
  void thisProcessServesOthers() throws Exception {
    try (Connection connection = connect();
        Owner other = Owner.start()) {
      update(connection, "CREATE TABLE T (A INT PRIMARY KEY)");
      other.open(url);
      assertTrue(isMine());
      assertEquals("count 1", other.order("run", url, "INSERT INTO T VALUES (1)"));
      assertEquals(1, number(connection, "SELECT COUNT(*) FROM T"));
    }
  }

  @Test
  void theEndpointIsForItsOwnerOnly() throws Exception {
    try (Connection connection = connect()) {
      assertTrue(connection.isValid(1));
      Path endpoint = directory.resolve("endpoint");
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(endpoint)));
      }
      String token = Files.readAllLines(endpoint, StandardCharsets.UTF_8).get(3);
      assertEquals(64, token.length());
      assertFalse(connection.getMetaData().getURL().contains(token));
    }
    assertFalse(Files.exists(directory.resolve("endpoint")), "it is gone with its owner");
  }

  @Test
  void whoeverDoesNotShareSaysSoAtOnce() throws Exception {
    try (Connection connection = DriverManager.getConnection(url + ";share=off");
        Owner other = Owner.start()) {
      assertTrue(connection.isValid(1));
      assertTrue(other.order("open", url).startsWith("failed 08004"));
      assertTrue(other.order("open", url + ";share=off").startsWith("failed 08004"));
    }
    try (Connection connection = connect();
        Owner other = Owner.start()) {
      assertTrue(connection.isValid(1));
      assertTrue(other.order("open", url + ";share=off").startsWith("failed 08004"));
    }
  }

  @Test
  void readOnlyAndIfExistsHold() throws Exception {
    try (Owner owner = Owner.start()) {
      owner.open(url);
      owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)");
      try (Connection connection =
          DriverManager.getConnection(url + ";readonly=true;ifexists=true")) {
        assertTrue(connection.isReadOnly());
        SQLException e =
            assertThrows(SQLException.class, () -> update(connection, "INSERT INTO T VALUES (1)"));
        assertEquals("25006", e.getSQLState());
        connection.setReadOnly(false);
        assertTrue(connection.isReadOnly());
        assertThrows(SQLException.class, () -> update(connection, "INSERT INTO T VALUES (1)"));
        assertEquals(0, number(connection, "SELECT COUNT(*) FROM T"));
      }
      SQLException e =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(url.replace("/db;", "/none;") + ";ifexists=true"));
      assertEquals("3D000", e.getSQLState());
    }
  }

  @Test
  void anIdleConnectionOutlivesItsOwner() throws Exception {
    Owner owner = Owner.start();
    owner.open(url);
    owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)");
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO T VALUES (?)")) {
      insert.setInt(1, 1);
      assertEquals(1, insert.executeUpdate());
      owner.close();
      TimeUnit.MILLISECONDS.sleep(1_100); // long enough to be idle
      insert.setInt(1, 2);
      assertEquals(1, insert.executeUpdate());
      assertTrue(isMine());
      assertTrue(connection.isValid(5));
      assertEquals(2, number(connection, "SELECT COUNT(*) FROM T"));
    }
  }

  @Test
  void aStatementInFlightFailsOnceWhenTheOwnerIsKilled() throws Exception {
    Owner owner = Owner.start();
    owner.open(url);
    owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)");
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < 200; i++) {
        statement.addBatch("INSERT INTO T VALUES (" + i + ")");
      }
      statement.executeBatch();
      CountDownLatch begun = new CountDownLatch(1);
      Future<SQLException> outcome =
          threads.submit(
              () -> {
                begun.countDown();
                return assertThrows(
                    SQLException.class,
                    () ->
                        statement.executeQuery(
                            "SELECT COUNT(*) FROM T A, T B, T C, T D, T E WHERE A.A + B.A < -1"));
              });
      begun.await();
      TimeUnit.MILLISECONDS.sleep(300);
      owner.kill();
      SQLException e = outcome.get(20, TimeUnit.SECONDS);
      assertEquals("08006", e.getSQLState());
      assertInstanceOf(SQLTransientConnectionException.class, e);
      assertEquals(200, number(connection, "SELECT COUNT(*) FROM T"));
      assertTrue(isMine());
    }
  }

  @Test
  void aTransactionIsLostWithItsOwnerAndItsConnectionIsTold() throws Exception {
    Owner owner = Owner.start();
    owner.open(url);
    owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)");
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO T VALUES (?)")) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      insert.setInt(1, 1);
      insert.executeUpdate();
      connection.commit();
      insert.setInt(1, 2);
      insert.executeUpdate();
      owner.kill();
      TimeUnit.MILLISECONDS.sleep(1_100); // idle, yet not silently opened anew
      insert.setInt(1, 3);
      assertLost(assertThrows(SQLException.class, insert::executeUpdate));
      connection.rollback();
      assertFalse(connection.getAutoCommit());
      assertEquals(Connection.TRANSACTION_REPEATABLE_READ, connection.getTransactionIsolation());
      insert.setInt(1, 4);
      insert.executeUpdate();
      connection.commit();
      assertEquals(2, number(connection, "SELECT COUNT(*) FROM T"));
      assertEquals(5, number(connection, "SELECT SUM(A) FROM T"));
    }
  }

  @Test
  void aKilledClientLeavesNothingBehind() throws Exception {
    try (Connection connection = connect()) {
      update(connection, "CREATE TABLE T (A INT PRIMARY KEY, B INT)");
      update(connection, "INSERT INTO T VALUES (1, 1)");
      Owner client = Owner.start();
      client.open(url);
      client.order("run", url, "START TRANSACTION");
      assertEquals("count 1", client.order("run", url, "UPDATE T SET B = 2"));
      client.kill();
      assertEquals(1, update(connection, "UPDATE T SET B = B + 10"));
      assertEquals(11, number(connection, "SELECT B FROM T"));
    }
  }

  @Test
  void manyOpenAtOnceAndOneOwns() throws Exception {
    int processes = 4;
    Owner[] owners = new Owner[processes];
    try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
      for (int i = 0; i < processes; i++) {
        owners[i] = Owner.start();
      }
      Future<?>[] opened = new Future<?>[processes];
      for (int i = 0; i < processes; i++) {
        Owner owner = owners[i];
        opened[i] =
            threads.submit(
                () -> {
                  owner.open(url);
                  return owner.order(
                      "run", url, "CREATE TABLE IF NOT EXISTS T (A INT PRIMARY KEY)");
                });
      }
      for (int i = 0; i < processes; i++) {
        opened[i].get(60, TimeUnit.SECONDS);
        assertEquals("count 1", owners[i].order("run", url, "INSERT INTO T VALUES (" + i + ")"));
      }
      assertEquals("value " + processes, owners[0].order("run", url, "SELECT COUNT(*) FROM T"));
    } finally {
      for (Owner owner : owners) {
        owner.close();
      }
    }
  }

  @Test
  void strangersGetNothing() throws Exception {
    try (Connection connection = connect()) {
      assertTrue(connection.isValid(1));
      int port =
          Integer.parseInt(
              Files.readAllLines(directory.resolve("endpoint"), StandardCharsets.UTF_8).get(2));
      byte[][] greetings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        {0x7F, -1, -1, -1, 1},
        {-1, -1, -1, -1},
        {0, 0, 0, 0},
        {0, 0, 0, 1, 1},
        {0, 0, 0, 3, 1, 127, 127},
        strangerWithAProof(),
      };
      for (byte[] greeting : greetings) {
        try (java.net.Socket socket =
            new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
          socket.setSoTimeout(10_000);
          socket.getOutputStream().write(greeting);
          socket.shutdownOutput();
          byte[] heard;
          try {
            heard = socket.getInputStream().readAllBytes();
          } catch (java.net.SocketException e) {
            continue; // reset: as good
          }
          assertTrue(heard.length <= 4 + 1 + 1 + 1 + 16, "only the challenge: " + heard.length);
        }
      }
      try (Connection second = connect()) {
        assertTrue(second.isValid(1));
      }
    }
  }

  /** A well-formed OPEN_SESSION with 16 + 32 bytes that prove nothing. */
  private static byte[] strangerWithAProof() {
    byte[] frame = new byte[4 + 1 + 1 + 16 + 1 + 32];
    frame[3] = (byte) (frame.length - 4);
    frame[4] = 1;
    frame[5] = 32;
    frame[22] = 64;
    return frame;
  }
}
