package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Planning;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * The key columns of all vertex tables of a graph, side by side: a vertex fills those of its own.
 */
final class KeyLayout {
  private final GraphModel graph;
  private final List<RelDataType> types = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();

  KeyLayout(GraphModel graph, Planning planning) {
    this.graph = graph;
    for (ElementTable table : graph.vertexTables()) {
      offsets.add(types.size());
      for (String column : table.key()) {
        types.add(QuiverTypeFactory.INSTANCE.createTypeWithNullability(table.type(column), true));
        slots.add(planning.newSlot());
      }
    }
  }

  int width() {
    return types.size();
  }

  List<Integer> slots() {
    return slots;
  }

  int offset(ElementTable table) {
    return offsets.get(table.number());
  }

  /** The key of an element in its place, NULL elsewhere. */
  List<SqlNode> spread(ElementBinding element) {
    List<SqlNode> all = new ArrayList<>();
    for (ElementTable table : graph.vertexTables()) {
      all.addAll(element.key(table));
    }
    return all;
  }

  /** Conditions that an element of a table is the vertex of the lookup. */
  List<SqlNode> isLookedUp(ElementTable table, List<SqlNode> key) {
    List<SqlNode> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      int at = offset(table) + i;
      conditions.add(
          TableReferences.equal(
              key.get(i), new TypedParameter(slots.get(at), types.get(at), ZERO)));
    }
    return conditions;
  }

  List<RelDataType> types() {
    return types;
  }
}
