package io.quiver.integrations.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.quiver.driver.QuiverDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** HikariCP over Quiver. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
final class HikariTest {

  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private HikariDataSource pool = new HikariDataSource();

  @BeforeEach
  void open() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Databases.url(store, directory));
    config.setMaximumPoolSize(3);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))");
    }
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void theDriverIsFoundByItsUrl() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertEquals("Quiver", connection.getMetaData().getDatabaseProductName());
      assertTrue(connection.isValid(1));
      assertTrue(connection.isWrapperFor(Connection.class));
    }
    HikariConfig named = new HikariConfig();
    named.setDriverClassName(QuiverDriver.class.getName());
    named.setJdbcUrl("jdbc:quiver:mem:");
    named.setConnectionTestQuery("SELECT 1");
    try (HikariDataSource other = new HikariDataSource(named);
        Connection connection = other.getConnection()) {
      assertTrue(connection.isValid(1));
    }
  }

  @Test
  void manyThreadsShareFewConnections() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int thread = 0; thread < 6; thread++) {
        int first = thread * 10;
        Callable<Integer> work =
            () -> {
              int done = 0;
              for (int id = first; id < first + 10; id++) {
                try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                  done +=
                      statement.executeUpdate("INSERT INTO t VALUES (" + id + ", 'n" + id + "')");
                }
              }
              return done;
            };
        results.add(threads.submit(work));
      }
      int sum = 0;
      for (Future<Integer> result : results) {
        sum += result.get();
      }
      assertEquals(60, sum);
    }
    assertTrue(pool.getHikariPoolMXBean().getTotalConnections() <= 3);
    assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
    assertEquals(60, count());
  }

  @Test
  void aReturnedConnectionIsCleanForTheNext() throws SQLException {
    Connection connection = pool.getConnection();
    Connection physical = connection.unwrap(Connection.class);
    connection.setAutoCommit(false);
    connection.setReadOnly(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setNetworkTimeout(Runnable::run, 5000);
    Statement leaked = connection.createStatement();
    ResultSet rows = leaked.executeQuery("SELECT * FROM t");
    leaked.getConnection().createStatement().execute("INSERT INTO t VALUES (1, 'lost')");
    connection.close();
    assertTrue(leaked.isClosed());
    assertTrue(rows.isClosed());
    assertThrows(SQLException.class, connection::createStatement);
    try (Connection next = pool.getConnection()) {
      assertSame(physical, next.unwrap(Connection.class));
      assertTrue(next.getAutoCommit());
      assertFalse(next.isReadOnly());
      assertEquals(Connection.TRANSACTION_READ_COMMITTED, next.getTransactionIsolation());
      assertEquals(0, next.getNetworkTimeout());
    }
    assertEquals(0, count());
  }

  @Test
  void aReadOnlyConnectionRefusesChangesAndIsResetAfterwards() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      SQLException refused =
          assertThrows(
              SQLException.class, () -> statement.execute("INSERT INTO t VALUES (1, 'x')"));
      assertEquals("25006", refused.getSQLState());
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate("INSERT INTO t VALUES (1, 'x')"));
    }
  }

  @Test
  void aBrokenConnectionIsReplaced() throws Exception {
    Connection physical;
    try (Connection connection = pool.getConnection()) {
      physical = connection.unwrap(Connection.class);
      physical.abort(Runnable::run);
      assertFalse(physical.isValid(1));
      SQLException broken = assertThrows(SQLException.class, connection::createStatement);
      assertEquals("08003", broken.getSQLState());
    }
    try (Connection connection = pool.getConnection()) {
      assertNotSame(physical, connection.unwrap(Connection.class));
      assertTrue(connection.isValid(1));
    }
  }

  @Test
  void anEmptyPoolSaysSoInTimeAndClosingItClosesTheConnections() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    List<Connection> physical = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(pool.getConnection());
      physical.add(taken.get(i).unwrap(Connection.class));
    }
    assertThrows(SQLTransientConnectionException.class, pool::getConnection);
    for (Connection connection : taken) {
      connection.close();
    }
    pool.close();
    for (Connection connection : physical) {
      assertTrue(connection.isClosed());
    }
  }

  private long count() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }
}
