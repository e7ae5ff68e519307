package io.quiver.planner.system;

import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A primary or unique key of a table.
 *
 * @param constraint false for a unique index that is no constraint
 */
record UniqueKey(String name, boolean primary, boolean constraint, List<Integer> columnIds) {
  /** The primary key first. */
  static List<UniqueKey> of(TableDefinition table) {
    List<UniqueKey> keys = new ArrayList<>();
    for (TableIndex index : TableIndex.of(table)) {
      if (index.primary()) {
        String name = Objects.requireNonNullElse(table.primaryKeyName(), index.name());
        keys.addFirst(new UniqueKey(name, true, true, index.columnIds()));
      } else if (index.unique()) {
        boolean constraint =
            index.definition() instanceof IndexDefinition.Ordered ordered && ordered.constraint();
        keys.add(new UniqueKey(index.name(), false, constraint, index.columnIds()));
      }
    }
    return keys;
  }

  /** Those that are constraints. */
  static List<UniqueKey> constraints(TableDefinition table) {
    return of(table).stream().filter(UniqueKey::constraint).toList();
  }

  /** The parent's key that a foreign key refers to. */
  static @Nullable UniqueKey referenced(TableDefinition parent, ForeignKeyDefinition key) {
    Set<Integer> wanted = new HashSet<>(key.parentColumnIds());
    UniqueKey found = null;
    for (UniqueKey candidate : of(parent)) {
      boolean same =
          candidate.columnIds().size() == wanted.size()
              && wanted.containsAll(candidate.columnIds());
      if (same && (found == null || (candidate.constraint() && !found.constraint()))) {
        found = candidate;
      }
    }
    return found;
  }

  String type() {
    return primary ? "PRIMARY KEY" : "UNIQUE";
  }
}
