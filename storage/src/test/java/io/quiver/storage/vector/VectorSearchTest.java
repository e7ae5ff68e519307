package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches on real vectors: exact answers, filters, limits. */
final class VectorSearchTest {
  private static final List<float[]> BASE = VectorFiles.floats("sift5k/base.fvecs");
  private static final List<float[]> QUERIES =
      VectorFiles.floats("sift5k/query.fvecs").subList(0, 20);
  private static final IndexFixture SIFT = IndexFixture.of(Metric.L2, BASE);

  @ParameterizedTest
  @EnumSource(Metric.class)
  void exactSearchesEqualBruteForce(Metric metric) {
    IndexFixture fixture = IndexFixture.of(metric, BASE.subList(0, 1_000));
    Map<Long, float @Nullable []> more = new TreeMap<>();
    for (long row = 1_000; row < 1_200; row++) {
      more.put(row, BASE.get((int) row));
    }
    fixture.commit(more);
    for (float[] query : QUERIES) {
      VectorSearchResult result =
          fixture.search(query, 10, Searches.options(Exactness.ALWAYS), null);
      assertEquals(Path.EXACT_SCAN, result.path());
      assertEquals(1_200, result.visited());
      Searches.assertSame(fixture.expected(query, 10, null), result.hits());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100, 1_000, 4_800, 100_000})
  void filteredSearchesFindKRowsWheneverThereAreK(int oneIn) {
    LongPredicate accepted = row -> row % oneIn == 3 % oneIn;
    long matching = LongStream.range(0, BASE.size()).filter(accepted).count();
    RowFilter plain = new TestFilter(accepted, BASE.size(), -1, false);
    List<List<VectorHit>> expected =
        QUERIES.stream().map(query -> SIFT.expected(query, 10, plain)).toList();
    for (long estimate : new long[] {-1, matching}) {
      for (boolean known : new boolean[] {false, true}) {
        RowFilter filter = new TestFilter(accepted, BASE.size(), estimate, known);
        for (Exactness exactness : Exactness.values()) {
          double recall = 0;
          for (int i = 0; i < QUERIES.size(); i++) {
            VectorSearchResult result =
                SIFT.search(QUERIES.get(i), 10, Searches.options(exactness), filter);
            assertEquals(Math.min(10, matching), result.hits().size());
            result.hits().forEach(hit -> assertTrue(accepted.test(hit.rowId())));
            recall += BruteForce.recall(expected.get(i), result.hits());
          }
          assertTrue(recall / QUERIES.size() >= 0.95, exactness + ", 1 in " + oneIn);
        }
      }
    }
  }

  @Test
  void aFilterUsesTheGraphWhenManyRowsMatch() {
    RowFilter filter = new TestFilter(row -> row % 2 == 0, BASE.size(), BASE.size() / 2, false);
    assertEquals(
        Path.FILTERED_GRAPH,
        SIFT.search(QUERIES.getFirst(), 10, Searches.options(Exactness.NEVER), filter).path());
    RowFilter few = new TestFilter(row -> row % 50 == 0, BASE.size(), BASE.size() / 50, true);
    assertEquals(
        Path.EXACT_SCAN,
        SIFT.search(QUERIES.getFirst(), 10, Searches.options(Exactness.AUTO), few).path());
  }

  @Test
  void aScanAsksADearFilterAboutNearRowsOnly() {
    long[] asked = {0};
    LongPredicate half =
        row -> {
          asked[0]++;
          return row % 2 == 0;
        };
    RowFilter filter = new TestFilter(half, BASE.size(), -1, false);
    float[] query = QUERIES.getFirst();
    List<VectorHit> hits =
        SIFT.search(query, 10, Searches.options(Exactness.ALWAYS), filter).hits();
    assertTrue(asked[0] < BASE.size() / 4, "asked " + asked[0] + " times");
    Searches.assertSame(SIFT.expected(query, 10, filter), hits);
  }

  @Test
  void moreThanThereIsGivesAll() {
    for (Exactness exactness : Exactness.values()) {
      assertEquals(
          BASE.size(),
          SIFT.search(QUERIES.getFirst(), 1_000_000, Searches.options(exactness), null)
              .hits()
              .size());
    }
    assertEquals(
        0,
        SIFT.search(QUERIES.getFirst(), 0, Searches.options(Exactness.AUTO), null).hits().size());
  }

  @Test
  void farHitsAreLeftOut() {
    float[] query = QUERIES.getFirst();
    List<VectorHit> all = SIFT.search(query, 10, VectorSearchOptions.DEFAULT, null).hits();
    double limit = all.get(4).distance();
    List<VectorHit> near =
        SIFT.search(query, 10, new VectorSearchOptions(0, Exactness.AUTO, limit), null).hits();
    assertEquals(all.subList(0, near.size()), near);
    assertTrue(near.size() >= 5 && near.stream().allMatch(hit -> hit.distance() <= limit));
  }

  @Test
  void equalDistancesAreOrderedByRowId() {
    IndexFixture fixture = IndexFixture.of(Metric.L2, Collections.nCopies(300, BASE.getFirst()));
    List<VectorHit> hits =
        fixture.search(BASE.getFirst(), 5, Searches.options(Exactness.ALWAYS), null).hits();
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), hits.stream().map(VectorHit::rowId).toList());
    // Copies link only to each other: the graph must still not lose rows.
    assertEquals(
        300,
        fixture.search(BASE.get(1), 300, Searches.options(Exactness.NEVER), null).hits().size());
  }

  @Test
  void zeroVectorsAreNobodysNeighbourInCosine() {
    IndexFixture fixture = new IndexFixture(VectorIndexSettings.of(Metric.COSINE, 2));
    fixture.commit(Map.of(1L, new float[] {0, 0}, 2L, new float[] {1, 0}));
    fixture.settle();
    assertEquals(
        List.of(new VectorHit(2, 0)),
        fixture.search(new float[] {3, 0}, 10, VectorSearchOptions.DEFAULT, null).hits());
    assertEquals(
        List.of(), fixture.search(new float[2], 10, VectorSearchOptions.DEFAULT, null).hits());
  }
}
