package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every method of every object of java.sql, with null and with senseless arguments, open and
 * closed: whatever is thrown is a SQLException with an SQLSTATE.
 */
public abstract class JdbcGarbageSuite extends JdbcContract {
  /** How many sets of arguments there are. */
  private static final int KINDS = Garbage.KINDS;

  /** What may be asked of a closed object. */
  private static final Set<String> OF_CLOSED =
      Set.of(
          "close",
          "isClosed",
          "isWrapperFor",
          "unwrap",
          "isValid",
          "abort",
          "free",
          "enquoteLiteral",
          "enquoteIdentifier",
          "enquoteNCharLiteral",
          "isSimpleIdentifier",
          // JDK's defaults, which know of no connection
          "beginRequest",
          "endRequest");

  /** Makes the object under test. */
  private interface Maker<T> {
    T make(Connection connection) throws SQLException;
  }

  /** Closes what the object depends on. */
  private interface Closer<T> {
    void close(Connection connection, T object) throws SQLException;
  }

  private void table() throws SQLException {
    run(
        "CREATE TABLE G (ID INT PRIMARY KEY, T VARCHAR(20), V VECTOR(3), B BLOB, C CLOB, L INT"
            + " ARRAY)",
        "INSERT INTO G VALUES (1, 'a', '[1,2,3]', X'01', 'c', ARRAY[1]), (2, NULL, NULL, NULL,"
            + " NULL, NULL)");
  }

  private <T> void check(Class<T> type, Maker<T> maker) throws Exception {
    check(type, maker, null);
  }

  /** Calls everything; with a closer on closed objects, which have to say so. */
  private <T> void check(Class<T> type, Maker<T> maker, @Nullable Closer<T> closer)
      throws Exception {
    TreeSet<String> wrong = new TreeSet<>();
    int calls = 0;
    Method[] methods = type.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
    for (Method method : methods) {
      if (Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      for (int kind = 0; kind < KINDS; kind++) {
        if (kind > 0 && method.getParameterCount() == 0) {
          break;
        }
        try (Connection own = connect()) {
          T object = maker.make(own);
          if (closer != null) {
            closer.close(own, object);
          }
          calls++;
          String fault = fault(method, object, Garbage.arguments(method, kind), closer != null);
          if (fault != null) {
            wrong.add(fault);
          }
        }
      }
    }
    assertTrue(calls > 0, type.getName());
    assertEquals("", String.join("\n", wrong), type.getName());
  }

  private static @Nullable String fault(
      Method method, Object object, @Nullable Object[] arguments, boolean closed) {
    String call =
        method.getDeclaringClass().getSimpleName()
            + "."
            + method.getName()
            + Arrays.toString(method.getParameterTypes())
            + " with "
            + Garbage.text(arguments);
    try {
      method.invoke(object, arguments);
      return closed && !OF_CLOSED.contains(method.getName()) ? call + " works though closed" : null;
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getTargetException();
      if (thrown instanceof SQLException failure) {
        String state = failure.getSQLState();
        boolean known = state != null && state.length() == 5 && !state.startsWith("XX");
        return known ? null : call + ": SQLSTATE " + state + ", " + failure.getCause();
      }
      StackTraceElement[] frames = thrown.getStackTrace();
      return call + ": " + thrown + (frames.length == 0 ? "" : " at " + frames[0]);
    } catch (ReflectiveOperationException e) {
      return call + ": " + e;
    }
  }

  private static Savepoint savepoint(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection.setSavepoint();
  }

  private static PreparedStatement prepared(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "UPDATE G SET T = ?, V = ?, B = ?, C = ?, L = ? WHERE ID = ?");
  }

  private static CallableStatement call(Connection connection) throws SQLException {
    return connection.prepareCall("{? = call ABS(?)}");
  }

  private static ResultSet forward(Connection connection) throws SQLException {
    ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM G ORDER BY ID");
    rows.next();
    return rows;
  }

  private static ResultSet updatable(Connection connection) throws SQLException {
    ResultSet rows =
        connection
            .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)
            .executeQuery("SELECT * FROM G ORDER BY ID");
    rows.next();
    return rows;
  }

  private static Blob blob(Connection connection) throws SQLException {
    return forward(connection).getBlob("B");
  }

  private static NClob clob(Connection connection) throws SQLException {
    return forward(connection).getNClob("C");
  }

  private static SQLXML xml(Connection connection) throws SQLException {
    SQLXML xml = connection.createSQLXML();
    xml.setString("<a/>");
    return xml;
  }

  private static Array array(Connection connection) throws SQLException {
    return forward(connection).getArray("L");
  }

  @Test
  void connections() throws Exception {
    table();
    check(Connection.class, own -> own);
    check(Connection.class, own -> own, (own, object) -> own.close());
  }

  @Test
  void metadata() throws Exception {
    table();
    check(DatabaseMetaData.class, Connection::getMetaData);
  }

  @Test
  void statements() throws Exception {
    table();
    check(Statement.class, Connection::createStatement);
    check(Statement.class, Connection::createStatement, (own, object) -> object.close());
    check(Statement.class, Connection::createStatement, (own, object) -> own.close());
  }

  @Test
  void preparedStatements() throws Exception {
    table();
    check(PreparedStatement.class, JdbcGarbageSuite::prepared);
    check(PreparedStatement.class, JdbcGarbageSuite::prepared, (own, object) -> object.close());
    check(PreparedStatement.class, JdbcGarbageSuite::prepared, (own, object) -> own.close());
  }

  @Test
  void callableStatements() throws Exception {
    table();
    check(CallableStatement.class, JdbcGarbageSuite::call);
    check(CallableStatement.class, JdbcGarbageSuite::call, (own, object) -> object.close());
    check(CallableStatement.class, JdbcGarbageSuite::call, (own, object) -> own.close());
  }

  @Test
  void results() throws Exception {
    table();
    check(ResultSet.class, JdbcGarbageSuite::forward);
    check(ResultSet.class, JdbcGarbageSuite::forward, (own, object) -> object.close());
    check(
        ResultSet.class, JdbcGarbageSuite::forward, (own, object) -> object.getStatement().close());
    check(ResultSet.class, JdbcGarbageSuite::forward, (own, object) -> own.close());
  }

  @Test
  void updatableResults() throws Exception {
    table();
    check(ResultSet.class, JdbcGarbageSuite::updatable);
    check(ResultSet.class, JdbcGarbageSuite::updatable, (own, object) -> object.close());
  }

  @Test
  void shapes() throws Exception {
    table();
    check(ResultSetMetaData.class, own -> forward(own).getMetaData());
    check(ParameterMetaData.class, own -> prepared(own).getParameterMetaData());
    check(ParameterMetaData.class, own -> call(own).getParameterMetaData());
    check(Savepoint.class, JdbcGarbageSuite::savepoint);
  }

  @Test
  void largeObjects() throws Exception {
    table();
    check(Blob.class, JdbcGarbageSuite::blob);
    check(Blob.class, JdbcGarbageSuite::blob, (own, object) -> object.free());
    check(Clob.class, JdbcGarbageSuite::clob);
    check(NClob.class, JdbcGarbageSuite::clob, (own, object) -> object.free());
    check(SQLXML.class, JdbcGarbageSuite::xml);
    check(SQLXML.class, JdbcGarbageSuite::xml, (own, object) -> object.free());
    check(Array.class, JdbcGarbageSuite::array);
    check(Array.class, JdbcGarbageSuite::array, (own, object) -> object.free());
  }

  @Test
  void typesAreComplete() {
    assertEquals(4, KINDS);
    assertEquals(List.of(), Garbage.unknownTypes(Connection.class, CallableStatement.class));
  }
}
