package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random commits, graph building, merging and forgetting in random order; after each step searches
 * at the newest and at every remembered older snapshot give what brute force gives there.
 */
final class IndexModelTest {
  private static final int DIMENSIONS = 6;
  private static final int ROWS = 120;
  private static final int STEPS = 150;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final Random random = new Random(seed);

  @RepeatedTest(8)
  void searchesEqualBruteForceAtEverySnapshot() {
    Metric metric = List.of(Metric.values()).get(random.nextInt(3));
    IndexFixture fixture =
        new IndexFixture(
            new VectorIndexSettings(metric, DIMENSIONS, 4, 20, 1 + random.nextInt(40), 1 << 20));
    Map<Long, Map<Long, float[]>> snapshots = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      fixture.commit(randomChanges());
      if (random.nextInt(4) == 0) {
        fixture.index.maintain(fixture.rows::get);
      }
      if (random.nextInt(10) == 0) {
        fixture.settle();
      }
      if (random.nextInt(6) == 0) {
        snapshots.put(fixture.now(), new TreeMap<>(fixture.rows));
      }
      if (random.nextInt(12) == 0) {
        snapshots.clear();
        fixture.index.release(fixture.now());
      }
      check(fixture, fixture.now(), fixture.rows);
      snapshots.forEach((snapshot, rows) -> check(fixture, snapshot, rows));
    }
    assertEquals(fixture.rows.size(), fixture.index.rows());
  }

  private void check(IndexFixture fixture, long snapshot, Map<Long, float[]> rows) {
    String message = "seed " + seed + ", snapshot " + snapshot + " at " + fixture.now();
    assertTrue(fixture.index.readableFrom() <= snapshot, message);
    float[] query = vector();
    int k = random.nextInt(30);
    Exactness exactness = List.of(Exactness.values()).get(random.nextInt(3));
    int modulus = random.nextInt(4);
    RowFilter filter =
        modulus == 0
            ? null
            : new TestFilter(row -> row % modulus == 0, ROWS, -1, random.nextBoolean());
    VectorSearchResult result =
        fixture.searchAt(snapshot, query, k, Searches.options(exactness), filter);
    List<VectorHit> expected = BruteForce.nearest(fixture.metric, rows, query, k, filter);
    assertEquals(expected.size(), result.hits().size(), message + ", " + exactness);
    Map<Long, Double> distances = new HashMap<>();
    for (VectorHit hit : result.hits()) {
      float[] row = rows.get(hit.rowId());
      assertTrue(row != null, message + " does not see row " + hit.rowId());
      distances.put(hit.rowId(), BruteForce.distance(fixture.metric, query, row));
      assertEquals(distances.get(hit.rowId()), hit.distance(), 1e-5, message);
    }
    assertEquals(result.hits().size(), distances.size(), message);
    if (exactness == Exactness.ALWAYS) {
      Searches.assertSame(expected, result.hits());
    }
  }

  private Map<Long, float @Nullable []> randomChanges() {
    Map<Long, float @Nullable []> changes = new TreeMap<>();
    List<Long> rows = new ArrayList<>();
    for (int i = random.nextInt(25); i >= 0; i--) {
      rows.add((long) random.nextInt(ROWS));
    }
    for (long row : rows) {
      changes.put(row, random.nextInt(3) == 0 ? null : vector());
    }
    return changes;
  }

  private float[] vector() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = random.nextInt(5) - 2;
    }
    if (vector[0] == 0) {
      vector[0] = 1; // no zero vectors: they have no cosine
    }
    return vector;
  }
}
