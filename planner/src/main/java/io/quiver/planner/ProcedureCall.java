package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.parser.SqlParsing;
import io.quiver.planner.cache.CachedPlan;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.ddl.ProcedureBody;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.validate.BoundTypes;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.ProcedureDefinition.Parameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Runs a CALL: all of its statements in the session's transaction, or none. Used once, by the
 * session's thread.
 */
final class ProcedureCall {
  /** Procedures that call procedures that call procedures .. */
  private static final int MAX_DEPTH = 32;

  private static final @Nullable Object[] NONE = {};

  private final EmbeddedSession session;
  private final Transaction transaction;
  private final long startNanos = System.nanoTime();
  private final long timeoutMillis;

  private ProcedureCall(EmbeddedSession session, ExecuteOptions options) {
    this.session = session;
    this.transaction = session.transaction();
    this.timeoutMillis =
        options.timeoutMillis() > 0
            ? options.timeoutMillis()
            : session.settings().queryTimeoutMillis();
  }

  static QueryResult execute(
      EmbeddedSession session, SqlNode call, @Nullable Object[] given, ExecuteOptions options) {
    return session.inTransaction(() -> new ProcedureCall(session, options).run(call, given));
  }

  private QueryResult run(SqlNode call, @Nullable Object[] given) {
    Savepoint before = transaction.savepoint();
    try {
      transaction.beginStatement();
      ProcedureArguments arguments = arguments(call, session.schema());
      @Nullable Object[] values = run(arguments, given, session.schema(), 1);
      return result(arguments, values);
    } catch (RuntimeException | Error e) {
      if (transaction.isActive()) {
        transaction.rollbackTo(before);
      }
      throw e;
    }
  }

  private Catalog catalog() {
    return session.engine().database().catalog(transaction);
  }

  private ProcedureArguments arguments(SqlNode call, String schema) {
    return ProcedureArguments.of(call, catalog(), schema);
  }

  private QueryResult result(ProcedureArguments arguments, @Nullable Object[] values) {
    List<ResultColumn> columns = arguments.columns();
    if (columns.isEmpty()) {
      return new QueryResult.Done();
    }
    List<DataType> types = columns.stream().map(ResultColumn::type).toList();
    List<@Nullable Object> given = new ArrayList<>();
    List<Parameter> parameters = arguments.procedure().parameters();
    for (int i = 0; i < values.length; i++) {
      if (parameters.get(i).gives()) {
        given.add(values[i]);
      }
    }
    RowBuffer rows = new RowBuffer(context(NONE).memory(), types);
    rows.append(new ArrayRow(given.toArray()));
    RowReader reader = new BatchReader(new BufferSource(rows, types, null, 0, 1));
    return new QueryResult.Rows(new PlanCursor(columns, reader, null, count -> {}));
  }

  /** The values of all parameters after the call. */
  private @Nullable Object[] run(
      ProcedureArguments call, @Nullable Object[] given, String schema, int depth) {
    ProcedureDefinition procedure = call.procedure();
    if (depth > MAX_DEPTH) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "procedures call each other more than " + MAX_DEPTH + " deep, last " + procedure.name());
    }
    @Nullable Object[] values = entryValues(call, given, schema);
    for (ProcedureBody.Step step : ProcedureBody.of(procedure).steps()) {
      try {
        run(step, procedure, values, depth);
      } catch (QuiverException e) {
        throw new QuiverException(
            e.code(),
            "in procedure " + procedure.name() + ": " + e.getMessage(),
            e.hint(),
            null,
            e);
      }
    }
    return values;
  }

  private @Nullable Object[] entryValues(
      ProcedureArguments call, @Nullable Object[] given, String schema) {
    List<Parameter> parameters = call.procedure().parameters();
    @Nullable Object[] values = new Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      if (parameters.get(i).takes()
          && call.arguments().get(i) instanceof SqlDynamicParam placeholder) {
        if (placeholder.getIndex() >= given.length) {
          throw new QuiverException(
              ErrorCode.PARAMETER_NOT_SET,
              "parameter " + (placeholder.getIndex() + 1) + " has no value");
        }
        values[i] =
            Conversions.fromJava(
                given[placeholder.getIndex()], parameters.get(i).type(), session.scalars());
      }
    }
    String computed = call.computedSql();
    if (computed != null) {
      List<Integer> placeholders = call.computedPlaceholders();
      @Nullable Object[] own = new Object[placeholders.size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = given[placeholders.get(i)];
      }
      assign(computed, schema, own, call.computed(), parameters, values);
    }
    return values;
  }

  private void run(
      ProcedureBody.Step step,
      ProcedureDefinition procedure,
      @Nullable Object[] values,
      int depth) {
    String schema = procedure.name().schema();
    @Nullable Object[] own = new Object[step.parameters().size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = values[step.parameters().get(i)];
    }
    switch (step.kind()) {
      case VALUES ->
          assign(step.sql(), schema, own, step.targets(), procedure.parameters(), values);
      case CHANGE ->
          transaction.runStatement(
              () -> {
                PlannedStatement.Planned planned = plan(step.sql(), schema);
                return planned.plan().execute(context(own(planned, own))).count();
              });
      case CALL -> {
        ProcedureArguments nested = arguments(SqlParsing.parseStatement(step.sql()), schema);
        @Nullable Object[] after = run(nested, own, schema, depth + 1);
        take(nested, after, step, procedure, values);
      }
    }
  }

  /** What a called procedure gives goes to the parameters that stand as its arguments. */
  private void take(
      ProcedureArguments nested,
      @Nullable Object[] after,
      ProcedureBody.Step step,
      ProcedureDefinition procedure,
      @Nullable Object[] values) {
    for (int i = 0; i < after.length; i++) {
      Parameter source = nested.procedure().parameters().get(i);
      if (source.gives() && nested.arguments().get(i) instanceof SqlDynamicParam placeholder) {
        int target = step.parameters().get(placeholder.getIndex());
        Parameter to = procedure.parameters().get(target);
        if (!to.gives()) {
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              "parameter " + to.name() + " is IN and cannot take " + source.name());
        }
        values[target] = Conversions.assign(after[i], source.type(), to.type(), session.scalars());
      }
    }
  }

  /** One row's values to parameters; NULL to each when there is no row. */
  private void assign(
      String sql,
      String schema,
      @Nullable Object[] own,
      List<Integer> targets,
      List<Parameter> parameters,
      @Nullable Object[] values) {
    transaction.beginStatement();
    PlannedStatement.Planned planned = plan(sql, schema);
    List<@Nullable Object> row = new ArrayList<>();
    try (RowReader reader = planned.plan().open(context(own(planned, own)))) {
      boolean found = reader.next();
      for (int i = 0; i < targets.size(); i++) {
        Object value = found && !reader.isNull(i) ? reader.get(i) : null;
        row.add(
            Conversions.assign(
                value,
                planned.columns().get(i).type(),
                parameters.get(targets.get(i)).type(),
                session.scalars()));
      }
      if (found && reader.next()) {
        throw new QuiverException(
            ErrorCode.SUBQUERY_MULTIPLE_ROWS,
            "a query that gives values to parameters has more than one row");
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      values[targets.get(i)] = row.get(i);
    }
  }

  private ExecutionContext context(@Nullable Object[] values) {
    long left =
        timeoutMillis == 0
            ? 0
            : Math.max(1, timeoutMillis - (System.nanoTime() - startNanos) / 1_000_000);
    return session.context(
        transaction, values, new ExecuteOptions(0, left, ExecuteOptions.GeneratedKeys.NONE), null);
  }

  // ---- plans

  private @Nullable Object[] lifted = NONE;

  /** From the cache of all sessions if it may be used. */
  private PlannedStatement.Planned plan(String sql, String schema) {
    QueryEngine engine = session.engine();
    Database database = engine.database();
    Catalog catalog = catalog();
    PlanSwitches switches = session.settings().switches();
    boolean shared =
        switches == PlanSwitches.NONE
            && !database.hasOwnDefinitions(transaction)
            && catalog.version() == database.catalog().version();
    CachedPlan known = shared ? engine.findPlan(schema, sql) : null;
    if (known == null || known.statement().catalogVersion() != catalog.version()) {
      QueryEngine.Prepared prepared =
          engine.prepare(
              sql,
              schema,
              null,
              catalog,
              transaction,
              switches,
              session.services().files(),
              BoundTypes.NONE,
              shared);
      known = prepared.plan();
      if (known == null) {
        lifted = NONE;
        return (PlannedStatement.Planned) prepared.statement();
      }
    }
    lifted = known.liftedLiterals();
    return known.statement();
  }

  private @Nullable Object[] own(PlannedStatement.Planned planned, @Nullable Object[] given) {
    @Nullable Object[] values = new Object[given.length + lifted.length];
    for (int i = 0; i < given.length; i++) {
      values[i] =
          Conversions.fromJava(given[i], planned.parameters().get(i).type(), session.scalars());
    }
    System.arraycopy(lifted, 0, values, given.length, lifted.length);
    return values;
  }
}
