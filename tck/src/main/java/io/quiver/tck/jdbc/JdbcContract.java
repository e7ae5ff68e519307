package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Each test has an empty database of its own and one connection to it; more can be opened. */
public abstract class JdbcContract {
  private @Nullable String url;
  private @Nullable Connection connection;

  /** The URL of a new, empty database that several connections can share. */
  protected abstract String newUrl();

  /** Names of tests that the driver is known to fail. */
  protected Set<String> differences() {
    return Set.of();
  }

  @BeforeEach
  final void open(TestInfo test) throws SQLException {
    Assumptions.assumeFalse(
        test.getTestMethod().map(method -> differences().contains(method.getName())).orElse(false),
        "known to differ");
    url = newUrl();
    connection = connect();
  }

  @AfterEach
  final void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  /** Another connection to the test's database. */
  protected final Connection connect() throws SQLException {
    return DriverManager.getConnection(String.valueOf(url));
  }

  protected final Connection connection() {
    return Objects.requireNonNull(connection);
  }

  protected final void run(String... statements) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row. */
  protected final @Nullable Object single(String sql) throws SQLException {
    return single(connection(), sql);
  }

  protected static @Nullable Object single(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getObject(1) : null;
    }
  }

  /** Column values of all rows as text. */
  protected static List<@Nullable String> column(ResultSet rows, String label) throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        values.add(rows.getString(label));
      }
    }
    return values;
  }

  /** Something that may fail. */
  @FunctionalInterface
  protected interface Call {
    void run() throws SQLException;
  }

  protected static SQLException failure(Call call) {
    return assertThrows(SQLException.class, call::run);
  }

  protected static String state(Call call) {
    return String.valueOf(failure(call).getSQLState());
  }
}
