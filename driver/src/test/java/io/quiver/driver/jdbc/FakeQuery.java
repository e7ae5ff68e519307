package io.quiver.driver.jdbc;

import io.quiver.planner.session.BatchFailure;
import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.StatementKind;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with a fixed result. A parameter row that holds -1 violates a unique key. Keeps the
 * options and parameters of its executions.
 */
public final class FakeQuery implements PreparedQuery {
  private final String sql;
  private final StatementKind kind;
  private final List<ResultColumn> columns;
  private final List<@Nullable Object[]> rows;
  private final List<ParameterInfo> parameters;
  private final List<@Nullable Object[]> executions = new ArrayList<>();
  private final List<FakeCursor> cursors = new ArrayList<>();
  private boolean closeFails;
  private ExecuteOptions options = ExecuteOptions.DEFAULT;

  FakeQuery(
      String sql,
      StatementKind kind,
      List<ResultColumn> columns,
      List<@Nullable Object[]> rows,
      List<DataType> parameters) {
    this.sql = sql;
    this.kind = kind;
    this.columns = columns;
    this.rows = rows;
    this.parameters = parameters.stream().map(type -> new ParameterInfo(type, true)).toList();
  }

  public static FakeQuery select(
      String sql, List<ResultColumn> columns, List<@Nullable Object[]> rows, DataType... types) {
    return new FakeQuery(sql, StatementKind.QUERY, columns, rows, List.of(types));
  }

  static FakeQuery change(String sql, DataType... types) {
    return new FakeQuery(sql, StatementKind.CHANGE, List.of(), List.of(), List.of(types));
  }

  static FakeQuery command(String sql) {
    return new FakeQuery(sql, StatementKind.COMMAND, List.of(), List.of(), List.of());
  }

  public static ResultColumn column(String name, DataType type) {
    return new ResultColumn(name, name, type, true, "T", "PUBLIC", false);
  }

  /** Closing its cursors fails from now on. */
  public FakeQuery failOnClose() {
    closeFails = true;
    return this;
  }

  List<@Nullable Object[]> executions() {
    return executions;
  }

  List<FakeCursor> cursors() {
    return cursors;
  }

  ExecuteOptions options() {
    return options;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public StatementKind kind() {
    return kind;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<ParameterInfo> parameters() {
    return parameters;
  }

  @Override
  public QueryResult execute(@Nullable Object[] values, ExecuteOptions given) {
    executions.add(values);
    options = given;
    if (Arrays.asList(values).contains(-1L)) {
      throw new QuiverException(ErrorCode.UNIQUE_VIOLATION, "Duplicate.");
    }
    return switch (kind) {
      case QUERY -> new QueryResult.Rows(cursor());
      case CHANGE ->
          new QueryResult.Changed(1, given.generatedKeys().wanted() ? keys(executions) : null);
      case COMMAND, CALL -> new QueryResult.Done();
    };
  }

  private RowCursor cursor() {
    FakeCursor cursor = new FakeCursor(new BufferedRows(columns, rows), closeFails);
    cursors.add(cursor);
    return cursor;
  }

  private static RowCursor keys(List<@Nullable Object[]> executed) {
    List<@Nullable Object[]> ids = new ArrayList<>();
    for (int i = 0; i < executed.size(); i++) {
      ids.add(new @Nullable Object[] {100L + i});
    }
    return new BufferedRows(List.of(column("ID", DataType.BIGINT)), ids);
  }

  @Override
  public BatchResult executeBatch(List<@Nullable Object[]> parameterRows, ExecuteOptions given) {
    options = given;
    long[] counts = new long[parameterRows.size()];
    for (int i = 0; i < counts.length; i++) {
      if (Arrays.asList(parameterRows.get(i)).contains(-1L)) {
        throw new BatchFailure(
            Arrays.copyOf(counts, i),
            new QuiverException(ErrorCode.UNIQUE_VIOLATION, "Duplicate."));
      }
      executions.add(parameterRows.get(i));
      counts[i] = 1;
    }
    return new BatchResult(counts, given.generatedKeys().wanted() ? keys(executions) : null);
  }

  /** Tells whether it was closed. */
  static final class FakeCursor implements RowCursor {
    private final RowCursor rows;
    private final boolean closeFails;
    private boolean closed;

    FakeCursor(RowCursor rows, boolean closeFails) {
      this.rows = rows;
      this.closeFails = closeFails;
    }

    boolean closed() {
      return closed;
    }

    @Override
    public List<ResultColumn> columns() {
      return rows.columns();
    }

    @Override
    public boolean next() {
      return rows.next();
    }

    @Override
    public boolean isNull(int column) {
      return rows.isNull(column);
    }

    @Override
    public long getLong(int column) {
      return rows.getLong(column);
    }

    @Override
    public double getDouble(int column) {
      return rows.getDouble(column);
    }

    @Override
    public @Nullable Object get(int column) {
      return rows.get(column);
    }

    @Override
    public void close() {
      closed = true;
      if (closeFails) {
        throw new QuiverException(ErrorCode.IO_ERROR, "It cannot be closed.");
      }
    }
  }
}
