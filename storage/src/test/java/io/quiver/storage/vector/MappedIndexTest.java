package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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
    long seed = ThreadLocalRandom.current().nextLong();
    System.err.println("MappedIndexTest seed " + seed);
    RandomGenerator random = new Random(seed);
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
    List<Long> mappedOnTheWay = new ArrayList<>();
    SegmentedVectorIndex index =
        new SegmentedVectorIndex(
            "test",
            new PlainVectorSource(),
            new IndexFiles(new DirectoryFiles(directory), 1, settings, true, ALWAYS),
            new WritingUpkeep(mappedOnTheWay),
            settings,
            total -> 150_000);
    index.expectLoad();
    index.rebuild(new RowsSnapshot(1, rows));
    assertTrue(index.state().ready());
    int segments = index.state().segments().size();
    assertTrue(segments >= 3, "segments are made on the way");
    assertEquals(segments, mappedOnTheWay.size());
    for (int i = 0; i < segments; i++) {
      long floats = (long) Float.BYTES * 2 * index.state().segments().get(i).entries().size();
      assertTrue(mappedOnTheWay.get(i) - (i == 0 ? 0 : mappedOnTheWay.get(i - 1)) > floats);
    }
    assertEquals(0, index.statistics().memory().vectors());
    assertEquals(20_000, index.state().rows());
    index.state().segments().forEach(segment -> assertFalse(segment.entries().isQuantized()));
  }

  /** Writes what there is and notes how much is mapped then. */
  private record WritingUpkeep(List<Long> mapped) implements IndexUpkeep {
    @Override
    public void maintain(SegmentedVectorIndex index) {}

    @Override
    public void reload(SegmentedVectorIndex index) {}

    @Override
    public void write(SegmentedVectorIndex index) {
      index.checkpoint();
      mapped.add(index.statistics().memory().mapped());
    }
  }

  @Test
  void damageOfTheSecondFileIsFound() throws IOException {
    IndexFixture written = filled(index(Metric.L2, Quantization.NONE, ALWAYS), 2_000);
    written.index.checkpoint();
    written.index.verify();
    Path arrays = arrays();
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

  /** A crash after the second file, whose name the next segment gets, a small one. */
  @Test
  void aForeignSecondFileIsNotMapped() throws IOException {
    MappedShare sometimes = new MappedShare(100_000, 0);
    IndexFixture index = filled(index(Metric.L2, Quantization.NONE, sometimes), 100);
    Path foreign = directory.resolve("index/vector-1-1.arrays");
    IndexFiles.Cut cut = IndexFiles.Cut.of(index.index.state(), 1, 0);
    VectorSegment segment = cut.state().segments().getFirst();
    int neighbours = Objects.requireNonNull(segment.graph()).lowest().start(100);
    byte[] strange = new byte[100 * 4 * (DIMENSIONS + VectorRows.EXTRA) + 4 * (101 + neighbours)];
    Files.createDirectories(directory.resolve("index"));
    Files.write(foreign, strange);
    index.index.checkpoint();
    assertEquals(0, mapped(index));
    assertFalse(Files.exists(foreign), "nobody's");

    Files.write(foreign, strange);
    IndexFixture again = index(Metric.L2, Quantization.NONE, sometimes);
    assertTrue(again.index.load());
    again.resumeAt(index);
    again.index.checkpoint();
    again.commit(Map.of(500L, VECTORS.get(500)));
    index.commit(Map.of(500L, VECTORS.get(500)));
    again.index.checkpoint();
    assertEquals(0, mapped(again));
    assertFalse(Files.exists(foreign), "nobody's");
    assertSameAnswers(index, again, 20);
  }

  /** Between being written and being mapped. */
  @Test
  void aSecondFileThatIsNotWhatWasWrittenIsNotMapped() throws IOException {
    IndexFixture index = filled(index(Metric.L2, Quantization.NONE, ALWAYS), 2_000);
    IndexFixture heap = filled(new IndexFixture(settings(Metric.L2, Quantization.NONE)), 2_000);
    IndexFiles files =
        new IndexFiles(
            new DirectoryFiles(directory), 1, settings(Metric.L2, Quantization.NONE), true, ALWAYS);
    files.write(IndexFiles.Cut.of(index.index.state(), index.now(), 0));
    Path arrays = arrays();
    byte[] flipped = Files.readAllBytes(arrays);
    flipped[flipped.length / 3] ^= 8;
    Files.write(arrays, flipped);
    VectorSegment segment = segment(index);
    assertFalse(files.lacks(index.index.state()));
    assertNull(files.map(segment));
    assertTrue(files.lacks(index.index.state()), "to be written once more");
    files.write(IndexFiles.Cut.of(index.index.state(), index.now(), 0));
    assertFalse(Files.exists(arrays));
    assertNotNull(files.map(segment));
    assertSameAnswers(heap, index, 20);
  }

  /** As with too many mappings or too small an address space. */
  @Test
  void whereMappingIsRefusedTheHeapIsSearched() throws IOException {
    UnmappableFiles files = new UnmappableFiles(new DirectoryFiles(directory));
    VectorIndexSettings settings = settings(Metric.L2, Quantization.NONE);
    IndexFixture index = filled(new IndexFixture(settings, files, ALWAYS), 2_000);
    IndexFixture heap = filled(new IndexFixture(settings), 2_000);
    assertEquals(index.now(), index.index.checkpoint());
    assertTrue(files.refused > 0);
    assertEquals(0, mapped(index));
    assertSameAnswers(heap, index, 20);
    Map<Path, byte[]> before = contents();
    files.refused = 0;
    IndexFixture again = new IndexFixture(settings, files, ALWAYS);
    assertTrue(again.index.load(), "the files are intact");
    assertTrue(files.refused > 0);
    again.resumeAt(index);
    assertEquals(before.keySet(), contents().keySet());
    assertEquals(0, mapped(again));
    assertSameAnswers(heap, again, 20);
    again.index.verify();
    files.allowed = true;
    again.index.checkpoint();
    assertTrue(mapped(again) > 0, "as soon as it can be");
    assertSameAnswers(heap, again, 20);
  }

  private Path arrays() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      return files.filter(file -> file.toString().endsWith(".arrays")).findFirst().orElseThrow();
    }
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
