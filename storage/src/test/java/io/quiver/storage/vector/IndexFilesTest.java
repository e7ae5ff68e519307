package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, reading them back, and files that are not what was written. */
final class IndexFilesTest {
  private static final VectorIndexSettings SETTINGS =
      new VectorIndexSettings(Metric.L2, 8, 4, 20, 200, 1 << 20);
  private static final float[] QUERY = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir private Path directory = Path.of("");
  private final long seed = ThreadLocalRandom.current().nextLong();
  private final Random random = new Random(seed);

  @Test
  void aLoadedIndexAnswersAsTheWrittenOne() {
    IndexFixture written = filled();
    assertEquals(written.now(), written.index.checkpoint());
    IndexFixture loaded = reopened();
    assertTrue(loaded.index.load());
    assertEquals(written.now(), loaded.index.coveredTimestamp());
    assertEquals(written.index.rows(), loaded.index.rows());
    assertEquals(written.index.rowsInGraph(), loaded.index.rowsInGraph());
    for (Exactness exactness : Exactness.values()) {
      assertEquals(
          search(written, written.now(), exactness), search(loaded, written.now(), exactness));
    }
    loaded.index.verify();
  }

  @Test
  void olderSnapshotsSurviveAndLaterCommitsAreTakenOver() {
    IndexFixture written = filled();
    long older = written.now();
    List<VectorHit> before = search(written, older, Exactness.ALWAYS);
    written.commit(changes(100));
    written.index.checkpoint();
    IndexFixture loaded = reopened();
    assertTrue(loaded.index.load());
    assertEquals(before, search(loaded, older, Exactness.ALWAYS));
    loaded.resumeAt(written);
    Map<Long, float @Nullable []> more = changes(50);
    written.commit(more);
    loaded.commit(more);
    assertEquals(
        search(written, written.now(), Exactness.ALWAYS),
        search(loaded, written.now(), Exactness.ALWAYS));
  }

  @Test
  void repeatedCheckpointsKeepOnlyWhatIsNeeded() throws IOException {
    IndexFixture fixture = filled();
    for (int i = 0; i < 10; i++) {
      fixture.commit(changes(90));
      fixture.index.maintain(fixture.rows::get);
      fixture.index.checkpoint();
    }
    fixture.index.release(fixture.now());
    fixture.settle();
    fixture.commit(changes(1));
    fixture.index.checkpoint();
    assertTrue(files().size() <= 2 + fixture.index.statistics().segments(), files().toString());
    IndexFixture loaded = reopened();
    assertTrue(loaded.index.load());
    assertEquals(
        search(fixture, fixture.now(), Exactness.ALWAYS),
        search(loaded, fixture.now(), Exactness.ALWAYS));
  }

  @Test
  void aBrokenFileMeansStartingAnew() throws IOException {
    IndexFixture written = filled();
    written.index.checkpoint();
    Map<Path, byte[]> intact = new TreeMap<>();
    for (Path file : files()) {
      intact.put(file, Files.readAllBytes(file));
    }
    assertTrue(intact.size() >= 3, intact.keySet().toString());
    for (Path victim : intact.keySet()) {
      for (int damage = 0; damage < 12; damage++) {
        restore(intact);
        damage(victim, intact.get(victim), damage);
        IndexFixture loaded = reopened();
        assertFalse(loaded.index.load(), victim + " with damage " + damage + ", seed " + seed);
        assertEquals(List.of(), files(), "nothing that could be taken for a good index");
      }
    }
    restore(intact);
    assertTrue(reopened().index.load());
  }

  @Test
  void aCrashWhileWritingLeavesTheOldState() throws IOException {
    IndexFixture written = filled();
    long covered = written.index.checkpoint();
    List<VectorHit> before = search(written, covered, Exactness.ALWAYS);
    Files.write(directory.resolve("index/vector-1-manifest.tmp"), new byte[] {1, 2, 3});
    Files.write(directory.resolve("index/vector-1-99"), new byte[100]);
    IndexFixture loaded = reopened();
    assertTrue(loaded.index.load());
    assertEquals(before, search(loaded, covered, Exactness.ALWAYS));
    loaded.resumeAt(written);
    loaded.commit(changes(1));
    loaded.index.checkpoint();
    assertFalse(Files.exists(directory.resolve("index/vector-1-99")));
  }

  @Test
  void anotherDefinitionDoesNotTakeTheFiles() {
    filled().index.checkpoint();
    VectorIndexSettings other = new VectorIndexSettings(Metric.COSINE, 8, 4, 20, 200, 1 << 20);
    assertFalse(new IndexFixture(other, new DirectoryFiles(directory)).index.load());
  }

  @Test
  void verifyFindsAFlippedBit() throws IOException {
    IndexFixture fixture = filled();
    fixture.index.checkpoint();
    fixture.index.verify();
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    QuiverException e = assertThrows(QuiverException.class, fixture.index::verify);
    assertEquals(ErrorCode.CORRUPT_INDEX, e.code());
  }

  // ---- the index under test

  private IndexFixture reopened() {
    return new IndexFixture(SETTINGS, new DirectoryFiles(directory));
  }

  /** Two segments, dead rows in them, and an open delta. */
  private IndexFixture filled() {
    IndexFixture fixture = reopened();
    fixture.index.rebuild(new EmptySnapshot(0));
    fixture.commit(changes(300));
    fixture.settle();
    fixture.commit(changes(200));
    fixture.settle();
    fixture.commit(changes(70));
    return fixture;
  }

  private Map<Long, float @Nullable []> changes(int count) {
    Map<Long, float @Nullable []> changes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[8];
      for (int d = 0; d < 8; d++) {
        vector[d] = random.nextFloat() * 10;
      }
      changes.put((long) random.nextInt(1_000), random.nextInt(10) == 0 ? null : vector);
    }
    return changes;
  }

  private static List<VectorHit> search(IndexFixture fixture, long snapshot, Exactness exactness) {
    return fixture.searchAt(snapshot, QUERY, 20, Searches.options(exactness), null).hits();
  }

  // ---- its files

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(directory.resolve("index"))) {
      return new ArrayList<>(list.sorted().toList());
    }
  }

  private void restore(Map<Path, byte[]> intact) throws IOException {
    for (Map.Entry<Path, byte[]> entry : intact.entrySet()) {
      Files.write(entry.getKey(), entry.getValue());
    }
  }

  private void damage(Path file, byte[] bytes, int kind) throws IOException {
    byte[] broken = bytes.clone();
    switch (kind) {
      case 0 -> Files.delete(file);
      case 1 -> Files.write(file, new byte[0]);
      case 2 -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      case 3 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 5));
      case 4 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      default -> {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, broken);
      }
    }
  }

  @Test
  void shortenedVectorsComeBackAsTheyWere() {
    for (Quantization kind : Quantization.values()) {
      VectorIndexSettings settings = VectorIndexSettings.of(Metric.COSINE, 24).with(kind);
      IndexFixture written =
          new IndexFixture(settings, new DirectoryFiles(directory.resolve(kind.name())));
      written.index.rebuild(new EmptySnapshot(0));
      Map<Long, float @Nullable []> rows = new TreeMap<>();
      List<float[]> vectors = Clusters.vectors(2_000, 24, 12);
      for (int i = 0; i < vectors.size(); i++) {
        rows.put((long) i, vectors.get(i));
      }
      written.commit(rows);
      written.settle();
      assertTrue(written.index.checkpoint() > 0);
      IndexFixture loaded =
          new IndexFixture(settings, new DirectoryFiles(directory.resolve(kind.name())));
      assertTrue(loaded.index.load(), kind.name());
      loaded.resumeAt(written);
      for (float[] query : vectors.subList(0, 20)) {
        assertSameHits(
            written.search(query, 10, VectorSearchOptions.DEFAULT, null).hits(),
            loaded.search(query, 10, VectorSearchOptions.DEFAULT, null).hits());
      }
      assertTrue(loaded.index.statistics().memory().disk() > 0);
    }
  }

  /** Sums of floats may differ in their last bits: lanes are added in no fixed order. */
  private static void assertSameHits(List<VectorHit> expected, List<VectorHit> actual) {
    assertEquals(
        expected.stream().map(VectorHit::rowId).toList(),
        actual.stream().map(VectorHit::rowId).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).distance(), actual.get(i).distance(), 1e-5);
    }
  }
}
