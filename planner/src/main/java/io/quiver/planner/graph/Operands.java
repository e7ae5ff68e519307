package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Planning;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Values that a path search takes from outside: names of the queries around it, elements of other
 * paths, bounds. Each is an operand of the call and a parameter of the queries inside it, whose
 * type is known only when the call has been validated.
 */
final class Operands {
  private final Planning planning;
  private final List<SqlNode> nodes = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();
  private final Map<String, Integer> byText = new HashMap<>();
  private @Nullable List<RelDataType> types;

  Operands(Planning planning) {
    this.planning = planning;
  }

  List<SqlNode> nodes() {
    return nodes;
  }

  List<Integer> slots() {
    return slots;
  }

  /** Whether the types of the operands are known. */
  boolean isResolved() {
    return types != null;
  }

  void resolve(List<RelDataType> operandTypes) {
    this.types = operandTypes;
  }

  /** The place of an operand, added if it is new. */
  int add(SqlNode node) {
    // A parameter that a search around this one sets is known by its number, a user's by its place.
    boolean slot =
        node instanceof TypedParameter parameter
            && parameter.getIndex() >= TypedParameter.FIRST_SLOT;
    String text = slot ? "?" + ((TypedParameter) node).getIndex() : node.toString();
    Integer known = node instanceof SqlDynamicParam && !slot ? null : byText.get(text);
    if (known != null) {
      return known;
    }
    byText.put(text, nodes.size());
    nodes.add(node);
    slots.add(planning.newSlot());
    return nodes.size() - 1;
  }

  /** What stands for an outer value in a query inside. */
  SqlNode parameter(SqlNode node) {
    int place = add(node);
    List<RelDataType> known = types;
    RelDataType type =
        known == null || place >= known.size()
            ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR)
            : known.get(place);
    return new TypedParameter(
        slots.get(place), QuiverTypeFactory.INSTANCE.createTypeWithNullability(type, true), ZERO);
  }
}
