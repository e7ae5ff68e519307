package io.quiver.planner;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.FileAccess;
import io.quiver.parser.SqlParsing;
import io.quiver.parser.SyntaxException;
import io.quiver.parser.ast.ShowObjects;
import io.quiver.planner.cache.CachedPlan;
import io.quiver.planner.cache.LiteralLifter;
import io.quiver.planner.cache.PlanCache;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.cache.ShapeLexer;
import io.quiver.planner.cache.TextShape;
import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.Statistics;
import io.quiver.planner.cost.TableSamples;
import io.quiver.planner.execute.ExecutablePlan;
import io.quiver.planner.execute.PlanCompiler;
import io.quiver.planner.execute.expression.FoldingExecutor;
import io.quiver.planner.graph.GraphTableRewriter;
import io.quiver.planner.schema.CatalogView;
import io.quiver.planner.schema.FunctionOperators;
import io.quiver.planner.schema.SystemTables;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.planner.system.PlanCounts;
import io.quiver.planner.system.StatementLog;
import io.quiver.planner.validate.BoundTypes;
import io.quiver.planner.validate.Planning;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * The one class that knows the order of the stages: text, syntax tree, validated tree, relational
 * tree, plan. One for each open database; thread-safe.
 */
public final class QueryEngine {
  private static final int MOST_REMEMBERED = 4_096;

  private final Database database;
  private final FunctionOperators operators;
  private final PlanCompiler compiler;
  private final SystemTables systemTables;
  private final PlanCache cache;
  private final TableSamples samples;
  private final ConcurrentHashMap<ExecutablePlan, StatementLog.Totals> totalsOf =
      new ConcurrentHashMap<>();
  private final AtomicLong sessionIds = new AtomicLong();
  private volatile @Nullable CatalogView latestView;

  private QueryEngine(Database database, PlanCounts counts) {
    this.database = database;
    this.cache = new PlanCache(counts);
    this.samples = new TableSamples(database.tables());
    FunctionCatalog functions = FunctionCatalog.standard();
    this.operators = new FunctionOperators(functions);
    this.compiler = new PlanCompiler(functions);
    this.systemTables = SystemTableSource.tables(database, this);
  }

  /** The engine of an open database; the database stays its opener's to close. */
  public static QueryEngine of(Database database) {
    PlanCounts counts = PlanCounts.of(database);
    return database.attached(
        QueryEngine.class,
        opened -> {
          TemporaryTables.dropLeftOver(opened);
          QueryEngine engine = new QueryEngine(opened, counts);
          opened.setRowRules(new DefaultRowRules(engine));
          return engine;
        });
  }

  /**
   * Begins a session.
   *
   * @param afterClose called once, after the session was closed
   */
  public Session newSession(SessionOptions options, Runnable afterClose) {
    return new EmbeddedSession(this, sessionIds.incrementAndGet(), options, afterClose);
  }

  Database database() {
    return database;
  }

  PlanCompiler compiler() {
    return compiler;
  }

  FunctionOperators operators() {
    return operators;
  }

  /** How often statements were planned and found in the cache. */
  public PlanCache cache() {
    return cache;
  }

  /** The catalog as the validator reads it; the newest one is kept. */
  CatalogView view(Catalog catalog) {
    CatalogView known = latestView;
    if (known != null && known.catalog().version() == catalog.version()) {
      return known;
    }
    CatalogView[] self = new CatalogView[1];
    CatalogView view =
        new CatalogView(
            catalog,
            systemTables,
            definition -> planning(self[0], definition.name().schema(), null).viewType(definition));
    self[0] = view;
    if (catalog.version() == database.catalog().version()) {
      latestView = view;
    }
    return view;
  }

  /**
   * A planning under a view of the catalog; estimates come from the transaction if there is one.
   */
  Planning planning(CatalogView view, String schema, @Nullable Transaction transaction) {
    return planning(view, schema, transaction, PlanSwitches.NONE);
  }

  /** The same without some rewritings. */
  Planning planning(
      CatalogView view, String schema, @Nullable Transaction transaction, PlanSwitches switches) {
    Statistics statistics =
        transaction == null
            ? Statistics.UNKNOWN
            : new TransactionStatistics(database.tables(), samples, transaction);
    return new Planning(
        view,
        schema,
        operators,
        GraphTableRewriter.INSTANCE,
        new FoldingExecutor(compiler.expressions(), FoldingScalars.INSTANCE),
        statistics,
        switches);
  }

  RelDataType viewType(Catalog catalog, io.quiver.storage.catalog.ViewDefinition definition) {
    return planning(view(catalog), definition.name().schema(), null).viewType(definition);
  }

  /** The cached plan of a text under committed definitions, or null. */
  @Nullable CachedPlan findPlan(String schema, String sql) {
    long version = database.catalog().version();
    CachedPlan exact = cache.find(version, schema, sql);
    if (exact != null) {
      return exact;
    }
    TextShape shape = ShapeLexer.read(sql);
    return shape == null ? null : cache.find(version, schema, shape);
  }

  /**
   * Parses and plans.
   *
   * @param bound types of values of parameters whose place says nothing of theirs
   * @param shared whether the plan may be kept for others: not under own uncommitted definitions
   * @return a plan with its literals, or a command
   */
  Prepared prepare(
      String sql,
      String schema,
      @Nullable String temporarySchema,
      Catalog catalog,
      Transaction transaction,
      PlanSwitches switches,
      FileAccess files,
      BoundTypes bound,
      boolean shared) {
    if (!bound.isEmpty()) {
      return prepareBound(
          sql, schema, temporarySchema, catalog, transaction, switches, files, bound, shared);
    }
    SqlNode statement = parse(sql);
    Planning planning = planning(view(catalog), schema, transaction, switches);
    planning.setTemporarySchema(temporarySchema);
    planning.setFiles(files);
    StatementPlanner planner = new StatementPlanner(this, planning);
    if (!StatementPlanner.isPlanned(statement)) {
      return new Prepared(planner.command(statement), null);
    }
    TextShape shape = shared ? ShapeLexer.read(sql) : null;
    LiteralLifter.Lifted lifted = shape == null ? null : LiteralLifter.lift(sql, shape, statement);
    cache.planned();
    PlannedStatement.Planned planned =
        planner.plan(lifted == null ? statement : lifted.statement());
    if (planning.readsFiles()) {
      // What a file looks like now is nothing to keep.
      return lifted == null
          ? new Prepared(planned, null)
          : prepare(
              sql,
              schema,
              temporarySchema,
              catalog,
              transaction,
              switches,
              files,
              BoundTypes.NONE,
              false);
    }
    if (lifted != null && shape != null) {
      CachedPlan cached =
          cache.put(
              catalog.version(),
              schema,
              shape,
              withoutLifted(planned, lifted.parameterOf()),
              lifted.parameterOf());
      return new Prepared(cached.statement(), cached);
    }
    CachedPlan exact = CachedPlan.exact(planned);
    if (shared) {
      cache.put(catalog.version(), schema, sql, exact);
    }
    return new Prepared(planned, exact);
  }

  private Prepared prepareBound(
      String sql,
      String schema,
      @Nullable String temporarySchema,
      Catalog catalog,
      Transaction transaction,
      PlanSwitches switches,
      FileAccess files,
      BoundTypes bound,
      boolean shared) {
    CachedPlan known = shared ? cache.find(catalog.version(), schema, bound.key(sql)) : null;
    if (known != null) {
      return new Prepared(known.statement(), known);
    }
    Planning planning = planning(view(catalog), schema, transaction, switches);
    planning.setTemporarySchema(temporarySchema);
    planning.setFiles(files);
    planning.bind(bound);
    cache.planned();
    PlannedStatement.Planned planned = new StatementPlanner(this, planning).plan(parse(sql));
    CachedPlan exact = CachedPlan.exact(planned);
    if (shared && !planning.readsFiles()) {
      cache.put(catalog.version(), schema, bound.key(sql), exact);
    }
    return new Prepared(planned, exact);
  }

  /** Users see only the parameters that they wrote. */
  private static PlannedStatement.Planned withoutLifted(
      PlannedStatement.Planned planned, int[] parameterOf) {
    int own = planned.parameters().size();
    for (int parameter : parameterOf) {
      own = parameter >= 0 ? Math.min(own, parameter) : own;
    }
    return new PlannedStatement.Planned(
        planned.plan(),
        planned.tree(),
        planned.columns(),
        List.copyOf(planned.parameters().subList(0, own)),
        planned.catalogVersion(),
        planned.target(),
        planned.sizes(),
        planned.warnings());
  }

  /** Where a statement of this text counts; plans remember it. */
  StatementLog.Totals totals(String sql, @Nullable CachedPlan plan) {
    if (plan != null) {
      StatementLog.Totals known = totalsOf.get(plan.statement().plan());
      if (known != null && !known.isForgotten()) {
        return known;
      }
    }
    TextShape shape = ShapeLexer.read(sql);
    StatementLog.Totals found =
        StatementLog.of(database).totals(NormalText.of(shape == null ? sql : shape.skeleton()));
    if (plan != null) {
      if (totalsOf.size() > MOST_REMEMBERED) {
        totalsOf.clear();
      }
      totalsOf.put(plan.statement().plan(), found);
    }
    return found;
  }

  /** Forgets what statements have cost. */
  void resetStatements() {
    StatementLog.of(database).reset();
    totalsOf.clear();
  }

  static SqlNode parse(String sql) {
    try {
      SqlNode statement = SqlParsing.parseStatement(sql);
      return statement instanceof ShowObjects show ? ShownObjects.query(show) : statement;
    } catch (SyntaxException e) {
      throw Positions.syntaxError(e);
    }
  }

  /**
   * A statement that can run.
   *
   * @param plan its plan with the text's literals; null for a command
   */
  record Prepared(PlannedStatement statement, @Nullable CachedPlan plan) {}
}
