package io.quiver.planner.execute.context;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Statistics by plan node. Confined to one thread. */
public final class PlanStatistics {
  private final IdentityHashMap<Object, OperatorStatistics> byNode = new IdentityHashMap<>();

  /** Those of a node, made when needed. */
  public OperatorStatistics of(Object node) {
    return byNode.computeIfAbsent(node, key -> new OperatorStatistics());
  }

  /** Those of a node, or null when it never ran. */
  public @Nullable OperatorStatistics find(Object node) {
    return byNode.get(node);
  }
}
