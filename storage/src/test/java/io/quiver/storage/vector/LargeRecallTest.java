package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every way of shortening 100,000 vectors in round clusters, on one graph: size and recall. Round
 * ones are the hardest: within a cluster everything is about equally far from everything.
 */
@Tag("long")
final class LargeRecallTest {
  private static final int ROWS = Integer.getInteger("quiver.test.vectors", 100_000);
  private static final int DIMENSIONS = 128;
  private static final int K = 10;
  private static final int QUERIES = 100;
  private static final VectorSearchOptions GRAPH =
      new VectorSearchOptions(0, Exactness.NEVER, Double.POSITIVE_INFINITY);

  @Test
  void roundClusters() {
    List<float[]> vectors = Clusters.vectors(ROWS, DIMENSIONS, 42);
    List<float[]> queries = Clusters.vectors(QUERIES, DIMENSIONS, 43);
    VectorIndexSettings plain = VectorIndexSettings.of(Metric.L2, DIMENSIONS);
    VectorEntries entries = VectorEntries.sorted(DIMENSIONS, List.of(), ROWS);
    Map<Long, float[]> rows = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      entries.append(i, 1, vectors.get(i), 0, null);
      rows.put((long) i, vectors.get(i));
    }
    SegmentBuilder.Draft draft =
        new SegmentBuilder(plain, () -> false, row -> null).build(List.of(entries), 0, done -> {});
    NeighborGraph graph = draft == null ? null : draft.graph();
    assertNotNull(graph);
    List<List<VectorHit>> truth = new ArrayList<>();
    for (float[] query : queries) {
      truth.add(BruteForce.nearest(Metric.L2, rows, query, K, null));
    }
    for (Quantization kind : Quantization.values()) {
      VectorIndexSettings settings = kind == Quantization.NONE ? plain : plain.with(kind);
      VectorEntries codes = settings.isQuantized() ? entries.quantized(settings) : entries;
      IndexState state =
          new IndexState(
              List.of(new VectorSegment(codes, graph)),
              List.of(),
              VectorEntries.inCommitOrder(DIMENSIONS, List.of()),
              1,
              IndexState.ALL);
      double sum = 0;
      for (int i = 0; i < QUERIES; i++) {
        VectorSearchResult result =
            new IndexSearch(
                    Metric.L2,
                    state,
                    1,
                    OwnVectors.NONE,
                    queries.get(i),
                    K,
                    GRAPH,
                    null,
                    new SearchScratch(),
                    SearchDefaults.of(settings.compression().kind()),
                    rows::get)
                .run();
        assertEquals(Path.GRAPH, result.path());
        sum += BruteForce.recall(truth.get(i), result.hits());
      }
      double smaller = (double) ROWS * DIMENSIONS * Float.BYTES / codes.vectors().bytes();
      System.err.printf("%s recall %.3f, %.1f times smaller%n", kind, sum / QUERIES, smaller);
      assertTrue(sum / QUERIES >= 0.95, kind + " recall " + sum / QUERIES);
      assertTrue(kind != Quantization.BIT1 || smaller >= 16, kind + " " + smaller);
    }
  }
}
