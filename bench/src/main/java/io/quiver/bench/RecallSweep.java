package io.quiver.bench;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rate of searches at a recall: from searches with more and more candidates, interpolated
 * between the two that the recall lies between.
 */
final class RecallSweep {
  private static final int[] CANDIDATES = {
    10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 450, 640, 900
  };
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long POINT_NANOS = 700_000_000L;

  private static final boolean TRACE = Boolean.getBoolean("quiver.bench.trace");

  private final VectorSet set;
  private final Neighbours system;
  private final int belowCategory;
  private final int[][] truth;

  RecallSweep(VectorSet set, Neighbours system, int belowCategory) {
    this.set = set;
    this.system = system;
    this.belowCategory = belowCategory;
    this.truth = set.truth(belowCategory);
  }

  /** One setting. */
  private record Point(int ef, double recall, double rate) {}

  Measurement at(double wanted) throws SQLException {
    system.tune(CANDIDATES[4]);
    measure(CANDIDATES[4], WARM_UP_NANOS);
    Point before = null;
    for (int ef : CANDIDATES) {
      system.tune(ef);
      Point point = measure(ef, POINT_NANOS);
      if (TRACE) {
        System.out.println(point);
      }
      if (point.recall() >= wanted) {
        return result(wanted, before, point);
      }
      before = point;
    }
    return new Measurement(
        0,
        before == null
            ? ""
            : String.format(Locale.ROOT, "recall %.3f at ef %d", before.recall(), before.ef()));
  }

  private static Measurement result(double wanted, @Nullable Point before, Point after) {
    if (before == null || before.recall() == after.recall()) {
      return new Measurement(
          after.rate(),
          String.format(Locale.ROOT, "recall %.3f at ef %d", after.recall(), after.ef()));
    }
    double share = (wanted - before.recall()) / (after.recall() - before.recall());
    double rate = Math.exp((1 - share) * Math.log(before.rate()) + share * Math.log(after.rate()));
    return new Measurement(
        rate, String.format(Locale.ROOT, "between ef %d and %d", before.ef(), after.ef()));
  }

  private Point measure(int ef, long nanos) throws SQLException {
    int[] next = {0};
    double[] recall = {0};
    double rate =
        Rates.repeat(
            () -> {
              int query = next[0]++ % set.queries.length;
              recall[0] += VectorSet.recall(truth[query], search(query));
            },
            nanos);
    for (; next[0] < set.queries.length; next[0]++) {
      recall[0] += VectorSet.recall(truth[next[0]], search(next[0]));
    }
    return new Point(ef, recall[0] / next[0], rate);
  }

  private int[] search(int query) throws SQLException {
    return system.search(set.queries[query], belowCategory);
  }
}
