package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DataCipher;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.log.Durability;
import io.quiver.storage.table.Definitions;
import io.quiver.storage.table.ForeignKeyCheck;
import io.quiver.storage.table.IndexBuild;
import io.quiver.storage.table.OrderedTableStore;
import io.quiver.storage.table.RowRules;
import io.quiver.storage.table.Sequences;
import io.quiver.storage.table.StoredSequences;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.table.TableVerification;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.lucene.TextIndexes;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.SpillOptions;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.vector.VectorIndex;
import io.quiver.storage.vector.VectorIndexes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database over an engine in this process. */
final class LocalDatabase implements Database, Definitions {
  private final DatabaseOptions options;
  private final KeyValueEngine engine;
  private final TransactionManager transactions;
  private final @Nullable StorageFiles files;
  private final AutoCloseable directory;
  private final TemporaryFiles temporaryFiles;
  private final UUID id;
  private final DefinitionStore definitions;
  private final DefinitionListeners listeners = new DefinitionListeners();
  private final DatabaseBackups backups;
  private final @Nullable WriteAheadLog log;
  private final DroppedNamespaces dropped;
  private final ObjectIds objectIds;
  private final StoredSequences sequences;
  private final OrderedTableStore tables;
  private final VectorIndexes vectorIndexes;
  private final TextIndexes textIndexes;
  private final AdjacencyCache adjacency = new AdjacencyCache();
  private final Map<Class<?>, Object> attached = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ConcurrentLinkedDeque<Runnable> beforeClose = new ConcurrentLinkedDeque<>();

  /**
   * Owns the engine and what closes the directory.
   *
   * @param files where indexes keep files, or null for nowhere
   * @param log the engine's, or null when it has none
   */
  LocalDatabase(
      DatabaseOptions options,
      KeyValueEngine engine,
      @Nullable StorageFiles files,
      @Nullable WriteAheadLog log,
      AutoCloseable directory) {
    this.options = options;
    this.engine = engine;
    this.files = files;
    this.log = log;
    this.directory = directory;
    this.temporaryFiles =
        options.location() instanceof DatabaseLocation.Directory own && !options.readOnly()
            ? TemporaryFiles.in(own.path().resolve("temp"))
            : TemporaryFiles.ofSystem();
    this.transactions =
        new LocalTransactionManager(
            engine, InstantSource.system(), SpillOptions.defaults(temporaryFiles, ObjectIds.FIRST));
    this.objectIds = new ObjectIds(transactions, MetaKeys.NEXT_OBJECT_ID);
    this.id = Bootstrap.run(this, options);
    try (Snapshot snapshot = engine.snapshot()) {
      this.definitions = new DefinitionStore(snapshot);
      engine.subscribe(snapshot.timestamp(), definitions);
      engine.subscribe(snapshot.timestamp(), adjacency);
    }
    this.backups = new DatabaseBackups(this, log);
    this.dropped = new DroppedNamespaces(engine, transactions);
    this.sequences = new StoredSequences(transactions);
    this.tables = new OrderedTableStore(this);
    dropped.resume();
    this.vectorIndexes = new VectorIndexes(engine, files, options.readOnly());
    this.textIndexes = new TextIndexes(engine, files, options.readOnly());
    SearchIndexListener listener = new SearchIndexListener(vectorIndexes, textIndexes);
    listeners.add(listener, definitions.latest().tables());
    listener.everythingExistingWasHeardOf();
  }

  @Override
  public TemporaryFiles temporaryFiles() {
    return temporaryFiles;
  }

  @Override
  public byte[] secret(String purpose, byte[] salt) {
    DataCipher cipher = files == null ? null : files.cipher();
    return cipher == null ? new byte[0] : cipher.secret(purpose, salt);
  }

  @Override
  public DatabaseOptions options() {
    return options;
  }

  @Override
  public String name() {
    return options.location().display();
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public Catalog catalog() {
    return definitions.latest();
  }

  @Override
  public Catalog catalog(Transaction transaction) {
    return definitions.catalog(transaction);
  }

  @Override
  public boolean hasOwnDefinitions(Transaction transaction) {
    return DefinitionStore.hasOwnDefinitions(transaction);
  }

  @Override
  public void use(Transaction transaction, TableDefinition table) {
    definitions.use(transaction, table);
  }

  @Override
  public Catalog changeCatalog(Transaction transaction, UnaryOperator<Catalog> change) {
    boolean first = !hasOwnDefinitions(transaction);
    definitions.change(transaction, change);
    if (first && hasOwnDefinitions(transaction)) {
      transaction.afterCommit(this::afterChange);
    }
    return definitions.catalog(transaction);
  }

  /** Runs before the transaction that changed definitions lets the next one in. */
  private void afterChange() {
    for (DefinitionStore.Published next = definitions.nextPublished();
        next != null;
        next = definitions.nextPublished()) {
      dropped.committed(next.dropped());
      for (Definition removed : next.change().removed()) {
        if (removed instanceof TableDefinition table) {
          tables.forget(table.id());
        } else if (removed instanceof SequenceDefinition sequence) {
          sequences.forget(sequence.id());
        }
      }
      listeners.committed(next.change());
    }
    definitions.release(engine.oldestSnapshotTimestamp());
  }

  @Override
  public void buildIndex(
      Transaction transaction, TableDefinition table, IndexDefinition.Ordered index) {
    transaction.lockDefinition(table.id(), LockMode.EXCLUSIVE);
    IndexBuild.run(transaction, table, index);
  }

  @Override
  public void checkForeignKey(
      Transaction transaction, TableDefinition table, String foreignKeyName) {
    for (ForeignKeyDefinition key : table.foreignKeys()) {
      if (key.name().equals(foreignKeyName)) {
        TableDefinition parent = catalog(transaction).table(key.parentTableId());
        if (parent != null) {
          ForeignKeyCheck.run(transaction, table, parent, key);
        }
      }
    }
  }

  @Override
  public int newObjectId() {
    return objectIds.next();
  }

  @Override
  public TableStore tables() {
    return tables;
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  @Override
  public AdjacencyCache adjacency() {
    return adjacency;
  }

  @Override
  public TransactionManager transactions() {
    return options.readOnly() ? new ReadOnlyTransactions(transactions) : transactions;
  }

  /** Null for a database in memory. */
  @Nullable StorageFiles files() {
    return files;
  }

  /** Also writes in a read-only database: for what it does itself. */
  TransactionManager ownTransactions() {
    return transactions;
  }

  @Override
  public VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index) {
    return vectorIndexes.get(table, index);
  }

  @Override
  public TextIndex textIndex(TableDefinition table, IndexDefinition.Text index) {
    return textIndexes.get(table, index);
  }

  @Override
  public TextIndex textScan(TableDefinition table, List<Integer> columnIds) {
    return TextIndexes.unindexed(table, columnIds);
  }

  @Override
  public void rebuildTextIndex(TableDefinition table, IndexDefinition.Text index) {
    textIndexes.drop(index.id());
    textIndexes.create(table, index);
  }

  @Override
  public KeyValueEngine engine() {
    return engine;
  }

  @Override
  public void setRowRules(RowRules rules) {
    tables.setRules(rules);
  }

  @Override
  public <T> T attached(Class<T> type, Function<Database, T> maker) {
    return type.cast(attached.computeIfAbsent(type, absent -> maker.apply(this)));
  }

  @Override
  public void addDefinitionListener(DefinitionListener listener) {
    listeners.add(listener, catalog().tables());
  }

  @Override
  public void removeDefinitionListener(DefinitionListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void checkpoint() {
    vectorIndexes.checkpoint();
    textIndexes.checkpoint();
    dropped.checkpoint();
  }

  @Override
  public void compact() {
    checkpoint();
    engine.compact();
  }

  @Override
  public void verify() {
    engine.verify();
    textIndexes.verify();
    TransactionOptions readOnly =
        new TransactionOptions(IsolationLevel.REPEATABLE_READ, true, options.lockTimeoutMillis());
    try (Transaction transaction = transactions.begin(readOnly)) {
      Catalog catalog = catalog(transaction);
      for (TableDefinition table : catalog.tables()) {
        TableVerification.run(transaction, catalog, table);
      }
    }
  }

  @Override
  public void setDurability(Durability durability) {
    if (log != null) {
      log.log().setDurability(durability);
    }
  }

  @Override
  public List<CheckFinding> check() {
    TransactionOptions readOnly =
        new TransactionOptions(IsolationLevel.REPEATABLE_READ, true, options.lockTimeoutMillis());
    try (Transaction transaction = transactions.begin(readOnly)) {
      return new DatabaseCheck(transaction, catalog(transaction))
          .run(
              engine,
              new DatabaseCheck.Derived(vectorIndexes, textIndexes, adjacency, tables),
              name());
    }
  }

  @Override
  public DatabaseBackups backups() {
    return backups;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      beforeClose.forEach(Runnable::run);
    } finally {
      try {
        closeParts();
      } finally {
        closeDirectory();
      }
    }
  }

  @Override
  public void beforeClose(Runnable action) {
    beforeClose.addFirst(action);
  }

  private void closeDirectory() {
    try {
      directory.close();
    } catch (QuiverException e) {
      throw e;
    } catch (Exception e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot release " + name(), e);
    }
  }

  private void closeParts() {
    try {
      if (!options.readOnly()) {
        sequences.flush();
      }
    } finally {
      try {
        transactions.close();
      } finally {
        closeIndexesAndEngine();
      }
    }
  }

  private void closeIndexesAndEngine() {
    try {
      vectorIndexes.close();
    } finally {
      try {
        textIndexes.close();
      } finally {
        engine.close();
      }
    }
  }
}
