package io.quiver.planner.execute.context;

/**
 * How much one statement may use.
 *
 * @param deadlineNanos value of {@link System#nanoTime} after which it ends; 0: none
 * @param memoryBytes how much it may keep in buffers at once
 * @param maxRows how many rows are delivered; 0: all
 */
public record ExecutionLimits(long deadlineNanos, long memoryBytes, long maxRows) {
  public static final ExecutionLimits NONE = new ExecutionLimits(0, Long.MAX_VALUE, 0);

  public static ExecutionLimits memory(long bytes) {
    return new ExecutionLimits(0, bytes, 0);
  }
}
