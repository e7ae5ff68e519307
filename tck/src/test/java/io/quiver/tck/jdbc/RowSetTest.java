package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.RowSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.FilteredRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.JoinRowSet;
import javax.sql.rowset.Predicate;
import javax.sql.rowset.RowSetFactory;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The row sets of the JDK over the driver. */
final class RowSetTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url = "jdbc:quiver:mem:rowsets" + COUNT.incrementAndGet() + ";close=last";
  private final Connection connection;
  private final RowSetFactory factory;

  RowSetTest() throws SQLException {
    connection = DriverManager.getConnection(url);
    factory = RowSetProvider.newFactory();
  }

  @BeforeEach
  void fill() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE PERSON (ID INT PRIMARY KEY, NAME VARCHAR(20), AGE INT)");
      statement.execute("INSERT INTO PERSON VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30)");
      statement.execute("CREATE TABLE PET (PID INT PRIMARY KEY, ID INT, PET VARCHAR(20))");
      statement.execute("INSERT INTO PET VALUES (1, 1, 'cat'), (2, 3, 'dog')");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private <R extends RowSet> R queried(R rows, String sql) throws SQLException {
    rows.setUrl(url);
    rows.setCommand(sql);
    return rows;
  }

  private String names() throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT LISTAGG(NAME || AGE, ' ') WITHIN GROUP (ORDER BY ID) FROM PERSON")) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void connectedOnesScrollAndChange() throws SQLException {
    try (JdbcRowSet rows =
        queried(factory.createJdbcRowSet(), "SELECT * FROM PERSON WHERE AGE > ? ORDER BY ID")) {
      rows.setInt(1, 15);
      rows.execute();
      assertTrue(rows.last());
      assertEquals("c", rows.getString("NAME"));
      rows.updateString("NAME", "z");
      rows.updateRow();
      assertTrue(rows.first());
      rows.deleteRow();
      rows.moveToInsertRow();
      rows.updateInt("ID", 9);
      rows.updateString("NAME", "n");
      rows.updateInt("AGE", 90);
      rows.insertRow();
    }
    assertEquals("a10 z30 n90", names());
  }

  @Test
  void disconnectedOnesWriteBack() throws SQLException {
    try (CachedRowSet rows =
        queried(factory.createCachedRowSet(), "SELECT ID, NAME, AGE FROM PERSON ORDER BY ID")) {
      rows.setTableName("PERSON");
      rows.setKeyColumns(new int[] {1});
      rows.execute();
      assertEquals(3, rows.size());
      assertTrue(rows.absolute(2));
      rows.updateString("NAME", "changed");
      rows.updateRow();
      assertTrue(rows.absolute(3));
      rows.deleteRow();
      rows.moveToInsertRow();
      rows.updateInt("ID", 7);
      rows.updateString("NAME", "new");
      rows.updateInt("AGE", 70);
      rows.insertRow();
      rows.moveToCurrentRow();
      try (Connection own = DriverManager.getConnection(url)) {
        own.setAutoCommit(false);
        rows.acceptChanges(own);
      }
    }
    assertEquals("a10 changed20 new70", names());
  }

  @Test
  void asXmlAndBack() throws Exception {
    StringWriter xml = new StringWriter();
    try (WebRowSet rows =
        queried(factory.createWebRowSet(), "SELECT ID, NAME FROM PERSON ORDER BY ID")) {
      rows.execute();
      rows.writeXml(xml);
    }
    try (WebRowSet read = factory.createWebRowSet()) {
      read.readXml(new StringReader(xml.toString()));
      assertEquals(3, read.size());
      read.absolute(3);
      assertEquals("c", read.getString(2));
    }
  }

  @Test
  void filteredAndJoined() throws SQLException {
    try (FilteredRowSet rows =
            queried(factory.createFilteredRowSet(), "SELECT ID, NAME FROM PERSON ORDER BY ID");
        CachedRowSet people =
            queried(factory.createCachedRowSet(), "SELECT ID, NAME FROM PERSON ORDER BY ID");
        CachedRowSet pets = queried(factory.createCachedRowSet(), "SELECT ID, PET FROM PET");
        JoinRowSet joined = factory.createJoinRowSet()) {
      rows.execute();
      rows.setFilter(new Odd());
      rows.beforeFirst();
      assertTrue(rows.next());
      assertEquals(1, rows.getInt(1));
      assertTrue(rows.next());
      assertEquals(3, rows.getInt(1));
      assertFalse(rows.next());
      people.execute();
      pets.execute();
      joined.addRowSet(people, "ID");
      joined.addRowSet(pets, "ID");
      int count = 0;
      while (joined.next()) {
        count++;
        assertEquals(joined.getString("NAME").equals("a") ? "cat" : "dog", joined.getString("PET"));
      }
      assertEquals(2, count);
    }
  }

  /** Rows with an odd number. */
  private static final class Odd implements Predicate {
    @Override
    public boolean evaluate(RowSet rows) {
      try {
        return rows.getInt(1) % 2 == 1;
      } catch (SQLException e) {
        return false;
      }
    }

    @Override
    public boolean evaluate(Object value, int column) {
      return true;
    }

    @Override
    public boolean evaluate(Object value, String column) {
      return true;
    }
  }
}
