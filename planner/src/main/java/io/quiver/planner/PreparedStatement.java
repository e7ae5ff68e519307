package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.cache.CachedPlan;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.optimize.RowLocking;
import io.quiver.planner.session.BatchFailure;
import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.StatementKind;
import io.quiver.planner.session.StatementWarning;
import io.quiver.planner.system.StatementLog;
import io.quiver.planner.validate.BoundTypes;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** A statement of a session, with a plan or to be carried out as a command. */
final class PreparedStatement implements PreparedQuery {
  private static final int MAX_REPLANS = 10;

  /** After how many executions the sizes of tables are looked at again. */
  private static final int CHECK_EVERY = 64;

  private final EmbeddedSession session;
  private final String sql;
  private QueryEngine.Prepared prepared;
  private StatementLog.@Nullable Totals totals;
  private int uses;
  private final boolean guesses;
  private BoundTypes bound = BoundTypes.NONE;

  /** Of the last execution. */
  private @Nullable StatementScalars scalars;

  PreparedStatement(EmbeddedSession session, String sql, QueryEngine.Prepared prepared) {
    this.session = session;
    this.sql = sql;
    this.prepared = prepared;
    this.guesses = hasGuesses(prepared.statement());
  }

  private static boolean hasGuesses(PlannedStatement statement) {
    for (ParameterInfo parameter : statement.parameters()) {
      if (parameter.guessed()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public StatementKind kind() {
    return switch (prepared.statement()) {
      case PlannedStatement.Planned planned ->
          planned.plan().isChange() ? StatementKind.CHANGE : StatementKind.QUERY;
      case PlannedStatement.Command command
          when command.statement().getKind() == SqlKind.PROCEDURE_CALL ->
          StatementKind.CALL;
      case PlannedStatement.Command command ->
          command.columns().isEmpty() ? StatementKind.COMMAND : StatementKind.QUERY;
    };
  }

  @Override
  public List<ResultColumn> columns() {
    return prepared.statement().columns();
  }

  @Override
  public List<ParameterInfo> parameters() {
    return prepared.statement().parameters();
  }

  @Override
  public QueryResult execute(@Nullable Object[] parameters, ExecuteOptions options) {
    long start = System.nanoTime();
    boolean failed = true;
    StatementLog.Totals counted = totals();
    scalars = null;
    try {
      QueryResult result = session.execute(sql, () -> run(parameters, options));
      failed = false;
      if (result instanceof QueryResult.Changed changed) {
        counted.addRows(changed.count());
      }
      return result;
    } finally {
      counted.executed(start, System.nanoTime(), failed);
    }
  }

  /** Those of the statement's kind; found once, and again after a reset. */
  private StatementLog.Totals totals() {
    StatementLog.Totals known = totals;
    if (known == null || known.isForgotten()) {
      known = session.engine().totals(sql, prepared.plan());
      totals = known;
    }
    return known;
  }

  @Override
  public List<StatementWarning> warnings() {
    List<StatementWarning> planned =
        prepared.statement() instanceof PlannedStatement.Planned plan ? plan.warnings() : List.of();
    List<StatementWarning> met = scalars == null ? List.of() : scalars.warnings();
    if (met.isEmpty()) {
      return planned;
    }
    List<StatementWarning> all = new ArrayList<>(planned);
    all.addAll(met);
    return all;
  }

  /** A batch is one execution. */
  private ExecutionContext context(
      Transaction transaction, @Nullable Object[] values, ExecuteOptions options) {
    ExecutionContext context = session.context(transaction, values, options, null);
    StatementScalars listening = scalars;
    if (listening == null) {
      listening = new StatementScalars(context.scalar());
      scalars = listening;
    }
    context.setScalar(listening);
    return context;
  }

  private QueryResult run(@Nullable Object[] parameters, ExecuteOptions options) {
    if (prepared.statement() instanceof PlannedStatement.Planned planned) {
      return planned.plan().isChange()
          ? session.inTransaction(() -> change(parameters, options))
          : query(parameters, options);
    }
    PlannedStatement.Command command = (PlannedStatement.Command) prepared.statement();
    return new Commands(session, sql, command).execute(parameters, options);
  }

  // ---- queries

  private QueryResult query(@Nullable Object[] parameters, ExecuteOptions options) {
    boolean own = session.commitsEach();
    Transaction transaction = own ? session.begin(session.readOnly()) : session.transaction();
    try {
      transaction.beginStatement();
      PlannedStatement.Planned planned = current(transaction, parameters);
      ExecutionContext context = context(transaction, values(planned, parameters), options);
      RowReader reader =
          RowLocking.locks(planned.tree())
              ? transaction.runStatement(() -> readAll(planned, context))
              : planned.plan().open(context);
      return new QueryResult.Rows(
          new PlanCursor(planned.columns(), reader, own ? transaction : null, totals()::addRows));
    } catch (RuntimeException | Error e) {
      if (own) {
        transaction.close();
      }
      throw e;
    }
  }

  /**
   * FOR UPDATE: all rows are locked, as one statement that may start again, before any is given.
   */
  private static RowReader readAll(PlannedStatement.Planned planned, ExecutionContext context) {
    RowBuffer rows = new RowBuffer(context.memory(), planned.plan().types());
    try (RowReader reader = planned.plan().open(context)) {
      while (reader.next()) {
        rows.append(reader);
      }
    }
    return new BatchReader(new BufferSource(rows, planned.plan().types(), null, 0, rows.size()));
  }

  /** The plan, made anew when the definitions that the transaction sees are others. */
  private PlannedStatement.Planned current(Transaction transaction, @Nullable Object[] parameters) {
    if (guesses) {
      bind(transaction, parameters);
    }
    PlannedStatement.Planned planned = (PlannedStatement.Planned) prepared.statement();
    long version = session.engine().database().catalog(transaction).version();
    for (int i = 0; planned.catalogVersion() != version && i < MAX_REPLANS; i++) {
      prepared = session.plan(sql, transaction, bound);
      if (!(prepared.statement() instanceof PlannedStatement.Planned replanned)) {
        throw QuiverException.bug("a query became a command");
      }
      planned = replanned;
    }
    if (uses++ % CHECK_EVERY == 0 && isOutgrown(planned, transaction)) {
      prepared = session.plan(sql, transaction, bound);
      if (prepared.statement() instanceof PlannedStatement.Planned replanned) {
        planned = replanned;
      }
    }
    return planned;
  }

  /** Values decide what parameters are whose place says nothing: another kind, another plan. */
  private void bind(Transaction transaction, @Nullable Object[] parameters) {
    BoundTypes given = BoundTypes.of(prepared.statement().parameters(), parameters);
    if (!given.equals(bound)) {
      QueryEngine.Prepared other = session.plan(sql, transaction, given);
      bound = given;
      prepared = other;
    }
  }

  /** Whether tables have grown or shrunk so far that another plan may be better. */
  private boolean isOutgrown(PlannedStatement.Planned planned, Transaction transaction) {
    TableStore tables = session.engine().database().tables();
    for (PlannedStatement.TableSize size : planned.sizes()) {
      if (size.isOutgrownBy(tables.estimateRows(transaction, size.table()))) {
        return true;
      }
    }
    return false;
  }

  /** Values of the text's own parameters, converted, then those of its lifted literals. */
  private @Nullable Object[] values(PlannedStatement.Planned planned, @Nullable Object[] given) {
    List<ParameterInfo> wanted = planned.parameters();
    CachedPlan plan = prepared.plan();
    @Nullable Object[] lifted = plan == null ? new Object[0] : plan.liftedLiterals();
    if (given.length < wanted.size()) {
      throw new QuiverException(
          ErrorCode.PARAMETER_NOT_SET,
          "the statement has " + wanted.size() + " parameters, " + given.length + " were given");
    }
    if (wanted.isEmpty()) {
      return lifted;
    }
    @Nullable Object[] values = Arrays.copyOf(new Object[0], wanted.size() + lifted.length);
    for (int i = 0; i < wanted.size(); i++) {
      values[i] = Conversions.fromJava(given[i], wanted.get(i).type(), session.scalars());
    }
    System.arraycopy(lifted, 0, values, wanted.size(), lifted.length);
    return values;
  }

  // ---- changes

  private QueryResult change(@Nullable Object[] parameters, ExecuteOptions options) {
    Transaction transaction = session.transaction();
    return transaction.runStatement(
        () -> {
          PlannedStatement.Planned planned = current(transaction, parameters);
          ExecutionContext context = context(transaction, values(planned, parameters), options);
          List<ResultColumn> returned = planned.columns();
          if (options.generatedKeys().wanted() && returned.isEmpty()) {
            GeneratedKeyColumns keys = GeneratedKeyColumns.of(planned, options.generatedKeys());
            context.setGeneratedKeyOrdinals(keys.ordinals());
            returned = keys.columns();
          }
          ChangeResult result = planned.plan().execute(context);
          RowReader rows = result.rows();
          return new QueryResult.Changed(
              result.count(),
              rows == null ? null : new PlanCursor(returned, rows, null, count -> {}));
        });
  }

  @Override
  public BatchResult executeBatch(List<@Nullable Object[]> parameterRows, ExecuteOptions options) {
    if (kind() != StatementKind.CHANGE) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT, "only INSERT, UPDATE, DELETE and MERGE make batches");
    }
    long start = System.nanoTime();
    boolean failed = true;
    StatementLog.Totals counted = totals();
    scalars = null;
    try {
      BatchResult result =
          session.execute(sql, () -> session.inTransaction(() -> batch(parameterRows, options)));
      failed = false;
      for (long count : result.updateCounts()) {
        counted.addRows(Math.max(0, count));
      }
      return result;
    } finally {
      counted.executed(start, System.nanoTime(), failed);
    }
  }

  private BatchResult batch(List<@Nullable Object[]> parameterRows, ExecuteOptions options) {
    long[] counts = new long[parameterRows.size()];
    List<RowCursor> keys = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      try {
        QueryResult.Changed changed = (QueryResult.Changed) change(parameterRows.get(i), options);
        counts[i] = changed.count();
        RowCursor returning = changed.returning();
        if (returning != null) {
          keys.add(returning);
        }
      } catch (QuiverException e) {
        throw new BatchFailure(Arrays.copyOf(counts, i), e);
      }
    }
    return new BatchResult(counts, keys.isEmpty() ? null : new JoinedCursor(keys));
  }
}
