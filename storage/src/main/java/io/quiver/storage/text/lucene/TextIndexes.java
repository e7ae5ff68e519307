package io.quiver.storage.text.lucene;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.projection.Upkeep;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.TextRows;
import io.quiver.storage.tx.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The text indexes of one database: opens, makes and drops them, lets them hear the commits and
 * looks after them in the background. Thread-safe; opening, making and dropping by one thread at a
 * time.
 */
public final class TextIndexes implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(TextIndexes.class.getName());

  private final KeyValueEngine engine;
  private final @Nullable StorageFiles files;
  private final Upkeep<LuceneTextIndex> upkeep;
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();

  private record Open(LuceneTextIndex index, CommitListener listener) {}

  /**
   * Makes an empty registry.
   *
   * @param files null: indexes are kept in memory
   * @param readOnly whether nothing may be written: then indexes are kept in memory too
   */
  public TextIndexes(KeyValueEngine engine, @Nullable StorageFiles files, boolean readOnly) {
    this.engine = engine;
    this.files = readOnly ? null : files;
    this.upkeep = new Upkeep<>(engine, "quiver-text-index", 1, new TextWork(), this::indexes);
  }

  private List<LuceneTextIndex> indexes() {
    return new ArrayList<>(open.values()).stream().map(Open::index).toList();
  }

  /**
   * Opens an index that was there before: its files, and what the log has since then. When that is
   * not possible it is loaded from the table in the background. Nobody commits meanwhile.
   */
  public void open(TableDefinition table, IndexDefinition.Text definition) {
    LuceneTextIndex index = newIndex(table, definition);
    long visible = engine.visibleTimestamp();
    long from = visible;
    boolean loaded = index.openFiles(visible);
    if (loaded) {
      from = index.checkpoint();
      engine.retainLog(index.name(), from);
      index.beginReplay();
    }
    boolean complete = follow(definition.id(), index, from);
    index.endReplay(engine);
    if (!complete) {
      index.forgetAll();
    }
    if (!index.statistics().ready()) {
      upkeep.tendSoon(index);
    }
  }

  /** Makes a new index; its rows are in when this returns. */
  public void create(TableDefinition table, IndexDefinition.Text definition) {
    LuceneTextIndex index = newIndex(table, definition);
    boolean unused = follow(definition.id(), index, engine.visibleTimestamp());
    try {
      if (index.load(engine)) {
        return;
      }
    } catch (RuntimeException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Making " + index.name() + " failed", e);
    }
    upkeep.tendSoon(index);
  }

  private LuceneTextIndex newIndex(TableDefinition table, IndexDefinition.Text definition) {
    StorageFiles place = files;
    return new LuceneTextIndex(
        "text-" + definition.id(),
        new TextRows(table, definition.columnIds()),
        definition.columnIds(),
        definition.analyzer(),
        place == null ? null : new Place(place, definition.id()),
        upkeep,
        new StateBefore(engine));
  }

  private record Place(StorageFiles files, int indexId) implements IndexPlace {
    @Override
    public Directory directory() {
      return new StoredDirectory(files, indexId);
    }

    @Override
    public void deleteAll() throws IOException {
      try (StoredDirectory directory = new StoredDirectory(files, indexId)) {
        directory.deleteAll();
      }
    }
  }

  private boolean follow(int id, LuceneTextIndex index, long from) {
    CommitListener listener = index::apply;
    boolean complete = engine.subscribe(from, listener);
    open.put(id, new Open(index, listener));
    upkeep.start();
    return complete;
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
  public TextIndex get(TableDefinition table, IndexDefinition.Text definition) {
    Open found = open.get(definition.id());
    return found != null ? found.index() : unindexed(table, definition.columnIds());
  }

  /** Searches by reading the table. */
  public static TextIndex unindexed(TableDefinition table, List<Integer> columnIds) {
    return new UnindexedText(new TextRows(table, columnIds), List.copyOf(columnIds));
  }

  /** Writes the files of all indexes, so that less of the log has to be kept. */
  public void checkpoint() {
    for (LuceneTextIndex index : indexes()) {
      upkeep.checkpoint(index);
    }
  }

  /** Reads the files of all indexes back; throws CORRUPT_INDEX. */
  public void verify() {
    indexes().forEach(LuceneTextIndex::verify);
  }

  /** Compares an index with its files and with the rows; delivers what is wrong. */
  public void check(
      Transaction transaction,
      TableDefinition table,
      IndexDefinition.Text definition,
      Consumer<String> wrong) {
    Open found = open.get(definition.id());
    if (found == null) {
      wrong.accept("it is not open");
      return;
    }
    found.index().verify();
    found.index().compare(transaction, wrong);
  }

  /** Writes the files and stops; to be called while the engine is still open. */
  @Override
  public void close() {
    for (Open each : open.values()) {
      engine.unsubscribe(each.listener());
      try {
        upkeep.checkpoint(each.index());
      } catch (QuiverException e) {
        LOGGER.log(System.Logger.Level.WARNING, "A text index could not be written", e);
      }
      each.index().close();
    }
    upkeep.close();
    open.clear();
  }
}
