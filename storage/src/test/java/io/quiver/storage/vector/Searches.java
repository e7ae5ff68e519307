package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.util.List;

/** Short forms for tests of searches. */
final class Searches {
  private Searches() {}

  static VectorSearchOptions options(Exactness exactness) {
    return new VectorSearchOptions(0, exactness, Double.POSITIVE_INFINITY);
  }

  /** The same distances in the same order; which of several equally near rows does not matter. */
  static void assertSame(List<VectorHit> expected, List<VectorHit> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      double distance = expected.get(i).distance();
      assertEquals(distance, found.get(i).distance(), 1e-5 * (1 + Math.abs(distance)));
    }
  }
}
