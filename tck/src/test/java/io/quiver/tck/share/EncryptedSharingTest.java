package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverDataSource;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted database that another process has open is reached with its key only. */
@Tag("slow")
final class EncryptedSharingTest {
  private static final String KEY = "correct horse battery staple";

  @TempDir Path parent;
  private Path directory = Path.of("");
  private String url = "";

  @BeforeEach
  void place() {
    directory = parent.resolve("db");
    url = "jdbc:quiver:" + directory + ";linger=0";
  }

  private Connection connect(@Nullable String key) throws SQLException {
    Properties properties = new Properties();
    if (key != null) {
      properties.put("encryption_key", key.toCharArray());
    }
    return DriverManager.getConnection(url, properties);
  }

  private SQLException refused(@Nullable String key) {
    return assertThrows(SQLException.class, () -> connect(key).close());
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM T")) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }

  private static void insert(Connection connection, int value) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO T VALUES (?)")) {
      insert.setInt(1, value);
      assertEquals(1, insert.executeUpdate());
    }
  }

  private boolean isMine() throws IOException {
    return Files.readString(directory.resolve("lock"))
        .startsWith("process " + ProcessHandle.current().pid() + ",");
  }

  private Owner owner() {
    Owner owner = Owner.start();
    assertEquals("done", owner.order("unlock", url, KEY));
    assertEquals("count 0", owner.order("run", url, "CREATE TABLE T (A INT PRIMARY KEY)"));
    return owner;
  }

  @Test
  void withTheKeyBothWork() throws Exception {
    try (Owner owner = owner();
        Connection connection = connect(KEY);
        Connection second = connect(KEY)) {
      assertFalse(isMine());
      insert(connection, 1);
      assertEquals("count 1", owner.order("run", url, "INSERT INTO T VALUES (2)"));
      assertEquals(2, count(second));
    }
    try (Connection connection = connect(KEY);
        Owner other = Owner.start()) {
      assertEquals(2, count(connection));
      assertTrue(isMine());
      assertEquals("done", other.order("unlock", url, KEY));
      assertEquals("value 2", other.order("run", url, "SELECT COUNT(*) FROM T"));
    }
  }

  @Test
  void withoutItTheErrorIsThatOfOpening() throws Exception {
    SQLException wrong;
    SQLException missing;
    try (Owner owner = owner();
        Connection connection = connect(KEY)) {
      wrong = refused("incorrect horse");
      missing = refused(null);
      insert(connection, 1); // who has it goes on
      assertEquals("value 1", owner.order("run", url, "SELECT COUNT(*) FROM T"));
    }
    SQLException wrongAlone = refused("incorrect horse");
    SQLException missingAlone = refused(null);
    assertEquals("28P01", wrongAlone.getSQLState());
    assertEquals(wrongAlone.getMessage(), wrong.getMessage());
    assertEquals(wrongAlone.getSQLState(), wrong.getSQLState());
    assertEquals(wrongAlone.getClass(), wrong.getClass());
    assertEquals(missingAlone.getMessage(), missing.getMessage());
    assertEquals(missingAlone.getSQLState(), missing.getSQLState());
    assertEquals(missingAlone.getClass(), missing.getClass());
  }

  @Test
  void aKeyForADatabaseWithoutOneIsTheSameErrorToo() throws Exception {
    SQLException shared;
    try (Owner owner = Owner.start()) {
      owner.open(url);
      shared = refused(KEY);
    }
    SQLException alone = refused(KEY);
    assertEquals(alone.getMessage(), shared.getMessage());
    assertEquals(alone.getSQLState(), shared.getSQLState());
  }

  @Test
  void whoeverHasTheKeyTakesOver() throws Exception {
    Owner owner = owner();
    try (Connection connection = connect(KEY)) {
      insert(connection, 1);
      owner.kill();
      TimeUnit.MILLISECONDS.sleep(1_100); // long enough to be idle
      insert(connection, 2);
      assertTrue(isMine());
      assertEquals(2, count(connection));
    }
  }

  @Test
  void aNewKeyHoldsForThoseWhoComeLater() throws Exception {
    try (Owner owner = owner();
        Connection early = connect(KEY)) {
      QuiverDataSource source = new QuiverDataSource(url);
      source.setEncryptionPassphrase(KEY.toCharArray());
      source.changeEncryptionKey("another one".toCharArray());
      try (Connection late = connect("another one")) {
        insert(late, 1);
      }
      assertEquals("28P01", refused(KEY).getSQLState());
      assertEquals(1, count(early));
      assertEquals("value 1", owner.order("run", url, "SELECT COUNT(*) FROM T"));
    }
  }

  /** Somebody who may read the directory has the token, which alone opens nothing. */
  @Test
  void theTokenIsNotEnough() throws Exception {
    try (Owner owner = owner()) {
      assertFalse(answers(new byte[0]));
      assertFalse(answers("share".getBytes(StandardCharsets.US_ASCII)));
      assertEquals("value 0", owner.order("run", url, "SELECT COUNT(*) FROM T"));
    }
    // The same greeting opens a session of a database without a key, so that the test can fail.
    directory = parent.resolve("open");
    url = "jdbc:quiver:" + directory + ";linger=0";
    try (Owner owner = Owner.start()) {
      owner.open(url);
      assertTrue(answers(new byte[0]));
    }
  }

  /** Whether the owner says anything after a greeting that proves to know the token. */
  private boolean answers(byte[] salt) throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve("endpoint"), StandardCharsets.UTF_8);
    byte[] token = HexFormat.of().parseHex(lines.get(3));
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(2)))) {
      socket.setSoTimeout(10_000);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] challenge = new byte[in.readInt()];
      in.readFully(challenge);
      byte[] nonce = new byte[16];
      System.arraycopy(challenge, challenge.length - 16, nonce, 0, 16);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token, "HmacSHA256"));
      mac.update(salt);
      mac.update("client".getBytes(StandardCharsets.US_ASCII));
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(socket.getPort()).array());
      mac.update(nonce);
      mac.update(new byte[16]);
      byte[] proof = mac.doFinal();
      OutputStream out = socket.getOutputStream();
      // CANCEL of a session that there is not: kind, nonce, proof, number, key
      out.write(new byte[] {0, 0, 0, 1 + 1 + 16 + 1 + 32 + 1 + 8, 2, 32});
      out.write(new byte[16]);
      out.write(64);
      out.write(proof);
      out.write(new byte[9]);
      out.flush();
      return in.read() >= 0;
    }
  }
}
