package io.quiver.planner.graph;

import io.quiver.storage.catalog.GraphElementTable;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.GraphElementTable.Ends;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a graph as a statement sees it.
 *
 * @param number place among the graph's vertex tables or edge tables
 * @param relation where its rows are
 * @param table null for a view
 * @param columns types of the relation's columns
 * @param key identifying columns; for a table without key its row id
 */
record ElementTable(
    int number,
    GraphElementTable definition,
    ObjectName relation,
    @Nullable TableDefinition table,
    RelDataType columns,
    List<String> key) {
  ElementTable {
    key = List.copyOf(key);
  }

  String alias() {
    return definition.alias();
  }

  boolean isEdge() {
    return definition.ends() != null;
  }

  End source() {
    return ends().source();
  }

  End destination() {
    return ends().destination();
  }

  private Ends ends() {
    Ends ends = definition.ends();
    if (ends == null) {
      throw new IllegalStateException(alias() + " holds no edges");
    }
    return ends;
  }

  /** The type of a column, which exists. */
  RelDataType type(String column) {
    RelDataTypeField field = columns.getField(column, true, false);
    if (field == null) {
      throw new IllegalStateException(alias() + " has no column " + column);
    }
    return field.getType();
  }
}
