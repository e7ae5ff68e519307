package io.quiver.storage.table;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of broken constraints, each naming table, constraint, columns and values. */
final class Violations {
  private Violations() {}

  static QuiverException notNull(TableDefinition table, ColumnDefinition column) {
    return new QuiverException(
        ErrorCode.NOT_NULL_VIOLATION,
        "column " + column.name() + " of table " + table.name() + " must not be NULL");
  }

  static QuiverException unique(
      TableDefinition table,
      String constraint,
      List<Integer> columnIds,
      @Nullable Object[] values) {
    return new QuiverException(
        ErrorCode.UNIQUE_VIOLATION,
        "table "
            + table.name()
            + " already has a row with "
            + describe(table, columnIds, values)
            + " (unique key "
            + constraint
            + ")");
  }

  static QuiverException noParent(
      TableDefinition child,
      TableDefinition parent,
      ForeignKeyDefinition key,
      @Nullable Object[] values) {
    return new QuiverException(
        ErrorCode.FOREIGN_KEY_VIOLATION,
        "table "
            + child.name()
            + " refers to a row that does not exist: "
            + parent.name()
            + " has none with "
            + describe(parent, key.parentColumnIds(), values)
            + " (foreign key "
            + key.name()
            + ")");
  }

  static QuiverException stillReferenced(
      TableDefinition parent,
      TableDefinition child,
      ForeignKeyDefinition key,
      @Nullable Object[] values) {
    return new QuiverException(
        ErrorCode.FOREIGN_KEY_VIOLATION,
        "the row of table "
            + parent.name()
            + " with "
            + describe(parent, key.parentColumnIds(), values)
            + " cannot be removed or get another key: rows of table "
            + child.name()
            + " refer to it (foreign key "
            + key.name()
            + ")");
  }

  private static String describe(
      TableDefinition table, List<Integer> columnIds, @Nullable Object[] values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      ColumnDefinition column = table.column(columnIds.get(i));
      text.append(i == 0 ? "" : ", ")
          .append(column.name())
          .append(" = ")
          .append(ValueText.of(column.type(), values[i]));
    }
    return text.toString();
  }
}
