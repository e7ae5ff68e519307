package io.quiver.storage;

import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** Tells the listeners of a database what a change of definitions means for them. */
final class DefinitionListeners {
  private final List<DefinitionListener> listeners = new ArrayList<>();

  synchronized void add(DefinitionListener listener, Iterable<TableDefinition> existing) {
    for (TableDefinition table : existing) {
      created(listener, table);
    }
    listeners.add(listener);
  }

  synchronized void remove(DefinitionListener listener) {
    listeners.remove(listener);
  }

  synchronized void committed(CatalogChange change) {
    for (DefinitionListener listener : listeners) {
      for (Definition written : change.written()) {
        if (written instanceof TableDefinition table) {
          TableDefinition before = change.before().table(table.id());
          if (before == null) {
            created(listener, table);
          } else {
            changed(listener, before, table);
          }
        }
      }
      for (Definition removed : change.removed()) {
        if (removed instanceof TableDefinition table) {
          listener.tableDropped(table);
        }
      }
    }
  }

  private static void created(DefinitionListener listener, TableDefinition table) {
    listener.tableCreated(table);
    for (IndexDefinition index : table.indexes()) {
      listener.indexCreated(table, index);
    }
  }

  private static void changed(
      DefinitionListener listener, TableDefinition before, TableDefinition after) {
    listener.tableChanged(before, after);
    for (IndexDefinition index : before.indexes()) {
      if (after.indexes().stream().noneMatch(other -> other.id() == index.id())) {
        listener.indexDropped(after, index);
      }
    }
    for (IndexDefinition index : after.indexes()) {
      if (before.indexes().stream().noneMatch(other -> other.id() == index.id())) {
        listener.indexCreated(after, index);
      }
    }
  }
}
