package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

@Feature("Connection")
final class ConnectionChecks {
  private ConnectionChecks() {}

  @Feature("isValid: true when open, false when closed, refuses a negative timeout")
  static void isValid(Surface s) throws SQLException {
    Connection other = s.another();
    assertTrue(other.isValid(0));
    refused(() -> other.isValid(-1));
    other.close();
    assertFalse(other.isValid(1));
  }

  @Feature("close twice does nothing")
  static void closeTwice(Surface s) throws SQLException {
    Connection other = s.another();
    other.close();
    other.close();
    assertTrue(other.isClosed());
  }

  @Feature("close rolls back the open transaction")
  static void closeRollsBack(Surface s) throws SQLException {
    s.people();
    Connection other = s.another();
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.executeUpdate("DELETE FROM P");
    }
    other.rollback();
    other.close();
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("getSchema and setSchema")
  static void schema(Surface s) throws SQLException {
    assertEquals("PUBLIC", s.connection().getSchema());
    s.run("CREATE SCHEMA OTHER");
    s.connection().setSchema("OTHER");
    assertEquals("OTHER", s.connection().getSchema());
    s.run("CREATE TABLE T (A INT)");
    assertEquals(0, s.number("SELECT COUNT(*) FROM OTHER.T"));
  }

  @Feature("setSchema refuses a schema that does not exist")
  static void missingSchema(Surface s) {
    refused(() -> s.connection().setSchema("MISSING"));
  }

  @Feature("getCatalog agrees with the metadata; setCatalog is harmless")
  static void catalog(Surface s) throws SQLException {
    String catalog = s.connection().getCatalog();
    try (ResultSet catalogs = s.connection().getMetaData().getCatalogs()) {
      assertTrue(catalogs.next());
      assertEquals(catalog, catalogs.getString("TABLE_CAT"));
    }
    s.connection().setCatalog(catalog);
  }

  @Feature("setReadOnly(true) refuses changes")
  static void readOnly(Surface s) throws SQLException {
    s.people();
    s.connection().setReadOnly(true);
    assertTrue(s.connection().isReadOnly());
    refused(() -> s.run("DELETE FROM P"));
    refused(() -> s.run("CREATE TABLE Q (A INT)"));
    assertEquals(3, s.number("SELECT COUNT(*) FROM P"));
    s.connection().setReadOnly(false);
    s.run("DELETE FROM P");
  }

  @Feature("client info: ApplicationName is kept")
  static void clientInfo(Surface s) throws SQLException {
    s.connection().setClientInfo("ApplicationName", "surface");
    assertEquals("surface", s.connection().getClientInfo("ApplicationName"));
    assertEquals("surface", s.connection().getClientInfo().getProperty("ApplicationName"));
  }

  @Feature("client info: an unknown name is a warning or an error, never silent")
  static void unknownClientInfo(Surface s) throws SQLException {
    try {
      s.connection().setClientInfo("NoSuchName", "x");
    } catch (SQLException e) {
      return;
    }
    assertNotNull(s.connection().getWarnings());
  }

  @Feature("client info as Properties replaces what was there")
  static void clientInfoProperties(Surface s) throws SQLException {
    s.connection().setClientInfo("ApplicationName", "one");
    Properties properties = new Properties();
    properties.setProperty("ClientUser", "two");
    s.connection().setClientInfo(properties);
    assertNull(s.connection().getClientInfo("ApplicationName"));
    assertEquals("two", s.connection().getClientInfo("ClientUser"));
  }

  @Feature("warnings: null at first, clearWarnings clears")
  static void warnings(Surface s) throws SQLException {
    assertNull(s.connection().getWarnings());
    s.connection().clearWarnings();
    assertNull(s.connection().getWarnings());
  }

  @Feature("holdability of the connection")
  static void holdability(Surface s) throws SQLException {
    s.connection().setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, s.connection().getHoldability());
    s.connection().setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    assertEquals(ResultSet.CLOSE_CURSORS_AT_COMMIT, s.connection().getHoldability());
    refused(() -> s.connection().setHoldability(99));
  }

  @Feature("createArrayOf")
  static void createArray(Surface s) throws SQLException {
    Array array = s.connection().createArrayOf("INTEGER", new Object[] {1, 2, 3});
    assertEquals(3, ((Object[]) array.getArray()).length);
    array.free();
    refused(array::getArray);
  }

  @Feature("createStruct is refused as not supported")
  static void createStruct(Surface s) {
    refused(
        SQLFeatureNotSupportedException.class,
        () -> s.connection().createStruct("T", new Object[0]));
  }

  @Feature("getTypeMap is empty and setTypeMap of an empty map is harmless")
  static void typeMap(Surface s) throws SQLException {
    Map<String, Class<?>> map = s.connection().getTypeMap();
    assertTrue(map == null || map.isEmpty());
    s.connection().setTypeMap(Map.of());
  }

  @Feature("network timeout")
  static void networkTimeout(Surface s) throws SQLException {
    s.connection().setNetworkTimeout(Runnable::run, 5000);
    assertEquals(5000, s.connection().getNetworkTimeout());
    refused(() -> s.connection().setNetworkTimeout(Runnable::run, -1));
  }

  @Feature("abort closes the connection")
  static void abort(Surface s) throws SQLException {
    Connection other = s.another();
    other.abort(Runnable::run);
    assertTrue(other.isClosed());
    refused(other::createStatement);
  }

  @Feature("abort without an executor is refused")
  static void abortWithoutExecutor(Surface s) {
    refused(() -> s.connection().abort(null));
  }

  @Feature("beginRequest and endRequest")
  static void requests(Surface s) throws SQLException {
    s.connection().beginRequest();
    assertEquals(1, s.number("SELECT 1"));
    s.connection().endRequest();
    assertEquals(1, s.number("SELECT 1"));
  }

  @Feature("sharding keys are accepted, there being one shard")
  static void sharding(Surface s) throws SQLException {
    assertTrue(s.connection().setShardingKeyIfValid(new Key(), 1));
    s.connection().setShardingKey(new Key());
    assertEquals(1, s.number("SELECT 1"));
  }

  /** Says nothing. */
  private static final class Key implements java.sql.ShardingKey {}

  @Feature("unwrap and isWrapperFor")
  static void unwrap(Surface s) throws SQLException {
    Connection connection = s.connection();
    assertTrue(connection.isWrapperFor(Connection.class));
    assertSame(connection, connection.unwrap(Connection.class));
    assertFalse(connection.isWrapperFor(ResultSet.class));
    refused(() -> connection.unwrap(ResultSet.class));
  }

  @Feature("nativeSQL of a statement without escapes is that statement")
  static void nativeSql(Surface s) throws SQLException {
    assertEquals("SELECT 1", s.connection().nativeSQL("SELECT 1"));
  }

  @Feature("everything of a closed connection says that it is closed")
  static void closed(Surface s) throws SQLException {
    Connection other = s.another();
    other.close();
    refused(other::createStatement);
    refused(() -> other.prepareStatement("SELECT 1"));
    refused(() -> other.prepareCall("{call ABS(1)}"));
    refused(other::getMetaData);
    refused(other::commit);
    refused(other::rollback);
    refused(other::getAutoCommit);
    refused(() -> other.setAutoCommit(true));
    refused(other::getCatalog);
    refused(other::getSchema);
    refused(other::isReadOnly);
    refused(other::getTransactionIsolation);
    refused(other::getWarnings);
    refused(other::createBlob);
    refused(other::createClob);
    refused(other::createSQLXML);
    refused(() -> other.createArrayOf("INTEGER", new Object[0]));
    refused(() -> other.nativeSQL("SELECT 1"));
    refused(other::getHoldability);
    refused(() -> other.setClientInfo("ApplicationName", "x"));
  }
}
