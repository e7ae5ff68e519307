package io.quiver.planner.execute.operator;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Right sides of joins inside a recursion that are the same in every round, hashed once. Belongs to
 * one execution of the recursion.
 */
final class FixedSides implements AutoCloseable {
  private final Map<JoinNode, JoinTable> tables = new IdentityHashMap<>();

  /** What the execution shares the sides of a recursion under. */
  static String key(String recursion) {
    return "fixed sides of " + recursion;
  }

  /** Marks the joins of a recursion's step whose right side does not change from round to round. */
  static void mark(PlanNode step, String recursion) {
    if (step instanceof CorrelateNode) {
      // Below it a side may depend on the row of the outer input.
      return;
    }
    if (step instanceof JoinNode join && isFixed(join.inputs().get(1))) {
      join.keepRightSide(recursion);
    }
    step.inputs().forEach(input -> mark(input, recursion));
  }

  private static boolean isFixed(PlanNode node) {
    return !(node instanceof WorkTableNode)
        && !(node instanceof TableFunctionNode)
        && !(node instanceof RecursiveUnionNode)
        && node.inputs().stream().allMatch(FixedSides::isFixed);
  }

  @Nullable JoinTable find(JoinNode join) {
    return tables.get(join);
  }

  void keep(JoinNode join, JoinTable table) {
    tables.put(join, table);
  }

  @Override
  public void close() {
    tables.values().forEach(JoinTable::close);
    tables.clear();
  }
}
