package io.quiver.tck.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.backup.RestoreTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of format 1, written once: every later version opens them, and they are as the page says.
 */
class FixtureTest {
  private static final Path FIXTURE = Path.of("src/test/resources/format/1");

  @TempDir Path directory;

  /** Opening writes; the fixture must stay as it was. */
  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURE)) {
      for (Path file : files.toList()) {
        Path target = directory.resolve(FIXTURE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private List<String> query(String name, Properties properties, String... queries)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    String url = "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement()) {
      for (String sql : queries) {
        try (ResultSet result = statement.executeQuery(sql)) {
          while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
              row.append(i == 1 ? "" : "|").append(result.getString(i));
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }

  private void checkContent(String name, Properties properties) throws SQLException {
    assertEquals(
        List.of(
            "-300|minus|-2.25|null|FALSE|another body",
            "1|one|1.50|2026-11-21|TRUE|the first body",
            "2|long|null|null|null|null",
            "3000",
            "1|1|-300",
            "2|1|2",
            "1",
            "-300",
            "1",
            "5"),
        query(
            name,
            properties,
            "SELECT id, name, price, born, ok, CASE WHEN id <> 2 THEN body END FROM node WHERE id"
                + " < 3 ORDER BY id",
            "SELECT CHAR_LENGTH(body) FROM node WHERE name = 'long'",
            "SELECT id, src, dst FROM edge ORDER BY id",
            "SELECT id FROM node WHERE name = 'one'",
            "SELECT id FROM node ORDER BY l2_distance(emb, '[0,1,0,0]') LIMIT 1",
            "SELECT id FROM node WHERE TEXT_MATCH(node, 'first')",
            "SELECT NEXT VALUE FOR ticket"));
    for (String row : query(name, properties, "CHECK DATABASE")) {
      assertTrue(row.endsWith("|ok"), row);
    }
  }

  @Test
  void opensAPlainDatabase() throws SQLException {
    checkContent("plain", new Properties());
  }

  @Test
  void opensAnEncryptedDatabase() throws SQLException {
    Properties key = new Properties();
    key.put("encryption_key", FixtureWriter.KEY);
    checkContent("encrypted", key);
  }

  @Test
  void restoresABackupWithItsIncrement() throws SQLException {
    DatabaseBackups.restore(
        directory.resolve("backup"),
        directory.resolve("restored"),
        RestoreTarget.parse("there"),
        null);
    checkContent("restored", new Properties());
    assertEquals(
        List.of("in the increment"),
        query("restored", new Properties(), "SELECT name FROM node WHERE id = 3"));
  }

  // ---- the page

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FIXTURE.resolve(name));
  }

  private static List<FormatReader.Record> log(String directory) throws IOException {
    List<FormatReader.Record> records = new ArrayList<>();
    try (Stream<Path> segments = Files.list(FIXTURE.resolve(directory))) {
      for (Path segment : segments.sorted().toList()) {
        records.addAll(
            FormatReader.segment(
                String.valueOf(segment.getFileName()), Files.readAllBytes(segment)));
      }
    }
    return records;
  }

  @Test
  void storeIsAsThePageSays() throws IOException {
    FormatReader.Mark mark = FormatReader.blockFile(file("plain/store"), "STOR");
    ByteBuffer attachment = ByteBuffer.wrap(mark.attachment());
    assertEquals(1, attachment.get());
    assertTrue(attachment.getLong() > 10, "applied timestamp");
    assertTrue(attachment.getLong() > 0, "version of MVStore");
    byte[] header = new byte[attachment.remaining()];
    attachment.get(header);
    String text = new String(header, StandardCharsets.ISO_8859_1);
    assertTrue(text.startsWith("H:2,") && text.contains("format:3"), text);
  }

  @Test
  void logIsAsThePageSays() throws IOException {
    List<FormatReader.Record> records = log("backup/log");
    assertTrue(records.size() >= 2, records.size() + " records");
    long named = 0;
    List<String> names = new ArrayList<>();
    for (FormatReader.Record record : records) {
      if (record.kind() == 1) {
        assertTrue(record.micros() > 1_700_000_000_000_000L);
        for (FormatReader.Write write : FormatReader.part(record.payload())) {
          if (write.namespace() == 0 && write.key()[0] == 6) {
            named = record.timestamp();
            assertEquals(
                "THERE",
                new String(write.key(), 1, write.key().length - 1, StandardCharsets.UTF_8));
            assertEquals(Long.BYTES, write.value().length);
          }
          if (write.namespace() >= 16 && isRow(write)) {
            List<byte[]> row = FormatReader.row(write.value());
            assertEquals(3, FormatReader.wholeNumber(row.get(0)));
            names.add(new String(row.get(1), StandardCharsets.UTF_8));
            assertEquals(1L << 63 | 3, ByteBuffer.wrap(write.key()).getLong());
          }
        }
      }
    }
    assertTrue(named > 0, "the restore point");
    assertEquals(List.of("in the increment"), names);
  }

  private static boolean isRow(FormatReader.Write write) {
    return write.key().length == Long.BYTES && write.value().length > 3 && write.value()[0] == 0x10;
  }

  @Test
  void backupAndKeyAreAsThePageSays() throws IOException {
    FormatReader.Mark manifest = FormatReader.blockFile(file("backup/backup"), "BKUP");
    ByteBuffer said = ByteBuffer.wrap(manifest.attachment());
    assertEquals(33, said.remaining());
    assertEquals(1, said.get());
    FormatReader.Mark base = FormatReader.blockFile(file("backup/base"), "STOR");
    assertEquals(ByteBuffer.wrap(base.attachment()).getLong(1), said.getLong(17));
    FormatReader.keyFile(file("encrypted/key"));
  }

  @Test
  void vectorIndexIsAsThePageSays() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURE.resolve("plain/index"))) {
      int manifests = 0;
      for (Path path : files.filter(file -> file.toString().contains("vector-")).toList()) {
        ByteBuffer content =
            ByteBuffer.wrap(FormatReader.frames(Files.readAllBytes(path)))
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean manifest = path.toString().endsWith("-manifest");
        assertEquals(manifest ? 0x51564D31 : 0x51565331, content.getInt(), path.toString());
        assertEquals(4, content.getInt(manifest ? 8 : 4), "dimensions");
        manifests += manifest ? 1 : 0;
      }
      assertEquals(1, manifests);
    }
  }
}
