package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.validate.Positions;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** The functions of graph elements and paths. */
final class GraphFunctions {
  private final Scope scope;
  private final Resolver resolver;

  GraphFunctions(Scope scope, Resolver resolver) {
    this.scope = scope;
    this.resolver = resolver;
  }

  /** What a call stands for; null if it is no function of graphs, or not about a variable. */
  @Nullable SqlNode apply(SqlCall call, List<SqlNode> operands) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (!(operands.get(0) instanceof SqlIdentifier first)
        || !first.isSimple()
        || !scope.knows(first.getSimple())) {
      return null;
    }
    return switch (name) {
      case "ELEMENT_ID", "LABELS" -> {
        arity(call, 1);
        ElementBinding element = resolver.element(first);
        yield name.equals("LABELS") ? element.labels() : element.id();
      }
      case "VERTEX_ID" -> id(call, first, false);
      case "EDGE_ID" -> id(call, first, true);
      case "SAME", "VERTEX_EQUAL", "EDGE_EQUAL" -> {
        arity(call, 2);
        yield same(resolver.element(first), resolver.element(operands.get(1)));
      }
      case "ALL_DIFFERENT" -> allDifferent(operands);
      case "PROPERTY_EXISTS" -> {
        arity(call, 2);
        yield exists(resolver.element(first), operands.get(1));
      }
      default -> path(call, first, name);
    };
  }

  private static void arity(SqlCall call, int count) {
    if (call.operandCount() != count) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          call.getOperator().getName() + " takes " + count + " argument(s)",
          call);
    }
  }

  private SqlNode id(SqlCall call, SqlIdentifier operand, boolean edge) {
    arity(call, 1);
    ElementBinding element = resolver.element(operand);
    if (element.isEdge() != edge) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          operand + " is " + (edge ? "a vertex, not an edge" : "an edge, not a vertex"),
          operand);
    }
    return element.id();
  }

  /** Whether two variables stand for one element. */
  static SqlNode same(ElementBinding a, ElementBinding b) {
    ElementTable tableA = a.table();
    ElementTable tableB = b.table();
    if (a.isEdge() != b.isEdge() || (tableA != null && tableB != null && tableA != tableB)) {
      return TableReferences.literal(false);
    }
    if (tableA == null || tableB == null) {
      return TableReferences.equal(a.id(), b.id());
    }
    List<SqlNode> left = a.key(tableA);
    List<SqlNode> right = b.key(tableA);
    List<SqlNode> conditions = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      conditions.add(TableReferences.equal(left.get(i), right.get(i)));
    }
    return TableReferences.and(conditions);
  }

  private SqlNode allDifferent(List<SqlNode> operands) {
    List<ElementBinding> elements = operands.stream().map(resolver::element).toList();
    List<SqlNode> conditions = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      for (int j = 0; j < i; j++) {
        conditions.add(TableReferences.not(same(elements.get(j), elements.get(i))));
      }
    }
    return TableReferences.and(conditions);
  }

  private static SqlNode exists(ElementBinding element, SqlNode property) {
    if (!(property instanceof SqlIdentifier name) || !name.isSimple()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT, "PROPERTY_EXISTS needs the name of a property", property);
    }
    return element instanceof StaticElement known
        ? TableReferences.literal(known.hasOwn(name.getSimple()))
        : element instanceof DynamicVertex vertex
            ? vertex.exists(name.getSimple())
            : unsupportedExists(property);
  }

  private static SqlNode unsupportedExists(SqlNode property) {
    throw Positions.error(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "PROPERTY_EXISTS is not supported for an edge of a path with quantifiers or a prefix",
        property);
  }

  private @Nullable SqlNode path(SqlCall call, SqlIdentifier operand, String name) {
    PathBinding.Function function =
        switch (name) {
          case "PATH_LENGTH" -> PathBinding.Function.LENGTH;
          case "VERTICES", "NODES" -> PathBinding.Function.VERTICES;
          case "EDGES" -> PathBinding.Function.EDGES;
          case "PATH_FIRST" -> PathBinding.Function.FIRST;
          case "PATH_LAST" -> PathBinding.Function.LAST;
          case "IS_TRAIL" -> PathBinding.Function.TRAIL;
          case "IS_ACYCLIC" -> PathBinding.Function.ACYCLIC;
          case "IS_SIMPLE" -> PathBinding.Function.SIMPLE;
          case "PATH_COST" -> PathBinding.Function.COST;
          default -> null;
        };
    if (function == null) {
      return null;
    }
    arity(call, 1);
    PathBinding path = scope.path(operand.getSimple());
    if (path == null) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT, operand + " is no path of this pattern", operand);
    }
    return path.get(function);
  }

  static SqlNode array(List<SqlNode> values) {
    return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(ZERO, values);
  }
}
