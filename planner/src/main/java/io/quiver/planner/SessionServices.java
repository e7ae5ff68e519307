package io.quiver.planner;

import io.quiver.functions.spi.FileAccess;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.IndexedVectors;
import io.quiver.planner.execute.context.DatabaseServices;
import io.quiver.planner.validate.Graphs;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.VectorIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the plans of one session use of the database. Confined to the session's thread. */
final class SessionServices implements DatabaseServices {
  private final Database database;
  private final Settings settings;
  private final FileAccess files;
  private final Map<Integer, Long> lastValues = new HashMap<>();
  private @Nullable Transaction transaction;

  SessionServices(Database database, Settings settings, FileAccess files) {
    this.database = database;
    this.settings = settings;
    this.files = files;
  }

  @Override
  public FileAccess files() {
    return files;
  }

  /** The transaction of the statement that runs next. */
  void use(Transaction current) {
    this.transaction = current;
  }

  private Catalog catalog() {
    return transaction == null ? database.catalog() : database.catalog(transaction);
  }

  @Override
  public @Nullable VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index) {
    return database.vectorIndex(table, index);
  }

  @Override
  public @Nullable IndexedVectors vectorIndex(String name) {
    List<IndexedVectors> found = new ArrayList<>();
    for (TableDefinition table : catalog().tables()) {
      for (IndexDefinition index : table.indexes()) {
        if (index instanceof IndexDefinition.Vector vector
            && isNamed(name, table.name().schema(), vector.name())) {
          found.add(new IndexedVectors(table, vector, database.vectorIndex(table, vector)));
        }
      }
    }
    return found.size() == 1 ? found.getFirst() : null;
  }

  /** A name as it is written in SQL: folded to upper case unless it is quoted. */
  private static boolean isNamed(String written, String schema, String name) {
    String folded =
        written.contains("\"") ? written.replace("\"", "") : written.toUpperCase(Locale.ROOT);
    return folded.equals(name) || folded.equals(schema + "." + name);
  }

  @Override
  public TextIndex textIndex(TableDefinition table, IndexDefinition.Text index) {
    return database.textIndex(table, index);
  }

  @Override
  public TextIndex textScan(TableDefinition table, List<Integer> columnIds) {
    return database.textScan(table, columnIds);
  }

  @Override
  public @Nullable GraphTables graph(String name) {
    return Graphs.find(catalog(), name);
  }

  @Override
  public AdjacencyCache adjacency() {
    return database.adjacency();
  }

  @Override
  public long nextValue(int sequenceId) {
    SequenceDefinition sequence = catalog().sequence(sequenceId);
    if (sequence == null) {
      throw new QuiverException(ErrorCode.OBJECT_NOT_FOUND, "the sequence was dropped");
    }
    long value = database.sequences().nextValue(sequence);
    lastValues.put(sequenceId, value);
    return value;
  }

  @Override
  public long currentValue(int sequenceId) {
    Long value = lastValues.get(sequenceId);
    if (value == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "this session has not drawn from the sequence yet",
          "Use NEXT VALUE FOR first.",
          null,
          null);
    }
    return value;
  }

  @Override
  public TemporaryFiles temporaryFiles() {
    return database.temporaryFiles();
  }

  @Override
  public Map<String, String> settings() {
    return settings.all();
  }
}
