package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index as users see it, which includes the row ids of a table whose primary key they are.
 *
 * @param definition null for the row ids
 * @param primary whether it is the primary key's
 * @param generated whether a constraint made it
 */
record TableIndex(
    String name,
    TableDefinition table,
    @Nullable IndexDefinition definition,
    boolean primary,
    boolean generated) {
  /** All indexes of a table, the row ids first. */
  static List<TableIndex> of(TableDefinition table) {
    List<TableIndex> indexes = new ArrayList<>();
    if (table.rowIdColumn() != null) {
      String name =
          Objects.requireNonNullElse(table.primaryKeyName(), table.name().name() + "_PKEY");
      indexes.add(new TableIndex(name, table, null, true, true));
    }
    for (IndexDefinition index : table.indexes()) {
      boolean primary = Integer.valueOf(index.id()).equals(table.primaryKeyIndex());
      indexes.add(new TableIndex(index.name(), table, index, primary, generated(table, index)));
    }
    return indexes;
  }

  /** Constraints have their indexes; a foreign key's is known by its name and columns. */
  private static boolean generated(TableDefinition table, IndexDefinition index) {
    return index instanceof IndexDefinition.Ordered ordered
        && (ordered.constraint()
            || table.foreignKeys().stream()
                .anyMatch(
                    key ->
                        index.name().equals(key.name() + "_IDX")
                            && index.columnIds().equals(key.columnIds())));
  }

  List<Integer> columnIds() {
    return definition == null ? table.primaryKeyColumnIds() : definition.columnIds();
  }

  boolean unique() {
    return definition == null
        || (definition instanceof IndexDefinition.Ordered ordered && ordered.unique());
  }

  String typeName() {
    if (primary) {
      return "PRIMARY KEY";
    }
    if (definition instanceof IndexDefinition.Vector) {
      return "VECTOR INDEX";
    }
    if (definition instanceof IndexDefinition.Text) {
      return "TEXT INDEX";
    }
    return unique() ? "UNIQUE INDEX" : "INDEX";
  }

  /** ASC or DESC; null where there is no order. */
  @Nullable String direction(int position) {
    return switch (definition) {
      case null -> "ASC";
      case IndexDefinition.Ordered ordered -> ordered.descending().get(position) ? "DESC" : "ASC";
      case IndexDefinition.Vector vector -> null;
      case IndexDefinition.Text text -> null;
    };
  }

  /** READY when queries can use it, else BUILDING. */
  String state(Reading reading) {
    boolean ready =
        switch (definition) {
          case null -> true;
          case IndexDefinition.Ordered ordered -> ordered.ready();
          case IndexDefinition.Vector vector ->
              vector.ready() && reading.database().vectorIndex(table, vector).statistics().ready();
          case IndexDefinition.Text text ->
              text.ready() && reading.database().textIndex(table, text).statistics().ready();
        };
    return ready ? "READY" : "BUILDING";
  }

  /** About how many entries it has. */
  long entries(Reading reading) {
    return switch (definition) {
      case null -> reading.database().tables().estimateRows(reading.transaction(), table);
      case IndexDefinition.Ordered ordered ->
          reading.transaction().estimateCount(ordered.id(), KeyRange.ALL);
      case IndexDefinition.Vector vector -> reading.database().vectorIndex(table, vector).rows();
      case IndexDefinition.Text text ->
          reading.database().textIndex(table, text).statistics().rows();
    };
  }
}
