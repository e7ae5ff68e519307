package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a search, from its operands.
 *
 * @param minimum rounds of each step
 * @param maximum likewise; {@link Integer#MAX_VALUE} for no bound
 * @param count paths or lengths wanted for each pair of ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Bounds(int[] minimum, int[] maximum, int count) {
  static Bounds of(PathSpec spec, List<@Nullable Object> operands) {
    int size = spec.steps().size();
    int[] minimum = new int[size];
    int[] maximum = new int[size];
    for (int i = 0; i < size; i++) {
      PathSpec.Step step = spec.steps().get(i);
      minimum[i] = number(operands.get(step.minimum()), "a bound of a quantifier", 0);
      maximum[i] =
          step.maximum() < 0
              ? Integer.MAX_VALUE
              : number(operands.get(step.maximum()), "a bound of a quantifier", 0);
      if (minimum[i] > maximum[i]) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "the quantifier {" + minimum[i] + "," + maximum[i] + "} has its bounds the wrong way");
      }
    }
    int count = spec.count() < 0 ? 1 : number(operands.get(spec.count()), "the number of paths", 1);
    return new Bounds(minimum, maximum, count);
  }

  private static int number(@Nullable Object value, String what, int least) {
    if (value instanceof Number number
        && number.longValue() >= least
        && number.longValue() < Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        what + " must be a whole number of at least " + least + ", not " + value);
  }

  /** Rounds that make a difference: beyond, all are alike. */
  int distinguished(int step, int count) {
    return maximum[step] == Integer.MAX_VALUE ? Math.min(count, minimum[step]) : count;
  }

  static void check(ExecutionContext context, long work) {
    context.checkTraversal(work);
    if ((work & 0xff) == 0) {
      context.checkActive();
    }
  }
}
