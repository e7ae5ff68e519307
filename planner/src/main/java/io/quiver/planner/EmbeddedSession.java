package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.cache.CachedPlan;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.ExecutionLimits;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.planner.system.OpenSessions;
import io.quiver.planner.system.SystemCatalog;
import io.quiver.planner.validate.BoundTypes;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.PreparedInfo;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session of a database in this JVM. Confined to one thread at a time, except {@link #cancel} and
 * {@link #close}.
 */
final class EmbeddedSession implements Session {
  private final QueryEngine engine;
  private final long id;
  private final Runnable afterClose;
  private final Settings settings;
  private final SessionServices services;
  private final TemporaryTables temporaryTables;
  private final SessionTransactions transactions;
  private final SessionActivity activity;
  private String schema;
  private volatile boolean closed;
  private @Nullable SessionScalars scalars;

  EmbeddedSession(QueryEngine engine, long id, SessionOptions options, Runnable afterClose) {
    this.engine = engine;
    this.afterClose = afterClose;
    this.id = id;
    this.settings =
        new Settings(options.settings(), engine.database().options().lockTimeoutMillis());
    this.services =
        new SessionServices(
            engine.database(), settings, SessionFiles.of(engine, id, options.files()));
    this.temporaryTables = new TemporaryTables(engine.database(), id);
    this.schema = options.schema();
    this.transactions =
        new SessionTransactions(
            engine.database(), settings, temporaryTables, options, () -> scalars = null);
    this.activity = new SessionActivity(id, transactions);
    OpenSessions.of(engine.database()).opened(id, activity::info);
  }

  QueryEngine engine() {
    return engine;
  }

  Settings settings() {
    return settings;
  }

  SessionServices services() {
    return services;
  }

  TemporaryTables temporaryTables() {
    return temporaryTables;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public PreparedQuery prepare(String sql) {
    checkOpen();
    Transaction open = transactions.open();
    boolean special =
        settings.switches() != PlanSwitches.NONE
            || temporaryTables.schema() != null
            || (open != null && engine.database().hasOwnDefinitions(open));
    CachedPlan known = special ? null : engine.findPlan(schema, sql);
    return known != null
        ? new PreparedStatement(this, sql, new QueryEngine.Prepared(known.statement(), known))
        : new PreparedStatement(this, sql, plan(sql));
  }

  /** Plans anew under what the session sees now. */
  QueryEngine.Prepared plan(String sql) {
    Database database = engine.database();
    Transaction open = transactions.open();
    if (open != null) {
      open.beginStatement();
      return plan(sql, open, BoundTypes.NONE);
    }
    try (Transaction reader =
        database.transactions().begin(new TransactionOptions(isolation(), true, 0))) {
      reader.beginStatement();
      return plan(sql, reader, BoundTypes.NONE);
    }
  }

  QueryEngine.Prepared plan(String sql, Transaction current, BoundTypes bound) {
    Database database = engine.database();
    Catalog catalog = database.catalog(current);
    PlanSwitches switches = settings.switches();
    boolean shared =
        switches == PlanSwitches.NONE
            && temporaryTables.schema() == null
            && !database.hasOwnDefinitions(current)
            && catalog.version() == database.catalog().version();
    return Guard.run(
        () ->
            engine.prepare(
                sql,
                schema,
                temporaryTables.schema(),
                catalog,
                current,
                switches,
                services.files(),
                bound,
                shared));
  }

  // ---- transactions

  @Override
  public boolean autoCommit() {
    return transactions.autoCommit();
  }

  @Override
  public void setAutoCommit(boolean on) {
    checkOpen();
    transactions.refuseInBranch();
    transactions.setAutoCommit(on);
  }

  @Override
  public boolean inTransaction() {
    return transactions.isOpen();
  }

  /** Whether statements are to be committed one by one. */
  boolean commitsEach() {
    return transactions.commitsEach();
  }

  /** The open transaction, or a new one that stays open. */
  Transaction transaction() {
    return transactions.current();
  }

  Transaction begin(boolean onlyReads) {
    return transactions.begin(onlyReads);
  }

  /** START TRANSACTION. */
  void start(@Nullable IsolationLevel level, @Nullable Boolean onlyReads) {
    transactions.refuseInBranch();
    transactions.start(level, onlyReads);
  }

  @Override
  public void commit() {
    checkOpen();
    transactions.refuseInBranch();
    transactions.commit();
  }

  @Override
  public void rollback() {
    checkOpen();
    transactions.refuseInBranch();
    transactions.rollback();
  }

  @Override
  public void beginBranch() {
    checkOpen();
    transactions.beginBranch();
  }

  @Override
  public DetachedTransaction detach() {
    checkOpen();
    return transactions.detach();
  }

  @Override
  public void attach(DetachedTransaction detached) {
    checkOpen();
    transactions.attach(detached);
  }

  @Override
  public List<String> preparedTransactions() {
    checkOpen();
    return engine.database().transactions().prepared().stream().map(PreparedInfo::name).toList();
  }

  @Override
  public void commitPrepared(String name) {
    checkOpen();
    Guard.run(
        () -> {
          engine.database().transactions().commitPrepared(name);
          return true;
        });
  }

  @Override
  public void rollbackPrepared(String name) {
    checkOpen();
    Guard.run(
        () -> {
          engine.database().transactions().rollbackPrepared(name);
          return true;
        });
  }

  @Override
  public void savepoint(String name) {
    checkOpen();
    transactions.savepoint(name);
  }

  @Override
  public void rollbackTo(String name) {
    checkOpen();
    transactions.rollbackTo(name);
  }

  @Override
  public void releaseSavepoint(String name) {
    checkOpen();
    transactions.releaseSavepoint(name);
  }

  @Override
  public IsolationLevel isolation() {
    return transactions.isolation();
  }

  @Override
  public void setIsolation(IsolationLevel level) {
    checkOpen();
    transactions.setIsolation(level);
  }

  @Override
  public boolean readOnly() {
    return transactions.readOnly();
  }

  @Override
  public void setReadOnly(boolean onlyReads) {
    checkOpen();
    transactions.setReadOnly(onlyReads);
  }

  // ---- settings

  @Override
  public String schema() {
    return schema;
  }

  @Override
  public void setSchema(String name) {
    checkOpen();
    Transaction open = transactions.open();
    Catalog catalog = open == null ? engine.database().catalog() : engine.database().catalog(open);
    if (!Catalog.RESERVED_SCHEMAS.contains(name)) {
      catalog.requireSchema(name);
    }
    schema = name;
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.get(name);
  }

  @Override
  public void set(String name, String value) {
    checkOpen();
    settings.set(name, value);
    Transaction open = transactions.open();
    if (open != null && open.isActive()) {
      open.setLockTimeout(settings.lockTimeoutMillis());
    }
  }

  /** Settings as the session began; one, or all for null. */
  void reset(@Nullable String name) {
    settings.reset(name);
    Transaction open = transactions.open();
    if (open != null && open.isActive()) {
      open.setLockTimeout(settings.lockTimeoutMillis());
    }
  }

  @Override
  public DatabaseInfo database() {
    String name = engine.database().name();
    return new DatabaseInfo(
        SystemCatalog.catalogName(engine.database()),
        name,
        Version.PRODUCT,
        engine.database().options().readOnly());
  }

  // ---- execution

  /** The context of one execution in a transaction. */
  ExecutionContext context(
      Transaction current,
      @Nullable Object[] parameters,
      ExecuteOptions options,
      @Nullable PlanStatistics statistics) {
    services.use(current);
    activity.executingIn(current);
    long timeout =
        options.timeoutMillis() > 0 ? options.timeoutMillis() : settings.queryTimeoutMillis();
    long deadline = timeout == 0 ? 0 : System.nanoTime() + timeout * 1_000_000;
    current.limitWaits(deadline);
    long maxRows = options.maxRows() > 0 ? options.maxRows() : settings.maxRows();
    return new ExecutionContext(
        current,
        engine.database().tables(),
        services,
        scalars(),
        parameters,
        activity.cancelFlag(),
        new ExecutionLimits(
            deadline == 0 && timeout > 0 ? 1 : deadline,
            settings.memoryLimitBytes(),
            maxRows,
            settings.maxRecursion(),
            settings.maxTraversal()),
        statistics);
  }

  /** Values of a plan's parameters as its types want them. */
  @Nullable Object[] converted(PlannedStatement.Planned planned, @Nullable Object[] given) {
    @Nullable Object[] values = given.clone();
    for (int i = 0; i < planned.parameters().size() && i < values.length; i++) {
      values[i] = Conversions.fromJava(values[i], planned.parameters().get(i).type(), scalars());
    }
    return values;
  }

  /** One for the transaction: CURRENT_TIMESTAMP stands still in it. */
  SessionScalars scalars() {
    SessionScalars current = scalars;
    if (current == null) {
      current = new SessionScalars(settings.zone(), this::sessionValue);
      scalars = current;
    }
    return current;
  }

  private String sessionValue(String name) {
    return switch (name) {
      case "CURRENT_SCHEMA", "SCHEMA" -> schema;
      case "CURRENT_CATALOG", "DATABASE", "CURRENT_DATABASE", "CATALOG" -> database().name();
      case "CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "USER" -> "QUIVER";
      case "VERSION" -> "Quiver " + Version.PRODUCT;
      default -> "";
    };
  }

  /** Runs one statement: cancelling ends it from here on. */
  <T> T execute(String sql, Supplier<T> statement) {
    checkOpen();
    activity.cancelFlag().reset();
    if (commitsEach()) {
      scalars = null;
    }
    return activity.run(sql, statement);
  }

  /** Runs work in a transaction that is committed or stays open, as auto-commit says. */
  <T> T inTransaction(Supplier<T> work) {
    if (!commitsEach()) {
      return work.get();
    }
    try {
      T result = work.get();
      commit();
      return result;
    } catch (RuntimeException | Error e) {
      rollback();
      throw e;
    }
  }

  @Override
  public TemporaryFiles temporaryFiles() {
    return engine.database().temporaryFiles();
  }

  @Override
  public void cancel() {
    activity.cancel();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  private void checkOpen() {
    if (closed) {
      throw new QuiverException(ErrorCode.CONNECTION_CLOSED, "the session is closed");
    }
  }

  /** From another thread it ends the running statement first. */
  @Override
  public void close() {
    if (!closed) {
      try {
        activity.awaitIdle();
        transactions.rollback();
        temporaryTables.close();
      } finally {
        closed = true;
        OpenSessions.of(engine.database()).closed(id);
        afterClose.run();
      }
    }
  }
}
