package io.quiver.driver.jdbc;

import io.quiver.driver.convert.OutValues;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function: <code>{? = call f(?)}</code>, whose result is parameter 1 and whose
 * arguments follow, or <code>{call f(?)}</code>, whose value is a result set. Any other statement
 * may be given too and has no out parameters. Arguments have numbers, no names.
 */
final class QuiverCallableStatement extends CallableReads {
  private final boolean result;
  private @Nullable ResultSet out;
  private boolean read;
  private int registered = Types.NULL;

  QuiverCallableStatement(
      QuiverConnection connection, ResultSetKind kind, PreparedQuery query, boolean result) {
    super(connection, kind, query, GeneratedKeys.NONE, result ? 2 : 1);
    this.result = result;
  }

  @Override
  int numberOf(String name) throws SQLException {
    checkOpen();
    throw SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER,
        "The call has no parameter named \"" + name + "\".",
        "Use the numbers of parameters, from 1.");
  }

  @Override
  ResultSet out(int parameter) throws SQLException {
    checkOpen();
    requireOut(parameter);
    ResultSet row = out;
    if (row == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT, "The call has not been executed.", "Call execute() first.");
    }
    read = true;
    return row;
  }

  private void requireOut(int parameter) throws SQLException {
    if (!result || parameter != 1) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Parameter " + parameter + " is not an out parameter.",
          result ? "Only parameter 1, the result, is one." : "Write {? = call ..} to have one.");
    }
  }

  /** Takes the row of the result away, so that it can be read by number. */
  private void keepResult() throws SQLException {
    read = false;
    out = null;
    if (result) {
      ResultColumn column = query().columns().get(0);
      BufferedRows rows = BufferedRows.drain(cursorOfResult());
      if (!rows.next()) {
        throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The call gave no value.");
      }
      OutValues value = OutValues.of(rows.get(0), column.type(), registered);
      ResultColumn typed =
          new ResultColumn(column.label(), column.name(), value.type(), true, null, null, false);
      ResultSet row =
          connection()
              .rows(
                  List.of(typed),
                  List.<@Nullable Object[]>of(new @Nullable Object[] {value.value()}));
      row.next();
      out = row;
    }
  }

  @Override
  public boolean execute() throws SQLException {
    boolean rows = super.execute();
    keepResult();
    return rows && !result;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    ResultSet rows = super.executeQuery();
    if (result) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "executeQuery: the value of the call is parameter 1.",
          "Use execute, or write {call ..} without \"? =\".");
    }
    return rows;
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    if (!result) {
      return super.executeLargeUpdate();
    }
    execute();
    return 0;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    ResultSet row = out;
    if (row == null || !read) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "No out parameter has been read.");
    }
    return row.wasNull();
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return result
        ? new QuiverParameterMetaData(query().parameters(), query().columns().get(0).type())
        : super.getParameterMetaData();
  }

  @Override
  public void registerOutParameter(int parameter, int sqlType) throws SQLException {
    checkOpen();
    requireOut(parameter);
    registered = sqlType;
  }

  @Override
  public void registerOutParameter(int parameter, int sqlType, int scale) throws SQLException {
    registerOutParameter(parameter, sqlType);
  }

  @Override
  public void registerOutParameter(int parameter, int sqlType, @Nullable String typeName)
      throws SQLException {
    registerOutParameter(parameter, sqlType);
  }

  @Override
  public void registerOutParameter(int parameter, SQLType sqlType) throws SQLException {
    Integer code = sqlType.getVendorTypeNumber();
    registerOutParameter(parameter, code == null ? Types.OTHER : code);
  }

  @Override
  public void registerOutParameter(int parameter, SQLType sqlType, int scale) throws SQLException {
    registerOutParameter(parameter, sqlType);
  }

  @Override
  public void registerOutParameter(int parameter, SQLType sqlType, @Nullable String typeName)
      throws SQLException {
    registerOutParameter(parameter, sqlType);
  }
}
