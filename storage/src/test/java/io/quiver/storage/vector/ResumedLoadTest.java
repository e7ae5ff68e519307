package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The making of an index with quantization goes on after a crash with the rows that are left. */
final class ResumedLoadTest {
  private static final int ROWS = 6_000;
  private static final int DIMENSIONS = 8;
  private static final VectorIndexSettings SETTINGS =
      VectorIndexSettings.of(Metric.L2, DIMENSIONS).with(Quantization.INT8);

  /** A part is checked for every 4,096 rows. */
  private static final long PART_BYTES = 1_000;

  @TempDir private Path directory = Path.of("");
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Map<Long, float[]> rows = new TreeMap<>();
  private long timestamp;

  private float[] vector() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private IndexFiles files() {
    return new IndexFiles(new DirectoryFiles(directory), 1, SETTINGS, true);
  }

  private IndexContents contents() {
    return new IndexContents(SETTINGS, new PlainVectorSource(), rows -> PART_BYTES);
  }

  private void commit(IndexContents... followers) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < 20; i++) {
      long row = random.nextInt(ROWS + 500);
      if (random.nextInt(4) == 0) {
        rows.remove(row);
        batch.remove(PlainVectorSource.NAMESPACE, PlainVectorSource.key(row));
      } else {
        float[] vector = vector();
        rows.put(row, vector);
        batch.put(
            PlainVectorSource.NAMESPACE,
            PlainVectorSource.key(row),
            PlainVectorSource.value(vector));
      }
    }
    CommittedBatch commit = new CommittedBatch(++timestamp, 0, batch);
    for (IndexContents follower : followers) {
      follower.apply(commit);
    }
  }

  @Test
  void rowsThatWereDoneAreNotDoneAgain() {
    System.err.println("ResumedLoadTest seed " + seed);
    for (long row = 0; row < ROWS; row++) {
      rows.put(row, vector());
    }
    timestamp = 1;
    IndexContents first = contents();
    AtomicBoolean crashed = new AtomicBoolean();
    first.expectLoad();
    RowsSnapshot start = new RowsSnapshot(timestamp, rows);
    commit(first); // before the load begins, not in its state
    boolean ready =
        first.load(
            start,
            crashed::get,
            new BuildProgress(),
            () -> {
              commit(first);
              files().write(first.cut());
              crashed.set(true);
            });
    assertFalse(ready);

    IndexFiles.Loaded left = Objects.requireNonNull(files().load());
    assertFalse(left.state().ready());
    assertTrue(left.state().loadedTo() > 4_000, "up to row " + left.state().loadedTo());
    VectorEntries done = left.state().segments().getFirst().entries();
    IndexContents second = contents();
    second.install(left);
    for (int i = 0; i < 5; i++) {
      commit(second); // out of the log
    }
    second.expectLoad();
    RowsSnapshot later = new RowsSnapshot(timestamp, rows);
    for (int i = 0; i < 3; i++) {
      commit(second); // between the snapshot and the load
    }
    assertTrue(second.load(later, () -> false, new BuildProgress(), () -> commit(second)));
    commit(second);
    assertTrue(
        second.state().segments().stream().anyMatch(segment -> segment.entries() == done),
        "what was done is kept");
    List<Long> visible = visible(second.state());
    List<Long> missing = new ArrayList<>(rows.keySet());
    missing.removeAll(new HashSet<>(visible));
    assertEquals(List.of(), missing);
    assertEquals(rows.size(), visible.size(), "each once");
    check(second.state());
  }

  private List<Long> visible(IndexState state) {
    List<Long> found = new ArrayList<>();
    for (VectorEntries part : state.newestFirst()) {
      for (int i = 0; i < part.size(); i++) {
        if (part.visible(i, timestamp)) {
          found.add(part.rowId(i));
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  /** Each row is there with the vector that it has now. */
  private void check(IndexState state) {
    for (VectorEntries part : state.newestFirst()) {
      for (int i = 0; i < part.size(); i++) {
        if (part.visible(i, timestamp)) {
          float[] expected = Objects.requireNonNull(rows.get(part.rowId(i)));
          assertTrue(part.vectors().sameAs(i, expected), "row " + part.rowId(i));
        }
      }
    }
  }
}
