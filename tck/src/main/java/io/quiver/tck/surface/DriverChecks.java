package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

@Feature("Driver, data sources")
final class DriverChecks {
  private DriverChecks() {}

  private static Driver driver(Surface s) throws SQLException {
    return DriverManager.getDriver(s.url());
  }

  @Feature("acceptsURL: its own URLs and no others")
  static void acceptsUrl(Surface s) throws SQLException {
    assertTrue(driver(s).acceptsURL(s.url()));
    assertFalse(driver(s).acceptsURL("jdbc:nobody:x"));
  }

  @Feature("connect answers null for a foreign URL")
  static void foreignUrl(Surface s) throws SQLException {
    assertNull(driver(s).connect("jdbc:nobody:x", new Properties()));
  }

  @Feature("connect takes Properties")
  static void properties(Surface s) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "");
    properties.setProperty("password", "");
    try (Connection connection = driver(s).connect(s.url(), properties)) {
      assertNotNull(connection);
      assertTrue(connection.isValid(1));
    }
  }

  @Feature("an unknown option in the URL is refused")
  static void unknownOption(Surface s) {
    refused(() -> s.target().connect(s.url() + ";nonsense=1").close());
  }

  @Feature("an unknown option in Properties is refused")
  static void unknownProperty(Surface s) {
    Properties properties = new Properties();
    properties.setProperty("nonsense", "1");
    refused(() -> driver(s).connect(s.url(), properties));
  }

  @Feature("a bad value of an option is refused")
  static void badOption(Surface s) {
    refused(() -> s.target().connect(s.url() + ";ifexists=perhaps").close());
  }

  @Feature("ifexists does not create a database")
  static void ifExists(Surface s) {
    refused(() -> s.target().connect(s.target().missingUrl() + ";ifexists=true").close());
  }

  @Feature("getPropertyInfo lists every option with a description")
  static void propertyInfo(Surface s) throws SQLException {
    DriverPropertyInfo[] infos = driver(s).getPropertyInfo(s.url(), new Properties());
    assertTrue(infos.length > 5, "options: " + infos.length);
    Set<String> names = new HashSet<>();
    for (DriverPropertyInfo info : infos) {
      assertTrue(names.add(info.name), info.name);
      assertNotNull(info.description, info.name);
    }
  }

  @Feature("getPropertyInfo has the choices of yes-or-no options")
  static void choices(Surface s) throws SQLException {
    DriverPropertyInfo[] infos = driver(s).getPropertyInfo(s.url(), new Properties());
    assertTrue(
        Arrays.stream(infos).anyMatch(i -> i.choices != null && i.choices.length > 1),
        "no choices");
  }

  @Feature("versions of the driver agree with its metadata")
  static void versions(Surface s) throws SQLException {
    assertEquals(driver(s).getMajorVersion(), s.connection().getMetaData().getDriverMajorVersion());
    assertEquals(driver(s).getMinorVersion(), s.connection().getMetaData().getDriverMinorVersion());
  }

  @Feature("DataSource.getConnection, also with user and password")
  static void dataSource(Surface s) throws SQLException {
    DataSource source = s.target().dataSource(s.url());
    try (Connection first = source.getConnection();
        Connection second = source.getConnection("", "")) {
      assertTrue(first.isValid(1));
      assertTrue(second.isValid(1));
    }
  }

  @Feature("DataSource keeps log writer and login timeout")
  static void dataSourceSettings(Surface s) throws SQLException {
    DataSource source = s.target().dataSource(s.url());
    PrintWriter writer = new PrintWriter(new StringWriter());
    source.setLogWriter(writer);
    source.setLoginTimeout(7);
    assertSame(writer, source.getLogWriter());
    assertEquals(7, source.getLoginTimeout());
  }

  @Feature("DataSource.unwrap and isWrapperFor")
  static void dataSourceWrapper(Surface s) throws SQLException {
    DataSource source = s.target().dataSource(s.url());
    assertTrue(source.isWrapperFor(DataSource.class));
    assertSame(source, source.unwrap(DataSource.class));
    assertFalse(source.isWrapperFor(Connection.class));
    refused(() -> source.unwrap(Connection.class));
  }

  @Feature("DataSource.createConnectionBuilder")
  static void connectionBuilder(Surface s) throws SQLException {
    DataSource source = s.target().dataSource(s.url());
    try (Connection connection = source.createConnectionBuilder().user("").password("").build()) {
      assertTrue(connection.isValid(1));
    }
  }

  @Feature("PooledConnection: a closed handle tells the pool and is closed for good")
  static void pooledConnection(Surface s) throws SQLException {
    PooledConnection pooled = s.target().pool(s.url()).getPooledConnection();
    AtomicInteger closed = new AtomicInteger();
    pooled.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            closed.incrementAndGet();
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            closed.addAndGet(100);
          }
        });
    Connection handle = pooled.getConnection();
    handle.close();
    assertEquals(1, closed.get());
    assertTrue(handle.isClosed());
    refused(handle::createStatement);
    try (Connection next = pooled.getConnection()) {
      assertTrue(next.isValid(1));
    }
    pooled.close();
  }

  @Feature("PooledConnection: statements name the handle, and end with it")
  static void statementsOfHandles(Surface s) throws SQLException {
    PooledConnection pooled = s.target().pool(s.url()).getPooledConnection();
    Connection handle = pooled.getConnection();
    Statement statement = handle.createStatement();
    assertEquals(handle, statement.getConnection());
    assertEquals(handle, handle.getMetaData().getConnection());
    statement.getConnection().close();
    refused(() -> statement.executeQuery("SELECT 1"));
    try (Connection next = pooled.getConnection()) {
      assertTrue(next.isValid(1));
    }
    pooled.close();
  }
}
