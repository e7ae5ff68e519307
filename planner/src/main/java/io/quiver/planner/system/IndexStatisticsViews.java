package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.VectorIndexStatistics;

/** How large indexes are, and of vector indexes how far they are built and how they are used. */
final class IndexStatisticsViews {
  static final SystemView INDEXES =
      SystemView.sys(
          "INDEXES",
          "INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME, STATE,"
              + " ROW_COUNT_ESTIMATE long, ROWS_IN_GRAPH long, SEGMENT_COUNT int,"
              + " MEMORY_BYTES long, GRAPH_SEARCHES long, FILTERED_GRAPH_SEARCHES long,"
              + " EXACT_SCANS long, TABLE_SCANS long",
          IndexStatisticsViews::indexes);

  private IndexStatisticsViews() {}

  private static void indexes(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (TableIndex index : TableIndex.of(table)) {
        add(reading, rows, table, index);
      }
    }
  }

  private static void add(
      Reading reading, SystemRows rows, TableDefinition table, TableIndex index) {
    VectorIndexStatistics vector =
        index.definition() instanceof IndexDefinition.Vector definition
            ? reading.database().vectorIndex(table, definition).statistics()
            : null;
    rows.add(
        table.name().schema(),
        index.name(),
        table.name().schema(),
        table.name().name(),
        index.typeName(),
        index.state(reading),
        index.entries(reading),
        vector == null ? null : vector.rowsInGraph(),
        vector == null ? null : vector.segments(),
        vector == null ? null : vector.memoryBytes(),
        vector == null ? null : vector.graphSearches(),
        vector == null ? null : vector.filteredGraphSearches(),
        vector == null ? null : vector.exactScans(),
        vector == null ? null : vector.tableScans());
  }
}
