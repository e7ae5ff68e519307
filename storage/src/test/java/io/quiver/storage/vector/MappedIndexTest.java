package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments whose vectors and graphs are searched in their files. */
final class MappedIndexTest {
  private static final int DIMENSIONS = 20;
  private static final MappedShare ALWAYS = new MappedShare(0, 0);
  private static final MappedShare NEVER = new MappedShare(0, Long.MAX_VALUE);
  private static final List<float[]> VECTORS = Clusters.vectors(3_000, DIMENSIONS, 3);
  private static final List<float[]> QUERIES = Clusters.vectors(40, DIMENSIONS, 4);

  @TempDir private Path directory = Path.of("");

  private static VectorIndexSettings settings(Metric metric, Quantization kind) {
    VectorIndexSettings plain = VectorIndexSettings.of(metric, DIMENSIONS);
    return kind == Quantization.NONE ? plain : plain.with(kind);
  }

  private IndexFixture index(Metric metric, Quantization kind, MappedShare share) {
    return new IndexFixture(settings(metric, kind), new DirectoryFiles(directory), share);
  }

  private static IndexFixture filled(IndexFixture fixture, int rows) {
    fixture.index.rebuild(new EmptySnapshot(0));
    Map<Long, float @Nullable []> all = new TreeMap<>();
    for (int i = 0; i < rows; i++) {
      all.put((long) i, VECTORS.get(i));
    }
    fixture.commit(all);
    fixture.settle();
    return fixture;
  }

  private static long mapped(IndexFixture fixture) {
    return fixture.index.statistics().memory().mapped();
  }

  private static void assertSameAnswers(IndexFixture one, IndexFixture other, int k) {
    for (Exactness exactness : Exactness.values()) {
      for (float[] query : QUERIES) {
        List<VectorHit> expected = one.search(query, k, Searches.options(exactness), null).hits();
        List<VectorHit> found = other.search(query, k, Searches.options(exactness), null).hits();
        assertEquals(
            expected.stream().map(VectorHit::rowId).toList(),
            found.stream().map(VectorHit::rowId).toList());
        for (int i = 0; i < k; i++) {
          assertEquals(expected.get(i).distance(), found.get(i).distance(), 1e-5);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void answersAreThoseOfTheHeap(Metric metric) {
    IndexFixture mapped = filled(index(metric, Quantization.NONE, ALWAYS), 3_000);
    IndexFixture heap = filled(new IndexFixture(settings(metric, Quantization.NONE)), 3_000);
    assertEquals(0, mapped(mapped));
    mapped.index.checkpoint();
    assertTrue(mapped(mapped) > 3_000 * DIMENSIONS * Float.BYTES);
    assertEquals(0, mapped.index.statistics().memory().vectors());
    assertNull(Objects.requireNonNull(segment(mapped).graph()).built());
    assertSameAnswers(heap, mapped, 100);
    IndexFixture again = index(metric, Quantization.NONE, ALWAYS);
    assertTrue(again.index.load());
    again.resumeAt(mapped);
    assertEquals(mapped(mapped), mapped(again));
    assertSameAnswers(heap, again, 100);
    IndexFixture inHeap = index(metric, Quantization.NONE, NEVER);
    assertTrue(inHeap.index.load());
    inHeap.resumeAt(mapped);
    assertEquals(0, mapped(inHeap));
    assertSameAnswers(heap, inHeap, 100);
  }

  private static VectorSegment segment(IndexFixture fixture) {
    return fixture.index.state().segments().getFirst();
  }

  @ParameterizedTest
  @EnumSource(value = Quantization.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void graphsOfShortenedVectorsAreMapped(Quantization kind) {
    IndexFixture written = filled(index(Metric.COSINE, kind, NEVER), 3_000);
    written.index.checkpoint();
    assertEquals(0, mapped(written));
    IndexFixture mapped = index(Metric.COSINE, kind, ALWAYS);
    assertTrue(mapped.index.load());
    mapped.resumeAt(written);
    assertTrue(mapped(mapped) > 0);
    assertTrue(segment(mapped).entries().isQuantized());
    assertSameAnswers(written, mapped, 20);
  }

  @Test
  void changesAndMergesGoOn() {
    RandomGenerator random = ThreadLocalRandom.current();
    IndexFixture mapped = filled(index(Metric.L2, Quantization.NONE, ALWAYS), 1_000);
    IndexFixture heap = filled(new IndexFixture(settings(Metric.L2, Quantization.NONE)), 1_000);
    for (int round = 0; round < 8; round++) {
      Map<Long, float @Nullable []> changes = new TreeMap<>();
      for (int i = 0; i < 300; i++) {
        long row = random.nextInt(1_200);
        changes.put(row, random.nextInt(5) == 0 ? null : VECTORS.get(random.nextInt(3_000)));
      }
      long before = mapped.now();
      mapped.commit(changes);
      heap.commit(changes);
      float[] query = QUERIES.get(round);
      VectorSearchOptions exact = Searches.options(Exactness.ALWAYS);
      assertEquals(
          heap.searchAt(before, query, 50, exact, null).hits().stream()
              .map(VectorHit::rowId)
              .toList(),
          mapped.searchAt(before, query, 50, exact, null).hits().stream()
              .map(VectorHit::rowId)
              .toList());
      mapped.index.release(mapped.now());
      mapped.settle();
      mapped.index.checkpoint();
      assertEquals(0, mapped.index.statistics().memory().vectors());
    }
    assertEquals(heap.index.rows(), mapped.index.rows());
    for (float[] query : QUERIES) {
      VectorSearchOptions exact = Searches.options(Exactness.ALWAYS);
      assertEquals(
          heap.expected(query, 30, null).stream().map(VectorHit::rowId).toList(),
          mapped.search(query, 30, exact, null).hits().stream().map(VectorHit::rowId).toList());
    }
    IndexFixture again = index(Metric.L2, Quantization.NONE, ALWAYS);
    assertTrue(again.index.load());
    assertEquals(mapped.index.rows(), again.index.rows());
  }

  @Test
  void aLoadThatIsTooLargeForTheHeapIsMappedOnTheWay() {
    Map<Long, float[]> rows = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      rows.put((long) i, new float[] {i % 150, i / 150f});
    }
    VectorIndexSettings settings = new VectorIndexSettings(Metric.L2, 2, 4, 8, 5_000, 1 << 24);
    PlainVectorSource source = new PlainVectorSource();
    IndexContents contents = new IndexContents(settings, source, total -> 150_000);
    contents.expectLoad();
    assertTrue(
        contents.load(new RowsSnapshot(1, rows), () -> false, new BuildProgress(), () -> {}));
    assertTrue(contents.state().segments().size() >= 3, "segments are made on the way");
    assertEquals(20_000, contents.state().rows());
    contents.state().segments().forEach(segment -> assertFalse(segment.entries().isQuantized()));
  }

  @Test
  void damageOfTheSecondFileIsFound() throws IOException {
    IndexFixture written = filled(index(Metric.L2, Quantization.NONE, ALWAYS), 2_000);
    written.index.checkpoint();
    written.index.verify();
    Path arrays;
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      arrays = files.filter(file -> file.toString().endsWith(".arrays")).findFirst().orElseThrow();
    }
    byte[] intact = Files.readAllBytes(arrays);
    byte[] flipped = intact.clone();
    flipped[intact.length / 3] ^= 8;
    Path moved = directory.resolve("moved");
    Files.move(arrays, moved); // what is mapped must not change
    Files.write(arrays, flipped);
    QuiverException e = assertThrows(QuiverException.class, written.index::verify);
    assertEquals(ErrorCode.CORRUPT_INDEX, e.code());
    for (MappedShare share : List.of(ALWAYS, NEVER)) {
      Map<Path, byte[]> all = contents();
      assertFalse(index(Metric.L2, Quantization.NONE, share).index.load());
      for (Map.Entry<Path, byte[]> file : all.entrySet()) {
        Files.write(file.getKey(), file.getValue());
      }
    }
    Files.write(arrays, intact);
    assertTrue(index(Metric.L2, Quantization.NONE, ALWAYS).index.load());
    Files.delete(arrays);
    assertFalse(index(Metric.L2, Quantization.NONE, ALWAYS).index.load());
  }

  private Map<Path, byte[]> contents() throws IOException {
    Map<Path, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      for (Path file : files.toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
