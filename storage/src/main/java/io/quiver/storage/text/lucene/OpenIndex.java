package io.quiver.storage.text.lucene;

import io.quiver.storage.file.PrivateThreads;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.text.TextRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The writer of an index with the newest reader of it, and what its commits say beside the
 * documents. Not thread-safe, but for {@link #state}.
 */
final class OpenIndex implements AutoCloseable {
  private static final String SETTINGS = "quiver.settings";
  private static final String COVERED = "quiver.covered";
  private static final String READABLE_FROM = "quiver.readable-from";
  private static final String CHANGES = "quiver.changes";
  private static final double BUFFER_MEGABYTES = 8;

  private final Directory directory;
  private final List<Integer> columnIds;
  private final String settings;
  private final IndexWriter writer;
  private volatile State state;

  /**
   * What searches use.
   *
   * @param covered every commit up to here is in
   * @param readableFrom snapshots from here on find the versions that they see
   */
  record State(DirectoryReader reader, RowChanges changes, long covered, long readableFrom) {}

  private OpenIndex(
      Directory directory,
      List<Integer> columnIds,
      String analyzer,
      OpenMode mode,
      UpkeepMerges merges)
      throws IOException {
    this.directory = directory;
    this.columnIds = columnIds;
    this.settings = analyzer + " " + columnIds;
    IndexWriterConfig config =
        new IndexWriterConfig(Analyzers.named(analyzer))
            .setOpenMode(mode)
            .setSimilarity(new ExactBm25(1, 0))
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergeScheduler(merges)
            .setCommitOnClose(false);
    this.writer = new IndexWriter(directory, config);
    this.state = new State(DirectoryReader.open(writer), new RowChanges(), 0, Long.MAX_VALUE);
  }

  /** An empty index in place of whatever is there. */
  static OpenIndex create(
      Directory directory, List<Integer> columnIds, String analyzer, UpkeepMerges merges)
      throws IOException {
    return new OpenIndex(directory, columnIds, analyzer, OpenMode.CREATE, merges);
  }

  /**
   * The index that is there; null when there is none, or one of other settings.
   *
   * @throws IOException also for broken files
   */
  static @Nullable OpenIndex open(
      Directory directory, List<Integer> columnIds, String analyzer, UpkeepMerges merges)
      throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    OpenIndex index = new OpenIndex(directory, columnIds, analyzer, OpenMode.APPEND, merges);
    try {
      if (index.takeOverCommit()) {
        return index;
      }
    } catch (IOException | RuntimeException e) {
      index.closeQuietly(e);
      throw e;
    }
    index.close();
    return null;
  }

  private boolean takeOverCommit() throws IOException {
    Map<String, String> said = new HashMap<>();
    if (writer.getLiveCommitData() != null) {
      writer.getLiveCommitData().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    }
    if (!settings.equals(said.get(SETTINGS))) {
      return false;
    }
    verify();
    long covered = Long.parseLong(said.getOrDefault(COVERED, "0"));
    RowChanges changes = RowChanges.parse(said.getOrDefault(CHANGES, ""));
    // No snapshot outlives the process: versions that are superseded now are seen by nobody.
    writer.deleteDocuments(new VersionsQuery(changes.settled(covered)));
    refresh(new RowChanges(), covered, covered);
    return true;
  }

  /** Compares all files with their checksums. */
  void verify() throws IOException {
    for (LeafReaderContext context : state.reader().leaves()) {
      context.reader().checkIntegrity();
    }
  }

  State state() {
    return state;
  }

  /** The documents of all rows of a state; false when it was told to stop. */
  boolean load(TextRows source, ReadView view, long timestamp, BooleanSupplier stop)
      throws IOException {
    writer.deleteAll();
    source.scan(
        view,
        (rowId, texts) -> {
          if (!stop.getAsBoolean()) {
            add(rowId, timestamp, texts);
          }
        });
    if (stop.getAsBoolean()) {
      return false;
    }
    refresh(new RowChanges(), timestamp, timestamp);
    return true;
  }

  /** Takes these rows from a state, whatever was known of them before. */
  void reload(TextRows source, ReadView view, long timestamp, Collection<Long> rowIds)
      throws IOException {
    for (long rowId : rowIds) {
      writer.deleteDocuments(RowDocument.term(rowId));
      source.get(view, rowId, (id, texts) -> add(id, timestamp, texts));
    }
    refresh(new RowChanges(), timestamp, timestamp);
  }

  /** Takes over commits; the versions that they supersede stay. */
  void apply(PendingChanges.Taken taken) throws IOException {
    RowChanges changes = state.changes();
    for (PendingChanges.Change change : taken.changes()) {
      if (change.timestamp() > state.covered()) {
        add(change.rowId(), change.timestamp(), change.texts());
        changes.add(change.rowId(), change.timestamp());
      }
    }
    refresh(changes, Math.max(taken.covered(), state.covered()), state.readableFrom());
  }

  private void add(long rowId, long from, @Nullable String @Nullable [] texts) {
    Document document = RowDocument.of(rowId, from, columnIds, texts);
    if (document != null) {
      try {
        writer.addDocument(document);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Removes versions that no snapshot from {@code oldest} on sees. */
  void forget(long oldest) throws IOException {
    Map<Long, Long> settled = state.changes().settled(oldest);
    if (!settled.isEmpty()) {
      writer.deleteDocuments(new VersionsQuery(settled));
      long readable = Math.max(state.readableFrom(), oldest);
      refresh(state.changes().after(oldest), state.covered(), readable);
    }
  }

  private void refresh(RowChanges changes, long covered, long readableFrom) throws IOException {
    // Waits for merges, and an interrupted thread would give the whole writer up.
    PrivateThreads.run(
        () -> {
          DirectoryReader old = state.reader();
          DirectoryReader newer = DirectoryReader.openIfChanged(old, writer);
          state = new State(newer == null ? old : newer, changes, covered, readableFrom);
          if (newer != null) {
            old.decRef();
          }
        });
  }

  /** Makes everything durable. */
  void commit() throws IOException {
    State now = state;
    Map<String, String> says =
        Map.of(
            SETTINGS, settings,
            COVERED, Long.toString(now.covered()),
            READABLE_FROM, Long.toString(now.readableFrom()),
            CHANGES, now.changes().format());
    writer.setLiveCommitData(says.entrySet());
    PrivateThreads.run(writer::commit);
  }

  private void closeQuietly(Exception reason) {
    try {
      close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** What was not committed is lost. */
  @Override
  public void close() throws IOException {
    try {
      state.reader().decRef();
    } finally {
      try {
        PrivateThreads.run(writer::rollback);
      } finally {
        directory.close();
      }
    }
  }
}
