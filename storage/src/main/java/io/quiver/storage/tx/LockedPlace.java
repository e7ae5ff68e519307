package io.quiver.storage.tx;

import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.NamespaceKey;

/** What a lock is on. Immutable. */
public sealed interface LockedPlace {
  /** A whole table, as its definition. */
  record Table(int tableId) implements LockedPlace {}

  /** All references to rows of a table. */
  record References(int tableId) implements LockedPlace {}

  /** A key in the namespace of a table or an index. */
  record Key(NamespaceKey key) implements LockedPlace {}

  /** That of an entry of the lock table. */
  static LockedPlace of(NamespaceKey key) {
    return switch (key.namespace()) {
      case TransactionLocks.DEFINITIONS -> new Table(DefinitionVersions.tableId(key.key()));
      case TransactionLocks.REFERENCES -> new References(DefinitionVersions.tableId(key.key()));
      default -> new Key(key);
    };
  }
}
