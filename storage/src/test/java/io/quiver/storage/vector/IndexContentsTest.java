package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.IndexContents.Followup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IndexContentsTest {
  private static final VectorIndexSettings SETTINGS = VectorIndexSettings.of(Metric.L2, 2);

  @Test
  void aCommitThatCannotBeTakenOverMakesItLoadAgain() {
    BreakableSource source = new BreakableSource();
    IndexContents contents = new IndexContents(SETTINGS, source);
    assertTrue(contents.load(new EmptySnapshot(0), () -> false, new BuildProgress(), () -> {}));
    assertEquals(Followup.NOTHING, contents.apply(commit(1, 10)));
    source.broken = true;
    assertEquals(Followup.RELOAD, contents.apply(commit(2, 20)));
    source.broken = false;
    assertFalse(contents.state().ready());
    assertEquals(Followup.NOTHING, contents.apply(commit(3, 30)));
    assertFalse(contents.canLoad(1), "commit 2 would be missing");
    assertTrue(contents.canLoad(2));
    assertTrue(contents.load(new EmptySnapshot(2), () -> false, new BuildProgress(), () -> {}));
    assertEquals(2, contents.state().readableFrom());
    assertEquals(1, contents.state().rows(), "commit 3 came after the loaded state");
    assertEquals(3, contents.covered());
  }

  @Test
  void changesWhileLoadingWinOverWhatWasLoaded() {
    IndexContents[] contents = new IndexContents[1];
    VectorSource source =
        new BreakableSource() {
          @Override
          public void scan(ReadView view, long after, Changes rows) {
            rows.change(10, new float[] {1, 1}, null);
            contents[0].apply(commit(6, 10));
            rows.change(20, new float[] {2, 2}, null);
            contents[0].apply(removal(7, 20));
            rows.change(30, new float[] {3, 3}, null);
          }
        };
    contents[0] = new IndexContents(SETTINGS, source);
    contents[0].apply(commit(4, 40)); // is in the snapshot, or deleted again
    assertTrue(contents[0].load(new EmptySnapshot(5), () -> false, new BuildProgress(), () -> {}));
    assertEquals(2, contents[0].state().rows());
    assertEquals(3, visible(contents[0], 5));
    assertEquals(3, visible(contents[0], 6));
    assertEquals(2, visible(contents[0], 7));
  }

  private static int visible(IndexContents contents, long snapshot) {
    int visible = 0;
    for (VectorEntries part : contents.state().newestFirst()) {
      for (int i = 0; i < part.size(); i++) {
        visible += part.visible(i, snapshot) ? 1 : 0;
      }
    }
    return visible;
  }

  private static CommittedBatch commit(long timestamp, long row) {
    WriteBatch batch = new WriteBatch();
    batch.put(
        PlainVectorSource.NAMESPACE,
        PlainVectorSource.key(row),
        PlainVectorSource.value(new float[] {timestamp, row}));
    return new CommittedBatch(timestamp, 0, batch);
  }

  private static CommittedBatch removal(long timestamp, long row) {
    WriteBatch batch = new WriteBatch();
    batch.remove(PlainVectorSource.NAMESPACE, PlainVectorSource.key(row));
    return new CommittedBatch(timestamp, 0, batch);
  }

  /** A plain source that fails when told to. */
  private static class BreakableSource implements VectorSource {
    @Override
    public float @Nullable [] get(Transaction transaction, long rowId) {
      return null;
    }

    @Override
    public long estimateRows(ReadView view) {
      return 0;
    }

    @Override
    public float @Nullable [] get(ReadView view, long rowId) {
      return null;
    }

    private final PlainVectorSource plain = new PlainVectorSource();
    private boolean broken;

    @Override
    public void changes(WriteBatch batch, Changes changes) {
      if (broken) {
        throw new IllegalStateException("broken on purpose");
      }
      plain.changes(batch, changes);
    }

    @Override
    public boolean hasOwnChanges(Transaction transaction) {
      return plain.hasOwnChanges(transaction);
    }

    @Override
    public long snapshotToAnswer(Transaction transaction) {
      return plain.snapshotToAnswer(transaction);
    }

    @Override
    public void ownChanges(Transaction transaction, Changes changes) {
      plain.ownChanges(transaction, changes);
    }

    @Override
    public void scan(Transaction transaction, Changes rows) {
      plain.scan(transaction, rows);
    }

    @Override
    public void scan(ReadView view, long after, Changes rows) {
      plain.scan(view, after, rows);
    }
  }
}
