package io.quiver.driver.jdbc;

import static io.quiver.driver.jdbc.FakeQuery.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.url.JdbcUrl;
import io.quiver.storage.value.DataType;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StatementTest {
  private static final String SELECT = "SELECT ID, NAME FROM T WHERE ID > ?";
  private static final String ALL = "SELECT ID, NAME FROM T";
  private static final String INSERT = "INSERT INTO T VALUES (?, ?)";
  private static final String DELETE = "DELETE FROM T";

  private final FakeQuery select =
      FakeQuery.select(
          SELECT,
          List.of(column("ID", DataType.INTEGER), column("NAME", DataType.VARCHAR)),
          rows(),
          DataType.INTEGER);
  private final FakeQuery insert = FakeQuery.change(INSERT, DataType.INTEGER, DataType.VARCHAR);
  private final FakeSession session =
      new FakeSession()
          .know(select)
          .know(insert)
          .know(FakeQuery.change(DELETE))
          .know(FakeQuery.command("CREATE TABLE T (ID INT)"))
          .know(FakeQuery.select(ALL, select.columns(), rows()));
  private Connection connection;

  private static List<@Nullable Object[]> rows() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {1L, "a"});
    rows.add(new @Nullable Object[] {2L, null});
    rows.add(new @Nullable Object[] {3L, "c"});
    return rows;
  }

  @BeforeEach
  void connect() throws SQLException {
    connection =
        QuiverConnection.open(JdbcUrl.parse("jdbc:quiver:mem:", new Properties()), url -> session);
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static String state(Call call) {
    return assertThrows(SQLException.class, call::run).getSQLState();
  }

  @Test
  void streamsForward() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setInt(1, 0);
      ResultSet rows = statement.executeQuery();
      assertTrue(rows.isBeforeFirst());
      assertEquals("42000", state(() -> rows.getInt(1)));
      assertTrue(rows.next());
      assertTrue(rows.isFirst());
      assertEquals(1, rows.getInt("id"));
      assertEquals("a", rows.getString("Name"));
      assertTrue(rows.next());
      assertNull(rows.getString(2));
      assertTrue(rows.wasNull());
      assertEquals(0, rows.getLong(2));
      assertEquals("42703", state(() -> rows.getInt("nothing")));
      assertEquals("22023", state(() -> rows.getInt(3)));
      assertEquals("42000", state(rows::previous));
      assertTrue(rows.next());
      assertEquals("22018", state(() -> rows.getInt(2)));
      assertFalse(rows.next());
      assertTrue(rows.isAfterLast());
      assertFalse(rows.next());
      rows.close();
      assertTrue(select.cursors().getFirst().closed());
      assertEquals("55000", state(rows::next));
    }
  }

  @Test
  void scrolls() throws SQLException {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = statement.executeQuery(ALL)) {
      assertTrue(rows.last());
      assertEquals(3, rows.getRow());
      assertTrue(rows.isLast());
      assertTrue(rows.absolute(-2));
      assertEquals(2, rows.getInt(1));
      assertTrue(rows.relative(-1));
      assertFalse(rows.previous());
      assertTrue(rows.isBeforeFirst());
      rows.afterLast();
      assertTrue(rows.isAfterLast());
      assertTrue(rows.previous());
      assertEquals("c", rows.getString(2));
      assertFalse(rows.absolute(9));
      assertTrue(rows.first());
      assertEquals(ResultSet.TYPE_SCROLL_INSENSITIVE, rows.getType());
      assertEquals("42000", state(() -> rows.updateInt(1, 5)));
    }
  }

  @Test
  void unsetParametersAreNamed() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, 1);
      SQLException e = assertThrows(SQLException.class, statement::executeUpdate);
      assertEquals("07002", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("Parameter 2 of 2"));
      statement.setNull(2, Types.VARCHAR);
      assertEquals(1, statement.executeUpdate());
      statement.clearParameters();
      assertEquals("07002", state(statement::addBatch));
      assertEquals("22023", state(() -> statement.setInt(3, 1)));
      assertEquals("22018", state(() -> statement.setObject(1, new Object())));
      assertEquals("07002", state(() -> connection.createStatement().execute(SELECT)));
    }
  }

  @Test
  void parametersOfAnOpenResultAreNotChanged() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setInt(1, 7);
      statement.executeQuery();
      statement.setInt(1, 8);
      assertEquals(7L, select.executions().getFirst()[0]);
      statement.executeQuery();
      assertEquals(8L, select.executions().get(1)[0]);
      assertTrue(select.cursors().getFirst().closed());
    }
  }

  @Test
  void generatedKeys() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      statement.setInt(1, 1);
      statement.setString(2, "x");
      statement.executeUpdate();
      ResultSet keys = statement.getGeneratedKeys();
      assertTrue(keys.next());
      assertEquals(100, keys.getLong(1));
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DELETE);
      assertFalse(statement.getGeneratedKeys().next());
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[] {"ID"})) {
      statement.setInt(1, 1);
      statement.setString(2, "x");
      statement.addBatch();
      statement.setInt(1, 2);
      statement.addBatch();
      assertArrayEquals(new int[] {1, 1}, statement.executeBatch());
      assertEquals(List.of("ID"), insert.options().generatedKeys().columns());
    }
  }

  @Test
  void failedBatchesSayWhatRemains() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      BatchUpdateException undone =
          assertThrows(BatchUpdateException.class, () -> batchOf(statement, 1, -1, 3));
      assertEquals("23505", undone.getSQLState());
      assertArrayEquals(new int[] {Statement.EXECUTE_FAILED}, undone.getUpdateCounts());
      connection.setAutoCommit(false);
      connection.prepareStatement(INSERT).close();
      BatchUpdateException kept =
          assertThrows(BatchUpdateException.class, () -> batchOf(statement, 1, 2, -1));
      assertArrayEquals(new int[] {1, 1}, kept.getUpdateCounts());
    }
  }

  private static void batchOf(PreparedStatement statement, int... ids) throws SQLException {
    for (int id : ids) {
      statement.setInt(1, id);
      statement.setString(2, "x");
      statement.addBatch();
    }
    statement.executeBatch();
  }

  @Test
  void aBatchOfTextsIsOneTransaction() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(DELETE);
      statement.addBatch(DELETE);
      assertArrayEquals(new int[] {1, 1}, statement.executeBatch());
      assertEquals(List.of("autoCommit false", "autoCommit true"), session.calls());
      statement.addBatch(DELETE);
      statement.addBatch("NONSENSE");
      assertThrows(BatchUpdateException.class, statement::executeBatch);
      assertTrue(session.calls().contains("rollback"));
    }
  }

  @Test
  void aBatchKeepsItsFailureWhenItsEndFailsToo() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(DELETE);
      statement.addBatch("NONSENSE");
      session.failEnds(true);
      BatchUpdateException failed =
          assertThrows(BatchUpdateException.class, statement::executeBatch);
      assertEquals("42601", failed.getSQLState());
      assertEquals(
          2, assertInstanceOf(SQLException.class, failed.getCause()).getSuppressed().length);
      session.failEnds(false);
      connection.setAutoCommit(true);
      statement.addBatch(DELETE);
      session.failEnds(true);
      assertEquals("08006", state(statement::executeBatch));
    } finally {
      session.failEnds(false);
    }
  }

  @Test
  void resultsOneAfterTheOther() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertTrue(statement.execute(ALL));
      assertEquals(-1, statement.getUpdateCount());
      assertFalse(statement.getMoreResults());
      assertEquals(-1, statement.getUpdateCount());
      assertFalse(statement.execute(DELETE));
      assertEquals(1, statement.getUpdateCount());
      assertFalse(statement.getMoreResults());
      assertEquals(-1, statement.getUpdateCount());
      assertFalse(statement.execute("CREATE TABLE T (ID INT)"));
      assertEquals(0, statement.getUpdateCount());
      assertEquals("42000", state(() -> statement.executeQuery(DELETE)));
      assertEquals("42000", state(() -> statement.executeUpdate(ALL)));
    }
  }

  @Test
  void optionsReachTheSession() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setMaxRows(5);
      statement.setQueryTimeout(3);
      statement.setInt(1, 1);
      statement.executeQuery();
      assertEquals(5, select.options().maxRows());
      assertEquals(3_000, select.options().timeoutMillis());
      assertEquals("22023", state(() -> statement.setQueryTimeout(-1)));
    }
  }

  @Test
  void cancelReachesTheSessionOnlyWhileSomethingRuns() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.cancel();
      assertFalse(session.calls().contains("cancel"));
      ResultSet rows = statement.executeQuery(ALL);
      statement.cancel();
      assertTrue(session.calls().contains("cancel"));
      rows.close();
    }
  }

  @Test
  void closeOnCompletion() throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    statement.executeQuery(ALL).close();
    assertTrue(statement.isClosed());
    assertEquals("55000", state(() -> statement.executeQuery(ALL)));
  }

  @Test
  void streamsEndWithTheirTransactionUnlessHeld() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        Statement holding =
            connection.createStatement(
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      ResultSet rows = statement.executeQuery(ALL);
      ResultSet held = holding.executeQuery(ALL);
      connection.commit();
      assertEquals("55000", state(rows::next));
      assertTrue(held.next());
      assertEquals(ResultSet.TYPE_FORWARD_ONLY, held.getType());
    }
  }

  @Test
  void transactionsAndSavepoints() throws SQLException {
    assertEquals("25000", state(connection::commit));
    assertEquals("25000", state(connection::setSavepoint));
    connection.setAutoCommit(false);
    Savepoint named = connection.setSavepoint("s");
    Savepoint numbered = connection.setSavepoint();
    connection.rollback(numbered);
    connection.releaseSavepoint(named);
    assertEquals("s", named.getSavepointName());
    assertEquals("22023", state(numbered::getSavepointName));
    assertTrue(session.calls().contains("savepoint s"));
    assertTrue(session.calls().contains("release s"));
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    assertEquals(Connection.TRANSACTION_SERIALIZABLE, connection.getTransactionIsolation());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
  }

  @Test
  void afterCloseEverythingIsAnError() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(ALL);
    rows.next();
    connection.close();
    connection.close();
    assertTrue(connection.isClosed());
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
    assertFalse(connection.isValid(1));
    assertEquals("08003", state(connection::createStatement));
    assertEquals("08003", state(() -> statement.execute(ALL)));
    assertEquals("08003", state(() -> rows.getInt(1)));
    statement.close();
    rows.close();
  }

  @Test
  void abortClosesTheSession() throws SQLException {
    connection.abort(Runnable::run);
    assertTrue(session.isClosed());
    assertEquals("08003", state(connection::getMetaData));
  }

  @Test
  void errorsShowTheStatement() {
    SQLException e =
        assertThrows(SQLException.class, () -> connection.createStatement().execute("SELEC 1"));
    assertEquals("42601", e.getSQLState());
    assertTrue(
        String.valueOf(e.getMessage()).contains("LINE 1: SELEC 1\n        ^"), e.getMessage());
  }

  private static String translated(String sql) throws SQLException {
    return JdbcEscapes.translate(
        sql,
        name ->
            switch (name) {
              case "T" -> JdbcEscapes.Routine.TABLE_FUNCTION;
              case "P", "my\"P" -> JdbcEscapes.Routine.PROCEDURE;
              default -> JdbcEscapes.Routine.FUNCTION;
            });
  }

  @Test
  void escapesBecomePlainSql() throws SQLException {
    assertEquals("SELECT 1", translated("SELECT 1"));
    assertEquals("FROM  a LEFT JOIN b ON x", translated("FROM {oj a LEFT JOIN b ON x}"));
    assertEquals(
        "x LIKE '{' ESCAPE '!' AND DATE '2020-01-01'",
        translated("x LIKE '{' {ESCAPE '!'} AND {d '2020-01-01'}"));
    assertEquals("-- {oj\n{1,3}", translated("-- {oj\n{1,3}"));
    assertEquals("/* {oj */ '", translated("/* {oj */ '"));
    assertEquals(
        "SELECT LN(COALESCE(a,'{d')) ", translated("SELECT {fn LOG({fn IFNULL(a,'{d')})} "));
    assertEquals("CAST(F(a, b) AS INTEGER)", translated("{fn CONVERT(F(a, b), SQL_INTEGER)}"));
    assertEquals("SELECT f(?, 1)", translated("{? = call f(?, 1)}"));
    assertEquals("SELECT f()", translated(" { call f }").strip());
    assertEquals("SELECT * FROM t(1)", translated("{call t(1)}"));
    assertEquals("SELECT {? 1}", translated("SELECT {? 1}"));
  }

  @Test
  void unclosedEscapesAreRefused() {
    for (String sql : new String[] {"{d '1'", "{fn f(1)", "{call f(1)", "{oj {fn f()}"}) {
      SQLException e = assertThrows(SQLException.class, () -> translated(sql));
      assertEquals("42601", e.getSQLState());
    }
    String deep = "{fn f(".repeat(5000);
    assertEquals("54000", assertThrows(SQLException.class, () -> translated(deep)).getSQLState());
  }
}
