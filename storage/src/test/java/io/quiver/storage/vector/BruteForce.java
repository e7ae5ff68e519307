package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What searches should find, computed in double arithmetic over all rows. */
final class BruteForce {
  private BruteForce() {}

  static List<VectorHit> nearest(
      Metric metric, Map<Long, float[]> rows, float[] query, int k, @Nullable RowFilter filter) {
    List<VectorHit> hits = new ArrayList<>();
    rows.forEach(
        (row, vector) -> {
          double distance = distance(metric, query, vector);
          if (!Double.isNaN(distance) && (filter == null || filter.accepts(row))) {
            hits.add(new VectorHit(row, distance));
          }
        });
    hits.sort(Comparator.comparingDouble(VectorHit::distance).thenComparingLong(VectorHit::rowId));
    return hits.subList(0, Math.min(k, hits.size()));
  }

  static double distance(Metric metric, float[] a, float[] b) {
    double dot = 0;
    double squares = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
      squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return switch (metric) {
      case L2 -> Math.sqrt(squares);
      case DOT -> -dot;
      case COSINE -> 1 - dot / (Math.sqrt(aa) * Math.sqrt(bb));
    };
  }

  /** Share of the expected rows that were found. */
  static double recall(List<VectorHit> expected, List<VectorHit> found) {
    Set<Long> ids = new HashSet<>();
    found.forEach(hit -> ids.add(hit.rowId()));
    long hits = expected.stream().filter(hit -> ids.contains(hit.rowId())).count();
    return expected.isEmpty() ? 1 : (double) hits / expected.size();
  }
}
