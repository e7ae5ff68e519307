package io.quiver.storage;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.text.lucene.TextIndexes;
import io.quiver.storage.vector.VectorIndexes;

/** Opens, makes and drops vector and text indexes as their definitions come and go. */
final class SearchIndexListener implements DefinitionListener {
  private final VectorIndexes vectors;
  private final TextIndexes texts;
  private boolean existing = true;

  SearchIndexListener(VectorIndexes vectors, TextIndexes texts) {
    this.vectors = vectors;
    this.texts = texts;
  }

  /** What is heard of from now on is new. */
  void everythingExistingWasHeardOf() {
    existing = false;
  }

  @Override
  public void tableCreated(TableDefinition table) {}

  @Override
  public void tableChanged(TableDefinition before, TableDefinition after) {
    for (IndexDefinition index : after.indexes()) {
      if (index instanceof IndexDefinition.Vector vector) {
        vectors.tune(vector);
      }
    }
  }

  @Override
  public void tableDropped(TableDefinition table) {
    for (IndexDefinition index : table.indexes()) {
      indexDropped(table, index);
    }
  }

  @Override
  public void indexCreated(TableDefinition table, IndexDefinition index) {
    switch (index) {
      case IndexDefinition.Ordered ordered -> {}
      case IndexDefinition.Vector vector -> {
        if (existing) {
          vectors.open(table, vector);
        } else {
          vectors.create(table, vector);
        }
      }
      case IndexDefinition.Text text -> {
        if (existing) {
          texts.open(table, text);
        } else {
          texts.create(table, text);
        }
      }
    }
  }

  @Override
  public void indexDropped(TableDefinition table, IndexDefinition index) {
    vectors.drop(index.id());
    texts.drop(index.id());
  }
}
