package io.quiver.driver.jdbc;

import io.quiver.driver.convert.OutValues;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.ProcedureArgument;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function: <code>{? = call f(?)}</code>, whose result is parameter 1 and whose
 * arguments follow, or <code>{call f(?)}</code>, whose value is a result set; or of a procedure:
 * <code>{call p(?, ?)}</code>, whose parameters may give values and have names. Any other statement
 * may be given too and has no out parameters.
 */
final class QuiverCallableStatement extends CallableReads {
  private final boolean result;
  private final Map<Integer, ResultSet> outs = new HashMap<>();
  private final Map<Integer, Integer> registered = new HashMap<>();
  private @Nullable ResultSet latest;
  private boolean executed;

  QuiverCallableStatement(
      QuiverConnection connection, ResultSetKind kind, PreparedQuery query, boolean result) {
    super(connection, kind, query, GeneratedKeys.NONE, result ? 2 : 1);
    this.result = result;
  }

  /** The column of the call's row that holds an out parameter; -1 for other parameters. */
  private int columnOf(int parameter) {
    if (result) {
      return parameter == 1 ? 0 : -1;
    }
    List<ParameterInfo> parameters = query().parameters();
    ProcedureArgument argument =
        parameter < 1 || parameter > parameters.size()
            ? null
            : parameters.get(parameter - 1).argument();
    return argument == null ? -1 : argument.column();
  }

  private boolean hasOut() {
    return result || query().parameters().stream().anyMatch(QuiverCallableStatement::gives);
  }

  private static boolean gives(ParameterInfo parameter) {
    ProcedureArgument argument = parameter.argument();
    return argument != null && argument.column() >= 0;
  }

  @Override
  int numberOf(String name) throws SQLException {
    checkOpen();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < query().parameters().size(); i++) {
      ProcedureArgument argument = query().parameters().get(i).argument();
      if (argument != null) {
        if (argument.name().equalsIgnoreCase(name)) {
          return i + 1;
        }
        names.add(argument.name());
      }
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER,
        "The call has no parameter named \"" + name + "\".",
        names.isEmpty()
            ? "Use the numbers of parameters, from 1."
            : "Its parameters are " + String.join(", ", names) + ".");
  }

  @Override
  ResultSet out(int parameter) throws SQLException {
    checkOpen();
    requireOut(parameter);
    ResultSet row = outs.get(parameter);
    if (row == null || !executed) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT, "The call has not been executed.", "Call execute() first.");
    }
    latest = row;
    return row;
  }

  private void requireOut(int parameter) throws SQLException {
    if (columnOf(parameter) < 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Parameter " + parameter + " is not an out parameter.",
          result
              ? "Only parameter 1, the result, is one."
              : "Functions have one when they are called by {? = call ..}, procedures those that"
                  + " are declared OUT or INOUT.");
    }
  }

  /** Takes the row of the call away, so that its values can be read by number. */
  private void keepResult() throws SQLException {
    outs.clear();
    latest = null;
    executed = true;
    if (!hasOut()) {
      return;
    }
    BufferedRows rows = BufferedRows.drain(cursorOfResult());
    if (!rows.next()) {
      throw SqlExceptions.of(ErrorCode.INVALID_STATEMENT, "The call gave no value.");
    }
    int last = result ? 1 : query().parameters().size();
    for (int parameter = 1; parameter <= last; parameter++) {
      int column = columnOf(parameter);
      if (column >= 0) {
        outs.put(parameter, row(parameter, rows.columns().get(column), rows.get(column)));
      }
    }
  }

  private ResultSet row(int parameter, ResultColumn column, @Nullable Object given)
      throws SQLException {
    OutValues value =
        OutValues.of(given, column.type(), registered.getOrDefault(parameter, Types.NULL));
    ResultColumn typed =
        new ResultColumn(column.label(), column.name(), value.type(), true, null, null, false);
    ResultSet row =
        connection()
            .rows(
                List.of(typed),
                List.<@Nullable Object[]>of(new @Nullable Object[] {value.value()}));
    row.next();
    return row;
  }

  @Override
  public boolean execute() throws SQLException {
    executed = false;
    boolean rows = super.execute();
    keepResult();
    return rows && !hasOut();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    if (hasOut()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "executeQuery: what the call gives are its out parameters.",
          "Use execute, or write {call f(..)} without \"? =\" for a function.");
    }
    return super.executeQuery();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    if (!hasOut()) {
      return super.executeLargeUpdate();
    }
    execute();
    return 0;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    ResultSet row = latest;
    if (row == null) {
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
    registered.put(parameter, sqlType);
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
    registerOutParameter(parameter, typeCode(sqlType));
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
