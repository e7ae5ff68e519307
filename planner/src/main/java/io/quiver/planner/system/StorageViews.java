package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.vector.VectorIndexStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What tables take up: rows, long values and ordered indexes in the store, vector indexes in files
 * of their own.
 */
final class StorageViews {
  static final SystemView STORAGE =
      SystemView.sys(
          "STORAGE",
          "NAMESPACE int, TABLE_SCHEMA, TABLE_NAME, CONTENT, INDEX_NAME, ENTRY_COUNT_ESTIMATE long,"
              + " BYTES_ESTIMATE long",
          StorageViews::storage);

  private StorageViews() {}

  private static void storage(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      add(reading, rows, table, table.id(), "ROWS", null);
      add(reading, rows, table, table.overflowNamespace(), "LONG VALUES", null);
      for (IndexDefinition index : table.indexes()) {
        switch (index) {
          case IndexDefinition.Ordered ordered ->
              add(reading, rows, table, index.id(), "INDEX", index.name());
          case IndexDefinition.Vector vector -> add(reading, rows, table, vector);
          case IndexDefinition.Text text ->
              rows.add(
                  text.id(),
                  table.name().schema(),
                  table.name().name(),
                  "TEXT INDEX",
                  text.name(),
                  reading.database().textIndex(table, text).statistics().rows(),
                  null);
        }
      }
    }
  }

  private static void add(
      Reading reading,
      SystemRows rows,
      TableDefinition table,
      int namespace,
      String content,
      @Nullable String indexName) {
    rows.add(
        namespace,
        table.name().schema(),
        table.name().name(),
        content,
        indexName,
        reading.transaction().estimateCount(namespace, KeyRange.ALL),
        EntrySizes.estimate(reading.transaction(), namespace));
  }

  private static void add(
      Reading reading, SystemRows rows, TableDefinition table, IndexDefinition.Vector index) {
    VectorIndexStatistics of = reading.database().vectorIndex(table, index).statistics();
    rows.add(
        index.id(),
        table.name().schema(),
        table.name().name(),
        "VECTOR INDEX",
        index.name(),
        of.rows(),
        of.memory().disk());
  }
}
