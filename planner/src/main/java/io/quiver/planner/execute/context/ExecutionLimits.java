package io.quiver.planner.execute.context;

/**
 * How much one statement may use.
 *
 * @param deadlineNanos value of {@link System#nanoTime} after which it ends; 0: none
 * @param memoryBytes how much it may keep in buffers at once
 * @param maxRows how many rows are delivered; 0: all
 * @param maxRecursion how many rounds WITH RECURSIVE may take
 * @param maxTraversal how many steps a search or an algorithm over a graph may take; 0: any
 */
public record ExecutionLimits(
    long deadlineNanos, long memoryBytes, long maxRows, long maxRecursion, long maxTraversal) {
  public static final ExecutionLimits NONE =
      new ExecutionLimits(0, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0);

  /** Without limits of recursion and traversal. */
  public ExecutionLimits(long deadlineNanos, long memoryBytes, long maxRows) {
    this(deadlineNanos, memoryBytes, maxRows, Long.MAX_VALUE, 0);
  }

  public static ExecutionLimits memory(long bytes) {
    return new ExecutionLimits(0, bytes, 0);
  }
}
