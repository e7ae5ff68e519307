package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CatalogCodec;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps definitions as ordinary rows of the system namespace and the catalogs made of them.
 *
 * <p>Changes of definitions are made one transaction at a time: each rewrites the change counter
 * (key 0x00) of the namespace, which it locks first. A committed change becomes a new catalog in
 * the engine's commit order right before it becomes visible, so a snapshot and the catalog of its
 * timestamp always fit.
 */
final class DefinitionStore implements CommitListener {
  private static final int NAMESPACE = CatalogCodec.NAMESPACE;
  private static final byte[] CHANGE_COUNTER = {0};

  private final CatalogHistory history;
  private final Map<Transaction, OwnCatalog> ownCatalogs = new WeakHashMap<>();

  /** A transaction's catalog and the writes that it was made from. */
  private record OwnCatalog(Catalog base, NavigableMap<byte[], byte[]> writes, Catalog catalog) {}

  /** A committed change of definitions and the namespaces that it left behind. */
  record Published(CatalogChange change, List<Integer> dropped) {}

  private final Queue<Published> published = new ConcurrentLinkedQueue<>();

  DefinitionStore(Snapshot snapshot) {
    history = new CatalogHistory(snapshot.timestamp(), load(snapshot));
  }

  private static Catalog load(ReadView view) {
    List<Definition> definitions = new ArrayList<>();
    try (KeyValueCursor cursor = view.scan(NAMESPACE, CatalogCodec.allKeys(), Direction.FORWARD)) {
      while (cursor.next()) {
        definitions.add(CatalogCodec.decode(cursor.key(), cursor.value()));
      }
    }
    return Catalog.of(definitions);
  }

  Catalog latest() {
    return history.latest();
  }

  void release(long oldestSnapshot) {
    history.release(oldestSnapshot);
  }

  @Override
  public void committed(CommittedBatch batch) {
    NavigableMap<byte[], byte @Nullable []> writes = batch.writes().writes(NAMESPACE);
    if (!writes.isEmpty()) {
      Catalog before = history.latest();
      Catalog after = apply(before, writes);
      history.add(batch.timestamp(), after);
      published.add(
          new Published(
              CatalogChange.between(before, after), DroppedNamespaces.noted(batch.writes())));
    }
  }

  /** The next committed change that nobody has taken yet, in commit order; null without one. */
  @Nullable Published nextPublished() {
    return published.poll();
  }

  /** What the transaction sees: committed at its snapshot, with its own changes. */
  Catalog catalog(Transaction transaction) {
    Catalog base = history.at(transaction.snapshotTimestamp());
    if (!transaction.hasOwnWrites(NAMESPACE)) {
      return base;
    }
    NavigableMap<byte[], byte @Nullable []> writes = transaction.ownWrites(NAMESPACE);
    synchronized (ownCatalogs) {
      OwnCatalog own = ownCatalogs.get(transaction);
      if (own == null || own.base().version() != base.version() || !same(own.writes(), writes)) {
        own = new OwnCatalog(base, new TreeMap<>(writes), apply(base, writes));
        ownCatalogs.put(transaction, own);
      }
      return own.catalog();
    }
  }

  // Mostly the very same arrays, which compare at once. NULL removals: present with a null.
  private static boolean same(
      NavigableMap<byte[], byte[]> a, NavigableMap<byte[], byte @Nullable []> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<byte[], byte @Nullable []> entry : b.entrySet()) {
      if (!a.containsKey(entry.getKey())
          || !Arrays.equals(a.get(entry.getKey()), entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static Catalog apply(Catalog base, NavigableMap<byte[], byte @Nullable []> writes) {
    Map<Integer, Definition> definitions = new TreeMap<>();
    base.definitions().forEach(definition -> definitions.put(definition.id(), definition));
    KeyRange range = CatalogCodec.allKeys();
    for (Map.Entry<byte[], byte @Nullable []> write : writes.entrySet()) {
      byte[] value = write.getValue();
      if (!range.contains(write.getKey())) {
        continue;
      }
      if (value == null) {
        definitions.remove(CatalogCodec.idOf(write.getKey()));
      } else {
        Definition definition = CatalogCodec.decode(write.getKey(), value);
        definitions.put(definition.id(), definition);
      }
    }
    return Catalog.of(definitions.values());
  }

  static boolean hasOwnDefinitions(Transaction transaction) {
    return transaction.hasOwnWrites(NAMESPACE);
  }

  /** Takes the right to change definitions until the transaction ends. */
  void lockForChange(Transaction transaction) {
    transaction.lockForUpdate(NAMESPACE, CHANGE_COUNTER);
  }

  /** Writes the difference that the change makes and locks what it touches. */
  CatalogChange change(Transaction transaction, UnaryOperator<Catalog> change) {
    lockForChange(transaction);
    Catalog before = catalog(transaction);
    Catalog after = bumpParents(before, change.apply(before));
    CatalogChange difference = CatalogChange.between(before, after);
    if (difference.isEmpty()) {
      return difference;
    }
    for (TableDefinition table : difference.lockedTables()) {
      transaction.lockDefinition(table.id(), LockMode.EXCLUSIVE);
      TableDefinition committed = history.latest().table(table.id());
      if (committed != null) {
        transaction.assertDefinition(table.id(), committed.version());
      }
    }
    for (Definition removed : difference.removed()) {
      transaction.remove(NAMESPACE, CatalogCodec.key(removed));
      if (removed instanceof TableDefinition table) {
        putVersion(transaction, table.id(), DefinitionVersions.DROPPED);
      }
    }
    for (Definition written : difference.written()) {
      transaction.put(NAMESPACE, CatalogCodec.key(written), CatalogCodec.encode(written));
      if (written instanceof TableDefinition table) {
        putVersion(transaction, table.id(), table.version());
      }
    }
    DroppedNamespaces.note(transaction, difference);
    countChange(transaction);
    return difference;
  }

  /** Tells the engine, which knows no definitions, what commits may go on using. */
  private static void putVersion(Transaction transaction, int tableId, long version) {
    transaction.put(
        DefinitionVersions.NAMESPACE,
        DefinitionVersions.key(tableId),
        DefinitionVersions.value(version));
  }

  /**
   * A new or lost foreign key changes what writes of the parent must check: statements planned
   * against the parent's old version must not commit.
   */
  private static Catalog bumpParents(Catalog before, Catalog after) {
    Set<Integer> parents = new TreeSet<>();
    for (TableDefinition table : after.tables()) {
      TableDefinition old = before.table(table.id());
      List<ForeignKeyDefinition> oldKeys = old == null ? List.of() : old.foreignKeys();
      if (!oldKeys.equals(table.foreignKeys())) {
        oldKeys.forEach(key -> parents.add(key.parentTableId()));
        table.foreignKeys().forEach(key -> parents.add(key.parentTableId()));
      }
    }
    for (TableDefinition old : before.tables()) {
      if (after.table(old.id()) == null) {
        old.foreignKeys().forEach(key -> parents.add(key.parentTableId()));
      }
    }
    Catalog result = after;
    for (int parentId : parents) {
      TableDefinition old = before.table(parentId);
      TableDefinition parent = after.table(parentId);
      if (old != null && parent != null && old.version() == parent.version()) {
        result = result.replace(parent);
      }
    }
    return result;
  }

  private static void countChange(Transaction transaction) {
    byte[] old = transaction.get(NAMESPACE, CHANGE_COUNTER);
    ByteWriter out = new ByteWriter();
    out.writeLong(old == null ? 1 : new ByteReader(old).readLong() + 1);
    transaction.put(NAMESPACE, CHANGE_COUNTER, out.toBytes());
  }

  /** Keeps the definition of a table that the transaction is about to write. */
  void use(Transaction transaction, TableDefinition table) {
    transaction.lockDefinition(table.id(), LockMode.SHARED);
    TableDefinition committed = history.latest().table(table.id());
    TableDefinition now =
        transaction.hasOwnWrites(NAMESPACE) ? catalog(transaction).table(table.id()) : committed;
    if (now == null || now.version() != table.version()) {
      throw new QuiverException(
          ErrorCode.SERIALIZATION_FAILURE,
          "the definition of table " + table.name() + " was changed by another transaction",
          "Run the statement again.",
          null,
          null);
    }
    if (committed != null) {
      transaction.assertDefinition(table.id(), committed.version());
    }
  }
}
