package io.quiver.tck.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A connection with a thread of its own, so that its statements may wait. */
final class Actor implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Connection connection;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private @Nullable Future<Step> running;
  private boolean refused;

  /**
   * What a statement gave.
   *
   * @param text rows as text, or the number of changed rows
   * @param state SQLSTATE of the failure; null: none
   */
  record Step(String text, @Nullable String state) {}

  Actor(Connection connection, int isolation) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(isolation);
  }

  /** Begins a statement; COMMIT and ROLLBACK are statements, too. */
  void begin(String sql) {
    running = thread.submit(() -> run(sql));
  }

  private Step run(String sql) throws SQLException {
    if (refused) {
      return new Step("refused before", null);
    }
    try {
      switch (sql) {
        case "COMMIT" -> connection.commit();
        case "ROLLBACK" -> connection.rollback();
        default -> {
          try (Statement statement = connection.createStatement()) {
            return new Step(result(statement, statement.execute(sql)), null);
          }
        }
      }
      return new Step("", null);
    } catch (SQLException e) {
      refused = true;
      connection.rollback();
      return new Step(String.valueOf(e.getMessage()), String.valueOf(e.getSQLState()));
    }
  }

  private static String result(Statement statement, boolean hasRows) throws SQLException {
    if (!hasRows) {
      return String.valueOf(statement.getUpdateCount());
    }
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.getResultSet()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : "=").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return String.join(" ", rows);
  }

  /** Whether a statement was begun and has not ended. */
  boolean isRunning() {
    return running != null && !running.isDone();
  }

  Step result() {
    Future<Step> task = running;
    if (task == null) {
      throw new IllegalStateException("nothing was begun");
    }
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError("no result", e);
    }
  }

  @Override
  public void close() throws SQLException {
    thread.shutdownNow();
    connection.close();
  }
}
