package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When rows of both sides belong together.
 *
 * @param leftKeys columns of the left side that must equal ...
 * @param rightKeys ... these of the right side
 * @param nullsMatch for each pair whether NULL equals NULL
 * @param residual what else must hold, over the left columns followed by the right ones, or null
 */
public record JoinCondition(
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    List<Boolean> nullsMatch,
    @Nullable Expression residual) {
  public JoinCondition {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    nullsMatch = List.copyOf(nullsMatch);
  }

  /** The equal columns seen from the other side, without the rest. */
  JoinCondition mirrored() {
    return new JoinCondition(rightKeys, leftKeys, nullsMatch, null);
  }
}
