package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.tck.jdbc.JdbcContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who only reads never fails and never waits, whatever others write and hold, at every level. */
public abstract class ReaderSuite extends JdbcContract {
  private static final List<String> QUERIES =
      List.of(
          "SELECT COUNT(*), SUM(n) FROM item",
          "SELECT id FROM item WHERE id = 1",
          "SELECT id FROM item WHERE g = 3 ORDER BY id",
          "SELECT id FROM item WHERE id BETWEEN 5 AND 90",
          "SELECT id FROM item ORDER BY emb <-> '[1,1]' LIMIT 3",
          "SELECT i.id FROM item i JOIN item j ON j.id = i.g ORDER BY 1",
          "SELECT node FROM TRAVERSE(edges => TABLE link, endpoints => DESCRIPTOR(src, dst),"
              + " seeds => 1) ORDER BY 1");

  private static final List<String> CHANGES =
      List.of(
          "UPDATE item SET n = n + 1",
          "DELETE FROM item WHERE id = 3",
          "INSERT INTO item VALUES (50, 3, 1, '[1,1]')",
          "UPDATE item SET g = 3 WHERE id = 4",
          "INSERT INTO link VALUES (3, 9)");

  @TestFactory
  final Stream<DynamicTest> levels() {
    return Stream.of(
            Connection.TRANSACTION_READ_UNCOMMITTED,
            Connection.TRANSACTION_READ_COMMITTED,
            Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE)
        .flatMap(
            level ->
                Stream.of(true, false)
                    .map(
                        declared ->
                            DynamicTest.dynamicTest(
                                "level " + level + (declared ? ", read-only" : ", only reads"),
                                () -> check(level, declared))));
  }

  private void check(int level, boolean declared) throws SQLException {
    run(
        "DROP TABLE IF EXISTS item",
        "DROP TABLE IF EXISTS link",
        "CREATE TABLE item (id INT PRIMARY KEY, g INT, n INT, emb VECTOR(2))",
        "CREATE INDEX item_g ON item (g)",
        "CREATE VECTOR INDEX item_emb ON item (emb) WITH (metric = 'l2')",
        "CREATE TABLE link (src INT NOT NULL, dst INT NOT NULL)",
        "CREATE INDEX link_src ON link (src)",
        "INSERT INTO item VALUES (1, 3, 0, '[1,1]'), (2, 3, 0, '[2,2]'), (3, 1, 0, '[3,3]'),"
            + " (4, 1, 0, '[4,4]')",
        "INSERT INTO link VALUES (1, 2), (2, 3)");
    try (Connection reader = connect();
        Connection writer = connect()) {
      reader.setTransactionIsolation(level);
      reader.setReadOnly(declared);
      reader.setAutoCommit(false);
      writer.setAutoCommit(false);
      writer.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      execute(reader, "SET lock_timeout = 0");
      List<String> before = answers(reader);
      for (String change : CHANGES) {
        execute(writer, change);
        List<String> meanwhile = answers(reader); // the writer holds its locks
        writer.commit();
        if (level >= Connection.TRANSACTION_REPEATABLE_READ) {
          assertEquals(before, meanwhile);
          assertEquals(before, answers(reader));
        } else {
          assertEquals(before, meanwhile);
          before = answers(reader);
        }
      }
      reader.commit();
      assertEquals(answers(writer), answers(reader));
      reader.commit();
      writer.commit();
    }
  }

  private static List<String> answers(Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String sql : QUERIES) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            all.add(rows.getString(1));
          }
        }
      }
    }
    return all;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
