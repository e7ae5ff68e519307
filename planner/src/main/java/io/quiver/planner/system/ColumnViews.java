package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns of tables, views and system tables. */
final class ColumnViews {
  static final SystemView COLUMNS =
      SystemView.information(
          "COLUMNS",
          "TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION int,"
              + " COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH long,"
              + " CHARACTER_OCTET_LENGTH long, NUMERIC_PRECISION int, NUMERIC_PRECISION_RADIX int,"
              + " NUMERIC_SCALE int, DATETIME_PRECISION int, IS_IDENTITY, IDENTITY_GENERATION,"
              + " IS_GENERATED, GENERATION_EXPRESSION, REMARKS, TYPE_KIND, TYPE_PRECISION int,"
              + " TYPE_SCALE int, ELEMENT_KIND, ELEMENT_PRECISION int, ELEMENT_SCALE int,"
              + " DECLARED_TYPE, VECTOR_DIMENSIONS int",
          ColumnViews::columns);

  private ColumnViews() {}

  private static void columns(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      Set<Integer> key = Set.copyOf(table.primaryKeyColumnIds());
      for (int i = 0; i < table.columns().size(); i++) {
        ColumnDefinition column = table.columns().get(i);
        boolean nullable = column.nullable() && !key.contains(column.id());
        add(reading, rows, table.name(), i + 1, column, nullable);
      }
    }
    for (ViewDefinition view : reading.views()) {
      addPlain(reading, rows, view.name(), reading.columns(view));
    }
    for (SystemTable table : reading.systemTables()) {
      addPlain(reading, rows, new ObjectName(table.schema(), table.name()), table.columns());
    }
  }

  private static void addPlain(
      Reading reading, SystemRows rows, ObjectName table, List<Argument.Column> columns) {
    int position = 0;
    for (Argument.Column column : columns) {
      ColumnDefinition plain = ColumnDefinition.of(position, column.name(), column.type());
      position++;
      add(reading, rows, table, position, plain, true);
    }
  }

  private static void add(
      Reading reading,
      SystemRows rows,
      ObjectName table,
      int position,
      ColumnDefinition column,
      boolean nullable) {
    DataType type = column.type();
    DataType element = type.element();
    ColumnDefinition.Identity identity = column.identity();
    rows.add(
        reading.catalogName(),
        table.schema(),
        table.name(),
        column.name(),
        position,
        column.defaultSql(),
        nullable,
        TypeDescription.name(type),
        TypeDescription.length(type),
        TypeDescription.octetLength(type),
        TypeDescription.numericPrecision(type),
        TypeDescription.numericRadix(type),
        TypeDescription.numericScale(type),
        TypeDescription.datetimePrecision(type),
        identity != null,
        generation(identity),
        column.generatedSql() == null ? "NEVER" : "ALWAYS",
        column.generatedSql(),
        column.comment(),
        type.kind().name(),
        type.precision(),
        type.scale(),
        element == null ? null : element.kind().name(),
        element == null ? null : element.precision(),
        element == null ? null : element.scale(),
        type.toString(),
        type.kind() == TypeKind.VECTOR ? type.precision() : null);
  }

  private static @Nullable String generation(ColumnDefinition.@Nullable Identity identity) {
    if (identity == null) {
      return null;
    }
    return identity.always() ? "ALWAYS" : "BY DEFAULT";
  }
}
