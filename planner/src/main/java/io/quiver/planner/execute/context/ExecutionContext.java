package io.quiver.planner.execute.context;

import io.quiver.functions.spi.FileAccess;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.IndexedVectors;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.validate.TypedParameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFile;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one execution of a plan may use and everything that it remembers. A new one for
 * each execution; confined to one thread.
 */
public final class ExecutionContext implements FunctionContext {
  private static final @Nullable Object[] NO_VALUES = {};

  /** Parameters from here on are no user's; the first is always NULL. */
  private static final int NULL_SLOT = TypedParameter.NULL_SLOT;

  private final @Nullable Transaction transaction;
  private final @Nullable TableStore tables;
  private final DatabaseServices services;
  private ScalarContext scalar;
  private final @Nullable Object[] parameters;
  private final CancelFlag cancelFlag;
  private final ExecutionLimits limits;
  private final MemoryBudget memory;
  private final @Nullable PlanStatistics statistics;
  private @Nullable Map<Integer, @Nullable Object[]> correlations;
  private @Nullable Map<Object, Object> shared;
  private @Nullable Map<Integer, @Nullable Object> slots;
  private int @Nullable [] generatedKeyOrdinals;
  private boolean wasNull;
  private int temporaryFiles;

  /**
   * Makes one.
   *
   * @param parameters values of the dynamic parameters, each already of its parameter's type
   * @param statistics where operators count, or null not to count
   */
  public ExecutionContext(
      @Nullable Transaction transaction,
      @Nullable TableStore tables,
      DatabaseServices services,
      ScalarContext scalar,
      @Nullable Object[] parameters,
      CancelFlag cancelFlag,
      ExecutionLimits limits,
      @Nullable PlanStatistics statistics) {
    this.transaction = transaction;
    this.tables = tables;
    this.services = services;
    this.scalar = scalar;
    this.parameters = parameters;
    this.cancelFlag = cancelFlag;
    this.limits = limits;
    this.memory = new MemoryBudget(limits.memoryBytes());
    this.statistics = statistics;
  }

  /** For expressions that need nothing of a database: constants. */
  public static ExecutionContext constants(ScalarContext scalar) {
    return new ExecutionContext(
        null,
        null,
        DatabaseServices.NONE,
        scalar,
        NO_VALUES,
        new CancelFlag(),
        ExecutionLimits.NONE,
        null);
  }

  @Override
  public Transaction transaction() {
    if (transaction == null) {
      throw QuiverException.bug("no transaction");
    }
    return transaction;
  }

  @Override
  public TableStore tables() {
    if (tables == null) {
      throw QuiverException.bug("no tables");
    }
    return tables;
  }

  @Override
  public AdjacencyCache adjacency() {
    return services.adjacency();
  }

  @Override
  public @Nullable GraphTables graph(String name) {
    return services.graph(name);
  }

  @Override
  public @Nullable IndexedVectors vectorIndex(String name) {
    return services.vectorIndex(name);
  }

  @Override
  public void checkActive() {
    if (cancelFlag.isCancelled()) {
      throw new QuiverException(ErrorCode.STATEMENT_CANCELLED, "The statement was cancelled");
    }
    if (limits.deadlineNanos() != 0 && System.nanoTime() - limits.deadlineNanos() > 0) {
      throw new QuiverException(
          ErrorCode.STATEMENT_TIMEOUT, "The statement ran longer than its time limit");
    }
  }

  @Override
  public void checkTraversal(long steps) {
    if (limits.maxTraversal() != 0 && steps > limits.maxTraversal()) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "a search over a graph took more than " + limits.maxTraversal() + " steps",
          "SET max_traversal = n raises the limit (0: none); a smaller depth needs fewer steps.",
          null,
          null);
    }
  }

  /** A file for what does not fit into memory. */
  public TemporaryFile newTemporaryFile() {
    temporaryFiles++;
    memory.addTemporaryFile();
    return services.temporaryFiles().create();
  }

  /** How many files were made. */
  public int temporaryFiles() {
    return temporaryFiles;
  }

  public DatabaseServices services() {
    return services;
  }

  @Override
  public FileAccess files() {
    return services.files();
  }

  @Override
  public ScalarContext scalar() {
    return scalar;
  }

  /** Another one that knows more of the execution; before a plan is opened. */
  public void setScalar(ScalarContext other) {
    scalar = other;
  }

  public ExecutionLimits limits() {
    return limits;
  }

  public MemoryBudget memory() {
    return memory;
  }

  public @Nullable PlanStatistics statistics() {
    return statistics;
  }

  /** The value of a dynamic parameter, counted from 0. */
  public @Nullable Object parameter(int index) {
    if (index >= parameters.length) {
      if (index >= NULL_SLOT) {
        return slots == null ? null : slots.get(index);
      }
      throw new QuiverException(
          ErrorCode.PARAMETER_NOT_SET, "Parameter " + (index + 1) + " has no value");
    }
    return parameters[index];
  }

  /** Gives a parameter that an operator of the plan sets its value. */
  public void setSlot(int index, @Nullable Object value) {
    if (slots == null) {
      slots = new HashMap<>();
    }
    slots.put(index, value);
  }

  /** Gives a correlation variable its row. */
  public void correlate(int id, @Nullable Object[] row) {
    if (correlations == null) {
      correlations = new HashMap<>(4);
    }
    correlations.put(id, row);
  }

  /** A field of a correlation variable's row. */
  public @Nullable Object correlated(int id, int field) {
    @Nullable Object[] row = correlations == null ? null : correlations.get(id);
    if (row == null) {
      throw QuiverException.bug("correlation variable " + id + " has no row");
    }
    return row[field];
  }

  /** Leaves something for other operators of this execution, by identity of the key. */
  public void share(Object key, Object value) {
    if (shared == null) {
      shared = new HashMap<>();
    }
    shared.put(key, value);
  }

  /** What was left under the key, or null. */
  public @Nullable Object shared(Object key) {
    return shared == null ? null : shared.get(key);
  }

  /** Which columns of changed rows the change returns, or null for none (besides RETURNING). */
  public int @Nullable [] generatedKeyOrdinals() {
    return generatedKeyOrdinals;
  }

  public void setGeneratedKeyOrdinals(int @Nullable [] ordinals) {
    this.generatedKeyOrdinals = ordinals;
  }

  /** Whether the last primitive value that an expression returned stands for NULL. */
  public boolean wasNull() {
    return wasNull;
  }

  public void setWasNull(boolean wasNull) {
    this.wasNull = wasNull;
  }
}
