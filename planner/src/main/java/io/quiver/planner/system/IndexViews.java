package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorIndexSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Indexes and their columns. */
final class IndexViews {
  static final SystemView INDEXES =
      SystemView.information(
          "INDEXES",
          "INDEX_CATALOG, INDEX_SCHEMA, INDEX_NAME, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME,"
              + " INDEX_TYPE_NAME, IS_UNIQUE, IS_GENERATED, REMARKS, STATE, OPTIONS",
          IndexViews::indexes);

  static final SystemView INDEX_COLUMNS =
      SystemView.information(
          "INDEX_COLUMNS",
          "INDEX_CATALOG, INDEX_SCHEMA, INDEX_NAME, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME,"
              + " COLUMN_NAME, ORDINAL_POSITION int, ORDERING_SPECIFICATION, NULL_ORDERING,"
              + " IS_UNIQUE, INDEX_TYPE_NAME, CARDINALITY long",
          IndexViews::columns);

  private IndexViews() {}

  private static void indexes(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (TableIndex index : TableIndex.of(table)) {
        rows.add(
            reading.catalogName(),
            table.name().schema(),
            index.name(),
            reading.catalogName(),
            table.name().schema(),
            table.name().name(),
            index.typeName(),
            index.unique(),
            index.generated(),
            null,
            index.state(reading),
            options(index));
      }
    }
  }

  /** Options of a vector index in effect, those that were not given too. */
  private static @Nullable String options(TableIndex index) {
    if (index.definition() instanceof IndexDefinition.Text text) {
      return textOptions(index.table(), text);
    }
    if (!(index.definition() instanceof IndexDefinition.Vector vector)) {
      return null;
    }
    int dimensions = index.table().column(vector.columnIds().get(0)).type().precision();
    VectorIndexSettings defaults = VectorIndexSettings.of(Metric.COSINE, dimensions);
    Map<String, String> options = new TreeMap<>();
    options.put("metric", defaults.metric().name().toLowerCase(Locale.ROOT));
    options.put("m", Integer.toString(defaults.m()));
    options.put("ef_construction", Integer.toString(defaults.efConstruction()));
    options.putAll(vector.options());
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String textOptions(TableDefinition table, IndexDefinition.Text text) {
    StringBuilder options = new StringBuilder();
    options.append("analyzer=").append(text.analyzer()).append(", b=").append(text.b());
    for (int i = 0; i < text.columnIds().size(); i++) {
      options
          .append(i == 0 ? ", boosts=" : " ")
          .append(table.column(text.columnIds().get(i)).name())
          .append('^')
          .append(text.boosts().get(i));
    }
    return options.append(", k1=").append(text.k1()).toString();
  }

  private static void columns(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (TableIndex index : TableIndex.of(table)) {
        addColumns(reading, rows, table, index);
      }
    }
  }

  private static void addColumns(
      Reading reading, SystemRows rows, TableDefinition table, TableIndex index) {
    long entries = index.entries(reading);
    for (int i = 0; i < index.columnIds().size(); i++) {
      rows.add(
          reading.catalogName(),
          table.name().schema(),
          index.name(),
          reading.catalogName(),
          table.name().schema(),
          table.name().name(),
          table.column(index.columnIds().get(i)).name(),
          i + 1,
          index.direction(i),
          null,
          index.unique(),
          index.typeName(),
          entries);
    }
  }
}
