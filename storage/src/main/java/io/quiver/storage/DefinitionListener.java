package io.quiver.storage;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;

/**
 * Hears which tables and indexes there are: of every existing one when it is added to a {@link
 * Database}, then of every change after its commit, one call at a time. Until it was told, readers
 * may already see the definition: a structure that is missing yet is read around.
 */
public interface DefinitionListener {
  void tableCreated(TableDefinition table);

  /** Name, columns, constraints or indexes changed; calls for the indexes follow. */
  void tableChanged(TableDefinition before, TableDefinition after);

  /** Its indexes go with it, there are no calls of their own for them. */
  void tableDropped(TableDefinition table);

  /** Called after {@link #tableCreated} for the indexes that a table has from the start. */
  void indexCreated(TableDefinition table, IndexDefinition index);

  void indexDropped(TableDefinition table, IndexDefinition index);
}
