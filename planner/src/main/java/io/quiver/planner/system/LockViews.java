package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.table.LockedKeys;
import io.quiver.storage.tx.LockWait;
import io.quiver.storage.tx.LockedPlace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Locks that somebody waits for at the moment. */
final class LockViews {
  static final SystemView LOCKS =
      SystemView.sys(
          "LOCKS",
          "WAITING_TRANSACTION_ID long, BLOCKING_TRANSACTION_ID long, LOCK_MODE,"
              + " WAITING_SINCE timestamp, LOCK_KIND, TABLE_SCHEMA, TABLE_NAME, INDEX_NAME,"
              + " LOCKED_KEY",
          LockViews::locks);

  private LockViews() {}

  /** What a place is called; null where it has no such part, or is not known to the reader. */
  private record Shown(
      String kind, @Nullable TableDefinition table, @Nullable String index, @Nullable String key) {}

  private static void locks(Reading reading, SystemRows rows) {
    for (LockWait wait : reading.database().transactions().waits()) {
      Shown shown =
          switch (wait.place()) {
            case LockedPlace.Table(int id) ->
                new Shown("TABLE", reading.catalog().table(id), null, null);
            case LockedPlace.References(int id) ->
                new Shown("REFERENCES", reading.catalog().table(id), null, null);
            case LockedPlace.Key(NamespaceKey key) -> key(reading, key);
          };
      TableDefinition table = shown.table();
      rows.add(
          wait.waiting(),
          wait.blocking(),
          wait.mode().name(),
          ChronoUnit.MICROS.between(Instant.EPOCH, wait.since()),
          shown.kind(),
          table == null ? null : table.name().schema(),
          table == null ? null : table.name().name(),
          shown.index(),
          shown.key());
    }
  }

  private static Shown key(Reading reading, NamespaceKey key) {
    int namespace = key.namespace();
    for (TableDefinition table : reading.catalog().tables()) {
      if (table.id() == namespace) {
        return new Shown("ROW", table, null, LockedKeys.text(table, namespace, key.key()));
      }
      for (IndexDefinition index : table.indexes()) {
        if (index.id() == namespace && index instanceof IndexDefinition.Ordered) {
          String text = LockedKeys.text(table, namespace, key.key());
          return new Shown("KEY", table, index.name(), text);
        }
      }
    }
    return new Shown("KEY", null, null, null);
  }
}
