package io.quiver.storage;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.VectorIndexes;

/** Opens, makes and drops vector indexes as their definitions come and go. */
final class VectorIndexListener implements DefinitionListener {
  private final VectorIndexes indexes;
  private boolean existing = true;

  VectorIndexListener(VectorIndexes indexes) {
    this.indexes = indexes;
  }

  /** What is heard of from now on is new. */
  void everythingExistingWasHeardOf() {
    existing = false;
  }

  @Override
  public void tableCreated(TableDefinition table) {}

  @Override
  public void tableChanged(TableDefinition before, TableDefinition after) {}

  @Override
  public void tableDropped(TableDefinition table) {
    for (IndexDefinition index : table.indexes()) {
      indexes.drop(index.id());
    }
  }

  @Override
  public void indexCreated(TableDefinition table, IndexDefinition index) {
    if (index instanceof IndexDefinition.Vector vector) {
      if (existing) {
        indexes.open(table, vector);
      } else {
        indexes.create(table, vector);
      }
    }
  }

  @Override
  public void indexDropped(TableDefinition table, IndexDefinition index) {
    indexes.drop(index.id());
  }
}
