package io.quiver.planner.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some rows of a table tell about one of its columns. Immutable. */
public final class ColumnSample {
  private final double distinct;
  private final double nullPart;
  private final double @Nullable [] numbers;
  private final String @Nullable [] texts;

  /**
   * Makes one.
   *
   * @param values of rows taken evenly
   * @param rows of the table
   */
  ColumnSample(List<@Nullable Object> values, double rows) {
    List<Object> present = new ArrayList<>();
    for (Object value : values) {
      if (value != null) {
        present.add(value);
      }
    }
    nullPart = values.isEmpty() ? 0 : 1 - (double) present.size() / values.size();
    distinct = distinct(present, rows);
    if (!present.isEmpty() && present.stream().allMatch(Number.class::isInstance)) {
      numbers = present.stream().mapToDouble(v -> ((Number) v).doubleValue()).sorted().toArray();
      texts = null;
    } else if (!present.isEmpty() && present.stream().allMatch(String.class::isInstance)) {
      numbers = null;
      texts = present.stream().map(String.class::cast).sorted().toArray(String[]::new);
    } else {
      numbers = null;
      texts = null;
    }
  }

  /**
   * The estimator of Haas and Stokes ("Estimating the number of classes in a finite population",
   * 1998), as PostgreSQL uses it.
   */
  private static double distinct(List<Object> values, double rows) {
    Map<Object, Integer> counts = new HashMap<>();
    for (Object value : values) {
      counts.merge(value, 1, Integer::sum);
    }
    double n = values.size();
    double once = counts.values().stream().filter(count -> count == 1).count();
    if (n == 0) {
      return 1;
    }
    double all = Math.max(rows, n);
    return Math.clamp(n * counts.size() / (n - once + once * n / all), 1, all);
  }

  /** Different values in the table, about. */
  public double distinct() {
    return distinct;
  }

  /** Part of the rows with NULL. */
  public double nullPart() {
    return nullPart;
  }

  /** Part of the rows with a value below this one (or equal to it); -1 when that is not known. */
  public double partBelow(Object bound, boolean inclusive) {
    int size;
    int below;
    if (numbers != null && bound instanceof Number number) {
      size = numbers.length;
      below = place(numbers, number.doubleValue(), inclusive);
    } else if (texts != null && bound instanceof String text) {
      size = texts.length;
      int found = Arrays.binarySearch(texts, text);
      below = found >= 0 ? found : -found - 1;
    } else {
      return -1;
    }
    // Never quite nothing or all: it is a sample.
    return (1 - nullPart) * (below + 0.5) / (size + 1);
  }

  private static int place(double[] sorted, double bound, boolean inclusive) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inclusive ? sorted[middle] <= bound : sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
