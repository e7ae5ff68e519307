package io.quiver.storage.vector;

import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index fed with commits by hand, beside a plain map of what it should contain. Background work
 * is done in {@link #settle}.
 */
final class IndexFixture {
  final SegmentedVectorIndex index;
  final Map<Long, float[]> rows = new TreeMap<>();
  final Metric metric;
  private long timestamp;

  IndexFixture(VectorIndexSettings settings) {
    this(settings, null);
    index.rebuild(new EmptySnapshot(0));
  }

  /** Not ready yet. */
  IndexFixture(VectorIndexSettings settings, @Nullable StorageFiles files) {
    this(settings, files, MappedShare.BY_HEAP);
  }

  /** Not ready yet, with limits for what its segments take in the heap. */
  IndexFixture(VectorIndexSettings settings, @Nullable StorageFiles files, MappedShare share) {
    metric = settings.metric();
    index =
        new SegmentedVectorIndex(
            "test",
            settings,
            new PlainVectorSource(),
            files == null ? null : new IndexFiles(files, 1, settings, true, share),
            new NoUpkeep());
  }

  /** Tests do the background work themselves. */
  private static final class NoUpkeep implements IndexUpkeep {
    @Override
    public void maintain(SegmentedVectorIndex index) {}

    @Override
    public void reload(SegmentedVectorIndex index) {}

    @Override
    public void write(SegmentedVectorIndex index) {
      index.checkpoint();
    }
  }

  static IndexFixture of(Metric metric, List<float[]> vectors) {
    IndexFixture fixture =
        new IndexFixture(VectorIndexSettings.of(metric, vectors.getFirst().length));
    Map<Long, float @Nullable []> all = new TreeMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      all.put((long) i, vectors.get(i));
    }
    fixture.commit(all);
    fixture.settle();
    return fixture;
  }

  /** Goes on where another one is. */
  void resumeAt(IndexFixture other) {
    timestamp = other.timestamp;
    rows.putAll(other.rows);
  }

  long now() {
    return timestamp;
  }

  /** One commit; null removes a row. */
  void commit(Map<Long, float @Nullable []> changes) {
    WriteBatch batch = new WriteBatch();
    changes.forEach(
        (row, vector) -> {
          if (vector == null) {
            rows.remove(row);
            batch.remove(PlainVectorSource.NAMESPACE, PlainVectorSource.key(row));
          } else {
            rows.put(row, vector);
            batch.put(
                PlainVectorSource.NAMESPACE,
                PlainVectorSource.key(row),
                PlainVectorSource.value(vector));
          }
        });
    index.awaitRoom();
    index.apply(new CommittedBatch(++timestamp, 0, batch));
  }

  /** Closes the current delta, whatever its size, and does all background work. */
  void settle() {
    index.closeDelta();
    index.maintain(rows::get);
  }

  VectorSearchResult search(
      float[] query, int k, VectorSearchOptions options, @Nullable RowFilter filter) {
    return searchAt(timestamp, query, k, options, filter);
  }

  VectorSearchResult searchAt(
      long snapshot,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter) {
    return index.search(
        index.state(), snapshot, OwnVectors.NONE, query, k, options, filter, () -> {}, rows::get);
  }

  List<VectorHit> expected(float[] query, int k, @Nullable RowFilter filter) {
    return BruteForce.nearest(metric, rows, query, k, filter);
  }
}
