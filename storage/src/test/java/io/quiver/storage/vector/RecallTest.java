package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many of the true neighbours the graph finds on real data, at the default settings. */
final class RecallTest {
  private static final VectorSearchOptions GRAPH =
      new VectorSearchOptions(0, Exactness.NEVER, Double.POSITIVE_INFINITY);
  private static final int K = 10;

  @Test
  void siftDescriptorsInL2() {
    assertTrue(recall("sift5k", Metric.L2) >= 0.95);
  }

  @Test
  void textEmbeddingsInCosine() {
    assertTrue(recall("docs-e5", Metric.COSINE) >= 0.95);
  }

  @Test
  void wordEmbeddingsInCosine() {
    assertTrue(recall("minilm-tokens", Metric.COSINE) >= 0.95);
  }

  @Test
  void recallSurvivesReplacingEveryRowTwice() {
    List<float[]> vectors = VectorFiles.floats("sift5k/base.fvecs").subList(0, 2_000);
    List<float[]> queries = VectorFiles.floats("sift5k/query.fvecs");
    IndexFixture fixture = IndexFixture.of(Metric.L2, vectors);
    double before = recall(fixture, queries);
    for (int round = 1; round <= 2; round++) {
      for (int start = 0; start < vectors.size(); start += 250) {
        Map<Long, float @Nullable []> changes = new TreeMap<>();
        for (int i = start; i < start + 250; i++) {
          changes.put((long) i, vectors.get((i + round * 731) % vectors.size()));
        }
        fixture.commit(changes);
      }
      fixture.index.release(fixture.now());
      fixture.settle();
    }
    assertEquals(vectors.size(), fixture.index.rows());
    assertTrue(recall(fixture, queries) >= before - 0.01);
  }

  private static double recall(String data, Metric metric) {
    IndexFixture fixture = IndexFixture.of(metric, VectorFiles.floats(data + "/base.fvecs"));
    List<float[]> queries = VectorFiles.floats(data + "/query.fvecs");
    List<int[]> truth = VectorFiles.ints(data + "/groundtruth.ivecs");
    double sum = 0;
    for (int i = 0; i < queries.size(); i++) {
      VectorSearchResult result = fixture.search(queries.get(i), K, GRAPH, null);
      assertEquals(Path.GRAPH, result.path());
      assertEquals(K, result.hits().size());
      List<VectorHit> expected = new ArrayList<>();
      for (int n = 0; n < K; n++) {
        expected.add(new VectorHit(truth.get(i)[n], 0));
      }
      sum += BruteForce.recall(expected, result.hits());
    }
    return sum / queries.size();
  }

  private static double recall(IndexFixture fixture, List<float[]> queries) {
    double sum = 0;
    for (float[] query : queries) {
      sum +=
          BruteForce.recall(
              fixture.expected(query, K, null), fixture.search(query, K, GRAPH, null).hits());
    }
    return sum / queries.size();
  }
}
