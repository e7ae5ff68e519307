package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody else changes while they are mapped. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mapped files cannot be changed there")
final class DamagedMappingTest {
  private static final int DIMENSIONS = 12;
  private static final List<float[]> VECTORS = Clusters.vectors(2_000, DIMENSIONS, 5);
  private static final List<float[]> QUERIES = Clusters.vectors(5, DIMENSIONS, 6);
  private static final VectorIndexSettings SETTINGS = VectorIndexSettings.of(Metric.L2, DIMENSIONS);

  private final Path directory;
  private final LocalEngine engine =
      LocalEngine.open(MvStore.memory(), null, EngineOptions.defaults());
  private final LocalTransactionManager transactions =
      new LocalTransactionManager(engine, InstantSource.system());
  private final Map<Long, float[]> rows = new TreeMap<>();
  private int reloads;
  private final SegmentedVectorIndex index;

  DamagedMappingTest(@TempDir Path directory) {
    this.directory = directory;
    this.index =
        new SegmentedVectorIndex(
            "test",
            SETTINGS,
            new PlainVectorSource(),
            new IndexFiles(new DirectoryFiles(directory), 1, SETTINGS, true, new MappedShare(0, 0)),
            new Counting());
  }

  /** The test does the work. */
  private final class Counting implements IndexUpkeep {
    @Override
    public void maintain(SegmentedVectorIndex of) {}

    @Override
    public void reload(SegmentedVectorIndex of) {
      reloads++;
    }

    @Override
    public void write(SegmentedVectorIndex of) {
      of.checkpoint();
    }
  }

  @BeforeEach
  void map() {
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      for (int i = 0; i < VECTORS.size(); i++) {
        rows.put((long) i, VECTORS.get(i));
        transaction.put(
            PlainVectorSource.NAMESPACE,
            PlainVectorSource.key(i),
            PlainVectorSource.value(VECTORS.get(i)));
      }
      transaction.commit();
    }
    load();
    assertTrue(index.state().isMapped());
    searchAll();
    assertEquals(0, reloads);
  }

  private void load() {
    index.expectLoad();
    try (Snapshot snapshot = engine.snapshot()) {
      assertTrue(index.canLoad(snapshot.timestamp()));
      index.rebuild(snapshot);
    }
    index.maintain(rows::get);
    index.checkpoint();
  }

  @AfterEach
  void close() {
    transactions.close();
    engine.close();
  }

  private void searchAll() {
    for (Exactness exactness : List.of(Exactness.NEVER, Exactness.ALWAYS)) {
      for (float[] query : QUERIES) {
        try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
          VectorSearchResult found =
              index.search(transaction, query, 10, Searches.options(exactness), null, () -> {});
          Searches.assertSame(BruteForce.nearest(Metric.L2, rows, query, 10, null), found.hits());
        }
      }
    }
  }

  private Path arrays() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("index"))) {
      return files.filter(file -> file.toString().endsWith(".arrays")).findFirst().orElseThrow();
    }
  }

  private void answersComeFromTheTableUntilItIsLoadedAnew() {
    searchAll();
    assertEquals(1, reloads);
    assertFalse(index.state().ready());
    load();
    assertTrue(index.state().ready());
    assertTrue(index.state().isMapped());
    searchAll();
    index.verify();
    assertEquals(1, reloads);
  }

  @Test
  void aFileThatIsCutOff() throws IOException {
    try (FileChannel channel = FileChannel.open(arrays(), StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    assertTrue(index.statistics().memory().mapped() > 0, "statistics do not read it");
    answersComeFromTheTableUntilItIsLoadedAnew();
  }

  @Test
  void neighboursThatAreNone() throws IOException {
    int links =
        VECTORS.size() * Float.BYTES * (DIMENSIONS + VectorRows.EXTRA)
            + Integer.BYTES * (VECTORS.size() + 1);
    try (FileChannel channel = FileChannel.open(arrays(), StandardOpenOption.WRITE)) {
      byte[] strange = new byte[(int) channel.size() - links];
      Arrays.fill(strange, (byte) 0x7E);
      channel.write(ByteBuffer.wrap(strange), links);
    }
    answersComeFromTheTableUntilItIsLoadedAnew();
  }

  @Test
  void aMergeThatFindsIt() throws IOException {
    try (FileChannel channel = FileChannel.open(arrays(), StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      for (long row = 0; row < 1_500; row++) {
        rows.remove(row);
        transaction.remove(PlainVectorSource.NAMESPACE, PlainVectorSource.key(row));
      }
      assertTrue(engine.subscribe(index.coveredTimestamp(), index::apply));
      transaction.commit();
    }
    assertFalse(index.state().segments().isEmpty());
    index.release(engine.oldestSnapshotTimestamp());
    index.maintain(rows::get);
    answersComeFromTheTableUntilItIsLoadedAnew();
  }
}
