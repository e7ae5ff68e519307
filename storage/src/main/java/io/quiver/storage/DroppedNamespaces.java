package io.quiver.storage;

import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Namespaces of dropped tables and indexes. Each is noted in the transaction that drops it, handed
 * to the engine after the commit, and struck off the list after a checkpoint that surely removed
 * it: replaying the log could bring it back before. Thread-safe.
 */
final class DroppedNamespaces {
  private final KeyValueEngine engine;
  private final TransactionManager transactions;

  /** Namespace to the state in which it was no longer defined. */
  private final Map<Integer, Long> handedOver = new ConcurrentHashMap<>();

  DroppedNamespaces(KeyValueEngine engine, TransactionManager transactions) {
    this.engine = engine;
    this.transactions = transactions;
  }

  /** Everything that is still noted: called once when the database opens. */
  void resume() {
    List<Integer> noted = new ArrayList<>();
    try (Snapshot snapshot = engine.snapshot();
        KeyValueCursor cursor =
            snapshot.scan(
                MetaKeys.NAMESPACE, KeyRange.prefix(MetaKeys.DROPPED), Direction.FORWARD)) {
      while (cursor.next()) {
        noted.add(namespace(cursor.key()));
      }
    }
    noted.forEach(this::handOver);
  }

  /** Notes what a change of definitions leaves behind. */
  static void note(Transaction transaction, CatalogChange change) {
    for (int namespace : leftBehind(change)) {
      transaction.put(MetaKeys.NAMESPACE, key(namespace), new byte[] {1});
    }
  }

  private static Set<Integer> leftBehind(CatalogChange change) {
    Set<Integer> before = new LinkedHashSet<>();
    change.lockedTables().forEach(table -> addNamespaces(before, table));
    for (Definition written : change.written()) {
      if (written instanceof TableDefinition table) {
        Set<Integer> now = new LinkedHashSet<>();
        addNamespaces(now, table);
        before.removeAll(now);
      }
    }
    return before;
  }

  private static void addNamespaces(Set<Integer> namespaces, TableDefinition table) {
    namespaces.add(table.id());
    namespaces.add(table.overflowNamespace());
    for (IndexDefinition index : table.indexes()) {
      namespaces.add(index.id());
    }
  }

  /** What a commit has noted. */
  static List<Integer> noted(WriteBatch writes) {
    List<Integer> namespaces = new ArrayList<>();
    writes
        .writes(MetaKeys.NAMESPACE)
        .forEach(
            (key, value) -> {
              if (value != null && key[0] == MetaKeys.DROPPED[0]) {
                namespaces.add(namespace(key));
              }
            });
    return namespaces;
  }

  private static int namespace(byte[] key) {
    ByteReader in = new ByteReader(key);
    in.skip(MetaKeys.DROPPED.length);
    return in.readInt();
  }

  /** After the commit that noted them. */
  void committed(List<Integer> namespaces) {
    namespaces.forEach(this::handOver);
  }

  private void handOver(int namespace) {
    handedOver.put(namespace, engine.visibleTimestamp());
    engine.dropNamespace(namespace);
  }

  /** Runs a checkpoint and strikes off what it removed. */
  void checkpoint() {
    long oldest = engine.oldestSnapshotTimestamp();
    List<Integer> done = new ArrayList<>();
    handedOver.forEach(
        (namespace, timestamp) -> {
          if (timestamp <= oldest) {
            done.add(namespace);
          }
        });
    engine.checkpoint();
    if (!done.isEmpty()) {
      try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
        for (int namespace : done) {
          transaction.remove(MetaKeys.NAMESPACE, key(namespace));
        }
        transaction.commit();
      }
      done.forEach(handedOver::remove);
    }
  }

  private static byte[] key(int namespace) {
    ByteWriter out = new ByteWriter();
    out.writeBytes(MetaKeys.DROPPED);
    out.writeInt(namespace);
    return out.toBytes();
  }
}
