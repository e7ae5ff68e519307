package io.quiver.driver.jdbc;

import io.quiver.driver.convert.OwnTypes;
import io.quiver.driver.convert.ParameterValues;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.BatchFailure;
import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.StatementKind;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was prepared once; calls extend it. Its parameter array goes to the session
 * without a copy.
 */
class QuiverPreparedStatement extends ParameterSetters {
  /** Stands for a parameter without a value. */
  private static final Object UNSET = new Object();

  private final PreparedQuery query;
  private final GeneratedKeys keys;
  private @Nullable Object[] parameters;
  private final DataType[] types;

  /** Whether a running cursor may still read {@link #parameters}. */
  private boolean lent;

  private final List<@Nullable Object[]> batch = new ArrayList<>();

  /** The number of the first {@code ?} of the query: 2 in a call whose result is parameter 1. */
  private final int firstParameter;

  QuiverPreparedStatement(
      QuiverConnection connection,
      ResultSetKind kind,
      PreparedQuery query,
      GeneratedKeys keys,
      int firstParameter) {
    super(connection, kind);
    this.firstParameter = firstParameter;
    this.query = query;
    this.keys = keys;
    this.types = typesOf(query);
    this.parameters = unset(query);
  }

  private static DataType[] typesOf(PreparedQuery query) {
    return query.parameters().stream().map(ParameterInfo::type).toArray(DataType[]::new);
  }

  /** What only comes out of a call needs no value. */
  private static @Nullable Object[] unset(PreparedQuery query) {
    return query.parameters().stream().map(p -> p.needsNone() ? null : UNSET).toArray();
  }

  private int writable(int parameter) throws SQLException {
    checkOpen();
    int index = parameter - firstParameter;
    if (index < 0 || index >= types.length) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          types.length == 0
              ? "Parameter " + parameter + ": the statement has none."
              : "Parameter "
                  + parameter
                  + " is outside "
                  + firstParameter
                  + ".."
                  + (firstParameter + types.length - 1)
                  + ".");
    }
    if (lent) {
      parameters = parameters.clone();
      lent = false;
    }
    return index;
  }

  final PreparedQuery query() {
    return query;
  }

  @Override
  void set(int parameter, @Nullable Object value) throws SQLException {
    int index = writable(parameter);
    try {
      parameters[index] =
          value == null
              ? null
              : query.parameters().get(index).guessed()
                  ? OwnTypes.convert(value, types[index])
                  : ParameterValues.convert(value, types[index]);
    } catch (SQLException e) {
      throw SqlExceptions.of(codeOf(e), "Parameter " + parameter + ": " + e.getMessage());
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e);
    }
  }

  private static ErrorCode codeOf(SQLException e) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.vendorCode() == e.getErrorCode()) {
        return code;
      }
    }
    return ErrorCode.DATA_EXCEPTION;
  }

  @Override
  void setNumber(int parameter, long value) throws SQLException {
    int index = writable(parameter);
    if (types[index].kind().isInteger()) {
      parameters[index] = value;
    } else {
      set(parameter, value);
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    parameters = unset(query);
    lent = false;
  }

  private void requireAllSet() throws SQLException {
    checkOpen();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == UNSET) {
        throw SqlExceptions.of(
            ErrorCode.PARAMETER_NOT_SET,
            "Parameter " + (i + firstParameter) + " of " + parameters.length + " has no value.",
            "Set it, or setNull it, before executing.");
      }
    }
  }

  private void execute(GeneratedKeys wanted) throws SQLException {
    requireAllSet();
    run(query, parameters, wanted);
    lent = hasResult();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    requireRows(query);
    execute(GeneratedKeys.NONE);
    return rows();
  }

  @Override
  public int executeUpdate() throws SQLException {
    return saturated(executeLargeUpdate());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    requireNoQuery(query);
    execute(keys);
    return changed();
  }

  @Override
  public boolean execute() throws SQLException {
    execute(keys);
    return hasResult();
  }

  @Override
  public void addBatch() throws SQLException {
    requireAllSet();
    batch.add(parameters.clone());
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return saturated(executeLargeBatch());
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    finishPrevious();
    List<@Nullable Object[]> rows = List.copyOf(batch);
    batch.clear();
    if (rows.isEmpty()) {
      return new long[0];
    }
    try {
      requireNoQuery(query);
    } catch (SQLException e) {
      throw SqlExceptions.batch(e, new long[0]);
    }
    if (query.kind() != StatementKind.CHANGE) {
      return oneByOne(rows);
    }
    boolean undone = connection().autoCommitNow();
    try {
      beginCancellable();
      executing(query);
      BatchResult outcome = query.executeBatch(rows, options(keys));
      keepKeys(outcome.generatedKeys());
      return outcome.updateCounts();
    } catch (BatchFailure e) {
      long[] counts = e.updateCounts();
      throw SqlExceptions.batch(
          SqlExceptions.translate(e, query.sql()),
          BatchCounts.before(counts, counts.length, undone));
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.batch(SqlExceptions.translate(e, query.sql()), new long[0]);
    } finally {
      ended();
    }
  }

  /** Calls of procedures and commands, as a batch of texts. */
  private long[] oneByOne(List<@Nullable Object[]> rows) throws SQLException {
    if (!query.columns().isEmpty()) {
      throw SqlExceptions.batch(
          SqlExceptions.of(
              ErrorCode.INVALID_STATEMENT,
              "executeBatch: the call has out parameters, for which a batch has no place.",
              "Execute the calls one by one."),
          new long[0]);
    }
    long[] counts = new long[rows.size()];
    BatchTransaction transaction = BatchTransaction.begin(connection());
    int done = 0;
    try {
      for (@Nullable Object[] row : rows) {
        run(query, row, GeneratedKeys.NONE);
        counts[done] = changed();
        done++;
      }
      transaction.commit();
      return counts;
    } catch (SQLException e) {
      transaction.rollback(e);
      throw SqlExceptions.batch(e, BatchCounts.before(counts, done, transaction.own()));
    }
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    if (query.columns().isEmpty()) {
      return null;
    }
    return new QuiverResultSetMetaData(query.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new QuiverParameterMetaData(query.parameters());
  }

  @Override
  public String toString() {
    return query.sql();
  }
}
