package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shortened vectors: how small they are, and how many true neighbours are found with them. */
@Tag("slow")
final class QuantizedIndexTest {
  private static final int K = 10;
  private static final VectorSearchOptions GRAPH =
      new VectorSearchOptions(0, Exactness.NEVER, Double.POSITIVE_INFINITY);

  private static IndexFixture fixture(Metric metric, Quantization kind, List<float[]> vectors) {
    return fixture(VectorIndexSettings.of(metric, vectors.getFirst().length).with(kind), vectors);
  }

  private static IndexFixture fixture(VectorIndexSettings settings, List<float[]> vectors) {
    IndexFixture fixture = new IndexFixture(settings);
    Map<Long, float @Nullable []> all = new TreeMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      all.put((long) i, vectors.get(i));
    }
    fixture.commit(all);
    fixture.settle();
    return fixture;
  }

  private static double recall(IndexFixture fixture, List<float[]> queries) {
    double sum = 0;
    for (float[] query : queries) {
      VectorSearchResult result = fixture.search(query, K, GRAPH, null);
      assertEquals(Path.GRAPH, result.path());
      sum += BruteForce.recall(fixture.expected(query, K, null), result.hits());
    }
    return sum / queries.size();
  }

  @ParameterizedTest
  @EnumSource(value = Quantization.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void siftDescriptors(Quantization kind) {
    IndexFixture fixture = fixture(Metric.L2, kind, VectorFiles.floats("sift5k/base.fvecs"));
    double recall = recall(fixture, VectorFiles.floats("sift5k/query.fvecs"));
    assertTrue(recall >= 0.95, kind + " " + recall);
  }

  @ParameterizedTest
  @EnumSource(value = Quantization.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void textEmbeddings(Quantization kind) {
    List<float[]> queries = VectorFiles.floats("docs-e5/query.fvecs");
    for (Metric metric : Metric.values()) {
      IndexFixture fixture = fixture(metric, kind, VectorFiles.floats("docs-e5/base.fvecs"));
      double recall = recall(fixture, queries);
      assertTrue(recall >= 0.95, kind + " " + metric + " " + recall);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Quantization.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void wordEmbeddings(Quantization kind) {
    IndexFixture fixture =
        fixture(Metric.COSINE, kind, VectorFiles.floats("minilm-tokens/base.fvecs"));
    double recall = recall(fixture, VectorFiles.floats("minilm-tokens/query.fvecs"));
    assertTrue(recall >= 0.95, kind + " " + recall);
  }

  @Test
  void halfAByteForAGroupOfDimensions() {
    List<float[]> vectors = Clusters.vectors(6_000, 128, 7);
    VectorIndexSettings bytes = VectorIndexSettings.of(Metric.L2, 128).with(Quantization.PQ);
    VectorIndexSettings halves =
        new VectorIndexSettings(
            Metric.L2,
            128,
            bytes.m(),
            bytes.efConstruction(),
            new VectorIndexSettings.Compression(Quantization.PQ, 33, 4),
            bytes.deltaRowsMax(),
            bytes.deltaBytesMax(),
            List.of());
    IndexFixture fixture = fixture(halves, vectors.subList(0, 5_900));
    QuantizedRows codes =
        (QuantizedRows) fixture.index.state().segments().getFirst().entries().vectors();
    assertEquals(17, codes.codec().codeBytes());
    assertTrue(codes.sameAs(7, vectors.get(7)));
    double recall = recall(fixture, vectors.subList(5_900, 6_000));
    assertTrue(recall >= 0.95, "recall " + recall);
  }

  @ParameterizedTest
  @CsvSource({"128, BIT1, 16", "384, BIT1, 24", "128, INT8, 3.5", "384, INT4, 7", "128, PQ, 16"})
  void clusteredVectorsAreSmall(int dimensions, Quantization kind, double smaller) {
    List<float[]> vectors = Clusters.vectors(6_000, dimensions, 7);
    List<float[]> queries = vectors.subList(5_900, 6_000);
    IndexFixture fixture = fixture(Metric.L2, kind, vectors.subList(0, 5_900));
    VectorEntries entries = fixture.index.state().segments().getFirst().entries();
    assertTrue(entries.isQuantized());
    double ratio = 5_900.0 * dimensions * Float.BYTES / entries.vectors().bytes();
    assertTrue(ratio >= smaller, kind + " is " + ratio + " times smaller");
    double recall = recall(fixture, queries);
    assertTrue(recall >= 0.95, kind + " " + recall);
  }

  @ParameterizedTest
  @EnumSource(
      value = Quantization.class,
      names = {"BIT1", "PQ"})
  void unchangedVectorsAreToldFromOthersWithSeveralCentres(Quantization kind) {
    List<float[]> vectors = Clusters.vectors(2_000, 32, 8);
    IndexFixture fixture = fixture(Metric.COSINE, kind, vectors);
    QuantizedRows codes =
        (QuantizedRows) fixture.index.state().segments().getFirst().entries().vectors();
    assertTrue(codes.centres().size() > 1);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < vectors.size(); i++) {
        assertTrue(codes.sameAs(i, vectors.get(i)), "row " + i);
        assertFalse(codes.sameAs(i, vectors.get((i + 1) % vectors.size())), "row " + i);
      }
    }
  }

  @Test
  void hitsHaveExactDistances() {
    IndexFixture fixture = fixture(Metric.L2, Quantization.BIT1, Clusters.vectors(3_000, 32, 3));
    float[] query = Clusters.vectors(1, 32, 4).getFirst();
    for (VectorHit hit : fixture.search(query, K, GRAPH, null).hits()) {
      float[] row = Objects.requireNonNull(fixture.rows.get(hit.rowId()));
      assertEquals(VectorMath.l2Distance(query, row), hit.distance(), 0);
    }
  }

  @Test
  void changedRowsAreFoundWhereTheyAreNow() {
    List<float[]> vectors = Clusters.vectors(3_000, 16, 5);
    IndexFixture fixture = fixture(Metric.COSINE, Quantization.INT8, vectors);
    List<float[]> others = Clusters.vectors(3_000, 16, 6);
    for (int round = 0; round < 2; round++) {
      for (int start = 0; start < 3_000; start += 500) {
        Map<Long, float @Nullable []> changes = new TreeMap<>();
        for (int i = start; i < start + 500; i++) {
          changes.put((long) i, (round == 0 ? others : vectors).get(i));
        }
        fixture.commit(changes);
      }
      fixture.index.release(fixture.now());
      fixture.settle();
    }
    assertEquals(3_000, fixture.index.rows());
    assertTrue(recall(fixture, others.subList(0, 50)) >= 0.95);
  }

  @Test
  void unchangedVectorsAreNoChanges() {
    List<float[]> vectors = Clusters.vectors(2_000, 16, 8);
    IndexFixture fixture = fixture(Metric.L2, Quantization.INT4, vectors);
    fixture.commit(Map.of(5L, vectors.get(5).clone()));
    assertEquals(0, fixture.index.state().active().size());
    float[] moved = vectors.get(5).clone();
    moved[3] += 10;
    fixture.commit(Map.of(5L, moved));
    assertEquals(1, fixture.index.state().active().size());
  }

  @ParameterizedTest
  @EnumSource(value = Quantization.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void codesStandForAboutTheVectors(Quantization kind) {
    Random random = new Random(9);
    List<float[]> vectors = new ArrayList<>(Clusters.vectors(2_000, 30, 10));
    VectorRows rows = VectorRows.sized(30, vectors.size());
    vectors.forEach(vector -> rows.append(vector, 0));
    for (Metric metric : Metric.values()) {
      QuantizedRows codes =
          QuantizedRows.of(VectorIndexSettings.of(metric, 30).with(kind), rows, 2_000);
      float[] query = vectors.get(random.nextInt(2_000));
      NodeScorer estimated = codes.scorer(metric, query);
      double error = 0;
      double spread = 0;
      for (int i = 0; i < 2_000; i++) {
        double exact = VectorMath.rank(metric, query, vectors.get(i));
        error += Math.abs(estimated.key(i) - exact);
        spread += Math.abs(exact);
      }
      double allowed = kind == Quantization.INT8 ? 0.01 : kind == Quantization.INT4 ? 0.1 : 1;
      assertTrue(error <= allowed * spread, kind + " " + metric + " " + error / spread);
      assertTrue(codes.sameAs(7, vectors.get(7)));
      assertFalse(codes.sameAs(7, vectors.get(8)));
    }
  }

  @Test
  void halfBytesAreUnpackedAlike() {
    Random random = new Random(11);
    for (int length : new int[] {1, 2, 15, 16, 31, 33, 64, 127, 384}) {
      float[] a = new float[length];
      byte[] codes = new byte[length + 3];
      random.nextBytes(codes);
      for (int i = 0; i < length; i++) {
        a[i] = random.nextFloat();
      }
      VectorKernels best = VectorKernels.best();
      VectorKernels plain = new ScalarKernels();
      assertArrayEquals(
          new float[] {plain.dotBytes(a, codes, 3, length), plain.dotNibbles(a, codes, 3, length)},
          new float[] {best.dotBytes(a, codes, 3, length), best.dotNibbles(a, codes, 3, length)},
          length * 0.01f);
    }
  }
}
