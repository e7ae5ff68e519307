package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.KeyRange;
import org.jspecify.annotations.Nullable;

/** The namespaces of the store that tables take up: rows, long values, ordered indexes. */
final class StorageViews {
  static final SystemView STORAGE =
      SystemView.sys(
          "STORAGE",
          "NAMESPACE int, TABLE_SCHEMA, TABLE_NAME, CONTENT, INDEX_NAME, ENTRY_COUNT_ESTIMATE long",
          StorageViews::storage);

  private StorageViews() {}

  private static void storage(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      add(reading, rows, table, table.id(), "ROWS", null);
      add(reading, rows, table, table.overflowNamespace(), "LONG VALUES", null);
      for (IndexDefinition index : table.indexes()) {
        if (index instanceof IndexDefinition.Ordered) {
          add(reading, rows, table, index.id(), "INDEX", index.name());
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
        reading.transaction().estimateCount(namespace, KeyRange.ALL));
  }
}
