package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * What is different in one catalog from another.
 *
 * @param written definitions that are new or have changed
 * @param removed definitions that are gone
 * @param lockedTables tables changed or removed, as they were before
 */
record CatalogChange(
    Catalog before,
    Catalog after,
    List<Definition> written,
    List<Definition> removed,
    List<TableDefinition> lockedTables) {

  static CatalogChange between(Catalog before, Catalog after) {
    List<Definition> written = new ArrayList<>();
    List<Definition> removed = new ArrayList<>();
    List<TableDefinition> lockedTables = new ArrayList<>();
    for (Definition now : after.definitions()) {
      Definition old = before.definition(now.id());
      if (!now.equals(old)) {
        written.add(now);
        if (old instanceof TableDefinition table) {
          lockedTables.add(table);
        }
      }
    }
    for (Definition old : before.definitions()) {
      if (after.definition(old.id()) == null) {
        removed.add(old);
        if (old instanceof TableDefinition table) {
          lockedTables.add(table);
        }
      }
    }
    return new CatalogChange(before, after, written, removed, lockedTables);
  }

  boolean isEmpty() {
    return written.isEmpty() && removed.isEmpty();
  }
}
