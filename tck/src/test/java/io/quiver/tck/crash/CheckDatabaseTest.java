package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CHECK DATABASE names what is inconsistent though every checksum fits: entries are changed in the
 * store of a closed database, behind the back of everything that is derived from them.
 */
class CheckDatabaseTest {
  @TempDir Path directory;

  private String url() {
    return "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
  }

  @BeforeEach
  void fill() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE TABLE node (id INT PRIMARY KEY, name VARCHAR(20), body VARCHAR(100),"
                  + " emb VECTOR(2))",
              "CREATE INDEX node_name ON node (name)",
              "CREATE VECTOR INDEX node_emb ON node (emb) WITH (metric = 'l2')",
              "CREATE TEXT INDEX node_body ON node (body)",
              "CREATE TABLE edge (src INT NOT NULL REFERENCES node, dst INT NOT NULL REFERENCES"
                  + " node)",
              "CREATE INDEX edge_src ON edge (src)",
              "INSERT INTO node VALUES (1, 'a', 'red apple', '[1,1]'),"
                  + " (2, 'b', 'green pear', '[2,2]'), (3, 'c', 'blue plum', '[3,3]')",
              "INSERT INTO edge VALUES (1, 2), (2, 1), (1, 1)")) {
        statement.execute(sql);
      }
    }
    assertEquals(Map.of(), findings());
  }

  /** What is not ok, by object. */
  private Map<String, List<String>> findings() throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("CHECK DATABASE")) {
      int objects = 0;
      while (rows.next()) {
        objects++;
        if (!rows.getString(3).equals("ok")) {
          String object = rows.getString(2).replaceAll(".*\\.", "").replace("\"", "");
          found.computeIfAbsent(object, name -> new ArrayList<>()).add(rows.getString(3));
        }
      }
      assertTrue(objects >= 7, objects + " objects");
    }
    return found;
  }

  private int table(String name) {
    return definition(name).id();
  }

  private TableDefinition definition(String name) {
    try (Database database =
        Database.open(DatabaseOptions.directory(directory.resolve("db")).withLingerMillis(0))) {
      return database.catalog().tables().stream()
          .filter(table -> table.name().name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private int index(String tableName, String name) {
    return definition(tableName).indexes().stream()
        .filter(index -> index.name().equals(name))
        .mapToInt(IndexDefinition::id)
        .findFirst()
        .orElseThrow();
  }

  private static List<Map.Entry<byte[], byte[]>> entries(MvStore store, int namespace) {
    List<Map.Entry<byte[], byte[]>> all = new ArrayList<>();
    try (StoreSnapshot snapshot = store.snapshot();
        KeyValueCursor cursor = snapshot.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        all.add(Map.entry(cursor.key(), cursor.value()));
      }
    }
    return all;
  }

  /** Changes entries as nothing but a defect could. */
  private void damage(Consumer<MvStore> change) {
    try (MvStore store =
        MvStore.file(
            new DirectoryFiles(directory.resolve("db")), "store", MvStoreOptions.DEFAULT)) {
      long timestamp = store.appliedTimestamp();
      change.accept(store);
      store.checkpoint(timestamp);
    }
  }

  private static void put(MvStore store, int namespace, byte[] key, byte[] value) {
    WriteBatch batch = new WriteBatch();
    batch.put(namespace, key, value);
    store.apply(batch);
  }

  private static void remove(MvStore store, int namespace, byte[] key) {
    WriteBatch batch = new WriteBatch();
    batch.remove(namespace, key);
    store.apply(batch);
  }

  private static void assertFound(Map<String, List<String>> findings, String object, String part) {
    assertTrue(
        findings.getOrDefault(object, List.of()).stream().anyMatch(one -> one.contains(part)),
        findings.toString());
  }

  @Test
  void anEntryThatAnIndexLacks() throws SQLException {
    int index = index("NODE", "NODE_NAME");
    damage(store -> remove(store, index, entries(store, index).get(1).getKey()));
    Map<String, List<String>> findings = findings();
    assertFound(findings, "NODE_NAME", "no entry for row 2");
    assertEquals(1, findings.size(), findings.toString());
  }

  @Test
  void aRowThatIsGone() throws SQLException {
    int table = table("NODE");
    damage(store -> remove(store, table, entries(store, table).get(0).getKey()));
    Map<String, List<String>> findings = findings();
    assertFound(findings, "NODE_NAME", "row 1, which does not exist");
    assertFound(findings, "NODE_EMB", "row 1, which has no vector");
    assertFound(findings, "NODE_BODY", "row 1 is in the index only");
    assertFound(findings, "EDGE", "refers to a row of PUBLIC.NODE that does not exist");
    assertEquals(4, findings.size(), findings.toString());
  }

  @Test
  void anEdgeThatIndexesDoNotKnow() throws SQLException {
    int table = table("EDGE");
    int index = index("EDGE", "EDGE_SRC");
    damage(
        store -> {
          List<Map.Entry<byte[], byte[]>> rows = entries(store, table);
          byte[] key = rows.get(2).getKey().clone();
          key[key.length - 1] += 20;
          put(store, table, key, rows.get(2).getValue());
        });
    assertFound(findings(), "EDGE_SRC", "no entry for row");
    damage(store -> entries(store, index).forEach(entry -> remove(store, index, entry.getKey())));
    assertFound(findings(), "EDGE_SRC", "it has 0 entries for 4 rows");
  }

  @Test
  void aRowThatIsAnotherOne() throws SQLException {
    int table = table("NODE");
    damage(
        store -> {
          List<Map.Entry<byte[], byte[]>> rows = entries(store, table);
          put(store, table, rows.get(0).getKey(), rows.get(2).getValue());
        });
    Map<String, List<String>> findings = findings();
    assertFound(findings, "NODE_NAME", "no entry for row 1");
    assertFound(findings, "NODE_EMB", "its entry for row 1 has another vector than the row");
    assertFound(findings, "NODE_BODY", "row 1 has other words in the index than in the table");
    assertFound(findings, "NODE", "row 1 has another value in its key column");
  }

  @Test
  void aRowThatCannotBeRead() throws SQLException {
    int table = table("EDGE");
    damage(
        store ->
            put(store, table, entries(store, table).get(0).getKey(), new byte[] {1, -1, -1, 7}));
    assertTrue(findings().containsKey("EDGE"));
  }
}
