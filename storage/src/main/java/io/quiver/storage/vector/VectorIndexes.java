package io.quiver.storage.vector;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.projection.Upkeep;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The vector indexes of one database: opens, makes and drops them, lets them hear the commits and
 * looks after them in the background. Thread-safe; opening, making and dropping by one thread at a
 * time.
 */
public final class VectorIndexes implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(VectorIndexes.class.getName());

  private static final long ROWS_LOADED_AT_ONCE = 10_000;

  /** So that the small graphs of one index do not wait for the large ones of another. */
  private static final int THREADS = 2;

  private final KeyValueEngine engine;
  private final @Nullable StorageFiles files;
  private final boolean readOnly;
  private final Upkeep<SegmentedVectorIndex> upkeep;
  private final VectorWork work = new VectorWork();
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();

  private record Open(SegmentedVectorIndex index, CommitListener listener) {}

  /**
   * Makes an empty registry.
   *
   * @param files null: there are no files, for databases in memory
   * @param readOnly whether files are only read
   */
  public VectorIndexes(KeyValueEngine engine, @Nullable StorageFiles files, boolean readOnly) {
    this.engine = engine;
    this.readOnly = readOnly;
    this.files = files;
    this.upkeep = new Upkeep<>(engine, "quiver-vector-index", THREADS, work, this::indexes);
  }

  /** New graphs do not wait for merges of the same index. */
  private final class Background implements IndexUpkeep {
    @Override
    public void maintain(SegmentedVectorIndex index) {
      upkeep.execute(index::link);
      upkeep.tendSoon(index);
    }

    @Override
    public void reload(SegmentedVectorIndex index) {
      upkeep.tendSoon(index);
    }

    @Override
    public void write(SegmentedVectorIndex index) {
      upkeep.checkpoint(index);
    }
  }

  private List<SegmentedVectorIndex> indexes() {
    return new ArrayList<>(open.values()).stream().map(Open::index).toList();
  }

  /**
   * Opens an index that was there before: reads its files and takes over what the log has since
   * then. When that is not possible it is loaded from the table in the background.
   */
  public void open(TableDefinition table, IndexDefinition.Vector definition) {
    SegmentedVectorIndex index = newIndex(table, definition);
    if (index == null) {
      return;
    }
    boolean loaded = index.load() && index.coveredTimestamp() <= engine.visibleTimestamp();
    if (loaded) {
      engine.retainLog(index.name(), index.coveredTimestamp());
    } else {
      index.discard(); // also when the log has lost commits that the files have
    }
    follow(definition.id(), index);
    if (!index.statistics().ready()) {
      upkeep.tendSoon(index);
    }
  }

  /**
   * Makes a new index in the background; the rows of a small table are in when this returns. Until
   * then searches read the table.
   */
  public void create(TableDefinition table, IndexDefinition.Vector definition) {
    SegmentedVectorIndex index = newIndex(table, definition);
    if (index == null) {
      return;
    }
    boolean loaded = false;
    try {
      index.deleteFiles();
      follow(definition.id(), index);
      loaded = isSmall(table) && work.load(index, engine);
    } catch (QuiverException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Making " + index.name() + " failed", e);
    }
    if (!loaded) {
      upkeep.tendSoon(index);
    }
  }

  private boolean isSmall(TableDefinition table) {
    try (Snapshot snapshot = engine.snapshot()) {
      return snapshot.estimateCount(table.id(), KeyRange.ALL) <= ROWS_LOADED_AT_ONCE;
    }
  }

  /** Null for a definition that cannot be served: it must not keep the database from opening. */
  private @Nullable SegmentedVectorIndex newIndex(
      TableDefinition table, IndexDefinition.Vector definition) {
    int columnId = definition.columnIds().getFirst();
    VectorIndexSettings settings;
    try {
      settings =
          VectorIndexSettings.of(definition, dimensions(table, columnId))
              .including(included(table, definition));
    } catch (QuiverException e) {
      LOGGER.log(
          System.Logger.Level.WARNING, "Vector index " + definition.name() + " is not used", e);
      return null;
    }
    SegmentedVectorIndex index =
        new SegmentedVectorIndex(
            "vector-" + definition.id(),
            settings,
            new TableVectorSource(table, columnId, definition.includedColumnIds()),
            files == null ? null : new IndexFiles(files, definition.id(), settings, !readOnly),
            new Background());
    index.tune(SearchDefaults.of(definition));
    return index;
  }

  /** Takes over options that only searches care for. */
  public void tune(IndexDefinition.Vector definition) {
    Open found = open.get(definition.id());
    if (found != null) {
      found.index().tune(SearchDefaults.of(definition));
    }
  }

  private void follow(int id, SegmentedVectorIndex index) {
    CommitListener listener = index::apply;
    long from = index.state().hasRows() ? index.coveredTimestamp() : engine.visibleTimestamp();
    if (!engine.subscribe(from, listener)) {
      index.distrust();
    }
    open.put(id, new Open(index, listener));
    upkeep.start();
  }

  /** Forgets an index and deletes its files; harmless when there is none. */
  public void drop(int indexId) {
    Open dropped = open.remove(indexId);
    if (dropped != null) {
      engine.unsubscribe(dropped.listener());
      dropped.index().close();
      dropped.index().deleteFiles();
      engine.retainLog(dropped.index().name(), Long.MAX_VALUE);
    }
  }

  /** The index of a definition; while there is none, one that searches by reading the table. */
  public VectorIndex get(TableDefinition table, IndexDefinition.Vector definition) {
    Open found = open.get(definition.id());
    if (found != null) {
      return found.index();
    }
    int columnId = definition.columnIds().getFirst();
    return new UnindexedVectors(
        VectorIndexSettings.metric(definition),
        dimensions(table, columnId),
        new TableVectorSource(table, columnId, List.of()));
  }

  private static List<DataType> included(TableDefinition table, IndexDefinition.Vector definition) {
    return definition.includedColumnIds().stream()
        .map(id -> table.columns().get(table.ordinalOf(id)).type())
        .toList();
  }

  private static int dimensions(TableDefinition table, int columnId) {
    return table.columns().get(table.ordinalOf(columnId)).type().precision();
  }

  /** Writes the files of all indexes, so that less of the log has to be kept. */
  public void checkpoint() {
    for (SegmentedVectorIndex index : indexes()) {
      upkeep.checkpoint(index);
    }
  }

  /** Reads the files of all indexes back; throws CORRUPT_INDEX. */
  public void verify() {
    indexes().forEach(SegmentedVectorIndex::verify);
  }

  /** Reports where an index differs from what a transaction reads; nothing when there is none. */
  public void check(Transaction transaction, int indexId, Consumer<String> findings) {
    Open found = open.get(indexId);
    if (found != null) {
      found.index().check(transaction, findings);
    }
  }

  /** Writes the files and stops; to be called while the engine is still open. */
  @Override
  public void close() {
    for (Open each : open.values()) {
      engine.unsubscribe(each.listener());
      try {
        upkeep.checkpoint(each.index());
      } catch (QuiverException e) {
        LOGGER.log(System.Logger.Level.WARNING, "A vector index could not be written", e);
      }
      each.index().close();
    }
    upkeep.close();
    open.clear();
  }
}
