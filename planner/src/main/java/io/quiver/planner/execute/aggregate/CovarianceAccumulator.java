package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COVAR_POP, COVAR_SAMP, CORR, REGR_COUNT, REGR_SXX, REGR_SYY over pairs without NULL. */
final class CovarianceAccumulator extends Accumulator {
  /** Which one. */
  enum Result {
    COVAR_POP,
    COVAR_SAMP,
    CORR,
    REGR_COUNT,
    REGR_SXX,
    REGR_SYY
  }

  private final Result result;
  private final DataType type;
  private final List<double[]> states = new ArrayList<>();

  CovarianceAccumulator(Result result, DataType type) {
    this.result = result;
    this.type = type;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    while (states.size() < groupCount) {
      states.add(new double[6]);
    }
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      Object y = arguments[0].get(i);
      Object x = arguments[1].get(i);
      if (x != null && y != null) {
        update(states.get(groups[k]), ((Number) x).doubleValue(), ((Number) y).doubleValue());
      }
    }
  }

  /** State: count, mean x, mean y, sum of squares x, of squares y, of products. */
  private static void update(double[] state, double x, double y) {
    state[0]++;
    double dx = x - state[1];
    double dy = y - state[2];
    state[1] += dx / state[0];
    state[2] += dy / state[0];
    state[3] += dx * (x - state[1]);
    state[4] += dy * (y - state[2]);
    state[5] += dx * (y - state[2]);
  }

  @Override
  public void result(int group, Column out, int row) {
    double[] state = group < states.size() ? states.get(group) : new double[6];
    double count = state[0];
    double value =
        switch (result) {
          case COVAR_POP -> count < 1 ? Double.NaN : state[5] / count;
          case COVAR_SAMP -> count < 2 ? Double.NaN : state[5] / (count - 1);
          case CORR -> count < 1 ? Double.NaN : state[5] / Math.sqrt(state[3] * state[4]);
          case REGR_COUNT -> count;
          case REGR_SXX -> count < 1 ? Double.NaN : state[3];
          case REGR_SYY -> count < 1 ? Double.NaN : state[4];
        };
    if (Double.isNaN(value)) {
      out.setNull(row);
    } else {
      Results.set(out, row, value, type);
    }
  }
}
