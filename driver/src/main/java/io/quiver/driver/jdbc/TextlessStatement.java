package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The methods with SQL text, which a prepared statement refuses as JDBC demands. */
abstract class TextlessStatement extends StatementBase implements PreparedStatement {
  TextlessStatement(QuiverConnection connection, ResultSetKind kind) {
    super(connection, kind);
  }

  private static SQLException refused(String method) {
    return SqlExceptions.of(
        ErrorCode.INVALID_STATEMENT,
        method + " with SQL text is for plain statements.",
        "The statement was given to prepareStatement; call " + method + "() without text.");
  }

  @Override
  public final ResultSet executeQuery(String sql) throws SQLException {
    throw refused("executeQuery");
  }

  @Override
  public final boolean execute(String sql) throws SQLException {
    throw refused("execute");
  }

  @Override
  public final boolean execute(String sql, int keys) throws SQLException {
    throw refused("execute");
  }

  @Override
  public final boolean execute(String sql, int @Nullable [] columns) throws SQLException {
    throw refused("execute");
  }

  @Override
  public final boolean execute(String sql, String @Nullable [] columns) throws SQLException {
    throw refused("execute");
  }

  @Override
  public final int executeUpdate(String sql) throws SQLException {
    throw refused("executeUpdate");
  }

  @Override
  public final int executeUpdate(String sql, int keys) throws SQLException {
    throw refused("executeUpdate");
  }

  @Override
  public final int executeUpdate(String sql, int @Nullable [] columns) throws SQLException {
    throw refused("executeUpdate");
  }

  @Override
  public final int executeUpdate(String sql, String @Nullable [] columns) throws SQLException {
    throw refused("executeUpdate");
  }

  @Override
  public final long executeLargeUpdate(String sql) throws SQLException {
    throw refused("executeLargeUpdate");
  }

  @Override
  public final long executeLargeUpdate(String sql, int keys) throws SQLException {
    throw refused("executeLargeUpdate");
  }

  @Override
  public final long executeLargeUpdate(String sql, int @Nullable [] columns) throws SQLException {
    throw refused("executeLargeUpdate");
  }

  @Override
  public final long executeLargeUpdate(String sql, String @Nullable [] columns)
      throws SQLException {
    throw refused("executeLargeUpdate");
  }

  @Override
  public final void addBatch(String sql) throws SQLException {
    throw refused("addBatch");
  }
}
