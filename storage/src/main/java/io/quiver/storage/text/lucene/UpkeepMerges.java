package io.quiver.storage.text.lucene;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.MergeTrigger;

/** Merges parts of an index on the thread of the upkeep, never on one that searches. */
final class UpkeepMerges extends MergeScheduler {
  private static final System.Logger LOGGER = System.getLogger(UpkeepMerges.class.getName());

  private final Executor executor;

  UpkeepMerges(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void merge(MergeSource source, MergeTrigger trigger) {
    executor.execute(() -> run(source));
  }

  private static void run(MergeSource source) {
    try {
      for (MergePolicy.OneMerge merge = source.getNextMerge();
          merge != null;
          merge = source.getNextMerge()) {
        source.merge(merge);
      }
    } catch (IOException | RuntimeException e) {
      // An index that is closed meanwhile gives its merges up; a broken one shows in its searches.
      LOGGER.log(System.Logger.Level.DEBUG, "A merge of a text index ended early", e);
    }
  }

  @Override
  public void close() {}
}
