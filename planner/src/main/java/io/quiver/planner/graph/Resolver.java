package io.quiver.planner.graph;

import io.quiver.parser.ast.EndpointPredicate;
import io.quiver.parser.ast.LabeledPredicate;
import io.quiver.parser.ast.QuiverCall;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables of a pattern in an expression by what they stand for. The expression itself is
 * not changed.
 */
final class Resolver extends SqlShuttle {
  private final Scope scope;
  private final UnaryOperator<SqlNode> outer;
  private boolean inRound;
  private final Deque<Set<String>> shadows = new ArrayDeque<>();

  /**
   * Makes one.
   *
   * @param outer what becomes of a name that is no variable
   */
  Resolver(Scope scope, UnaryOperator<SqlNode> outer) {
    this.scope = scope;
    this.outer = outer;
  }

  SqlNode resolve(SqlNode expression) {
    SqlNode resolved = expression.accept(this);
    if (resolved == null) {
      throw new IllegalStateException("an expression vanished");
    }
    return resolved;
  }

  /** An argument of an aggregate function, or the function itself, over one round. */
  SqlNode resolveInRound(SqlNode expression) {
    inRound = true;
    try {
      return resolve(expression);
    } finally {
      inRound = false;
    }
  }

  private boolean isShadowed(String name) {
    return shadows.stream().anyMatch(names -> names.contains(name));
  }

  @Override
  public SqlNode visit(SqlIdentifier id) {
    if (id.names.size() == 1 && id.isStar()) {
      return id;
    }
    String first = id.names.get(0);
    if (isShadowed(first)) {
      return id.clone(id.getParserPosition());
    }
    ElementBinding element = scope.element(first);
    if (element != null) {
      return property(element, id);
    }
    if (scope.group(first) != null) {
      throw new QuiverException(
          ErrorCode.GROUPING_ERROR,
          first + " stands for as many elements as there are rounds",
          "Use it inside an aggregate function such as SUM, LISTAGG or ARRAY_AGG.",
          Positions.of(id),
          null);
    }
    if (scope.path(first) != null) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          first + " is a path and no value",
          "Use a function of paths such as PATH_LENGTH, VERTICES or EDGES.",
          Positions.of(id),
          null);
    }
    if (id.names.size() == 1 && !shadows.isEmpty()) {
      return id.clone(id.getParserPosition());
    }
    return outer.apply(id);
  }

  private SqlNode property(ElementBinding element, SqlIdentifier id) {
    if (id.names.size() != 2 || id.isStar()) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          id + " is a graph element and no value",
          "Name a property of it, or use ELEMENT_ID.",
          Positions.of(id),
          null);
    }
    String name = id.names.get(1);
    SqlNode value = element.property(name);
    if (value == null) {
      throw new QuiverException(
          ErrorCode.COLUMN_NOT_FOUND,
          id.names.get(0) + " has no property " + name,
          NearestNames.hint(name, element.properties()),
          Positions.of(id),
          null);
    }
    return value;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    switch (call) {
      case LabeledPredicate labeled -> {
        SqlNode condition = element(labeled.element()).isLabeled(labeled.label());
        return labeled.negated() ? TableReferences.not(condition) : condition;
      }
      case EndpointPredicate endpoint -> {
        SqlNode condition = endpoint(endpoint);
        return endpoint.negated() ? TableReferences.not(condition) : condition;
      }
      case QuiverCall own -> {
        return own;
      }
      case SqlSelect select -> {
        return select(select);
      }
      default -> {
        // Below.
      }
    }
    if (call.getKind() == SqlKind.EXPLICIT_TABLE) {
      return call;
    }
    if (call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
      return call.getOperator()
          .createCall(call.getParserPosition(), resolve(call.operand(0)), call.operand(1));
    }
    GroupBinding group = shadows.isEmpty() && !inRound ? aggregated(call) : null;
    if (group != null) {
      return group.aggregate(call);
    }
    SqlNode known = call.getOperator() instanceof SqlFunction ? function(call) : null;
    return known == null ? copy(call) : known;
  }

  private @Nullable SqlNode copy(SqlCall call) {
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, handler);
    return handler.result();
  }

  private @Nullable SqlNode function(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    if (operands.isEmpty()) {
      return null;
    }
    return new GraphFunctions(scope, this).apply(call, operands);
  }

  /** The element that an expression names. */
  ElementBinding element(SqlNode node) {
    if (node instanceof SqlIdentifier id && id.isSimple() && !isShadowed(id.getSimple())) {
      ElementBinding element = scope.element(id.getSimple());
      if (element != null) {
        return element;
      }
      if (scope.group(id.getSimple()) != null) {
        throw Positions.error(
            ErrorCode.GROUPING_ERROR,
            id + " stands for as many elements as there are rounds, not for one",
            node);
      }
    }
    throw Positions.error(
        ErrorCode.INVALID_STATEMENT, node + " is no graph element of this pattern", node);
  }

  private SqlNode endpoint(EndpointPredicate predicate) {
    ElementBinding vertex = element(predicate.vertex());
    ElementBinding edge = element(predicate.edge());
    if (!edge.isEdge() || vertex.isEdge()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "IS SOURCE OF and IS DESTINATION OF need a vertex in front and an edge behind",
          predicate);
    }
    if (!(vertex instanceof StaticElement v) || !(edge instanceof StaticElement e)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "IS SOURCE OF and IS DESTINATION OF are not supported for elements of a path with"
              + " quantifiers or a prefix",
          predicate);
    }
    End end = predicate.source() ? e.table().source() : e.table().destination();
    if (!end.vertexTable().equals(v.table().alias())) {
      return TableReferences.literal(false);
    }
    List<SqlNode> conditions = new ArrayList<>();
    for (int i = 0; i < end.columns().size(); i++) {
      conditions.add(
          TableReferences.equal(e.column(end.columns().get(i)), v.column(end.referenced().get(i))));
    }
    return TableReferences.and(conditions);
  }

  /** The repetition over which the call aggregates, or null. */
  private @Nullable GroupBinding aggregated(SqlCall call) {
    if (!GroupAggregates.isAggregate(call)) {
      return null;
    }
    GroupBinding found = null;
    for (SqlIdentifier id : GroupAggregates.identifiers(call)) {
      GroupBinding group = scope.group(id.names.get(0));
      if (group != null) {
        if (found != null && found.repetition() != group.repetition()) {
          throw Positions.error(
              ErrorCode.GROUPING_ERROR,
              "an aggregate function takes variables of one quantified part only",
              call);
        }
        found = group;
      }
    }
    if (found == null) {
      throw new QuiverException(
          ErrorCode.GROUPING_ERROR,
          "an aggregate function in a pattern needs a variable from inside a quantifier",
          "Aggregate over the rows of GRAPH_TABLE in the query around it.",
          Positions.of(call),
          null);
    }
    return found;
  }

  // ---- subqueries

  private SqlNode select(SqlSelect select) {
    Set<String> aliases = new HashSet<>();
    aliases(select.getFrom(), aliases);
    shadows.push(aliases);
    try {
      SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
      copy.setSelectList(list(select.getSelectList()));
      SqlNode from = select.getFrom();
      copy.setFrom(from == null ? null : from(from));
      copy.setWhere(optional(select.getWhere()));
      SqlNodeList group = select.getGroup();
      copy.setGroupBy(group == null ? null : list(group));
      copy.setHaving(optional(select.getHaving()));
      SqlNodeList order = select.getOrderList();
      copy.setOrderBy(order == null ? null : list(order));
      return copy;
    } finally {
      shadows.pop();
    }
  }

  private @Nullable SqlNode optional(@Nullable SqlNode node) {
    return node == null ? null : node.accept(this);
  }

  private SqlNodeList list(SqlNodeList list) {
    SqlNodeList copy = new SqlNodeList(list.getParserPosition());
    for (SqlNode node : list) {
      copy.add(node instanceof SqlIdentifier id && id.isStar() ? id : resolve(node));
    }
    return copy;
  }

  private static void aliases(@Nullable SqlNode from, Set<String> into) {
    switch (from) {
      case null -> {}
      case SqlIdentifier table -> into.add(table.names.get(table.names.size() - 1));
      case SqlJoin join -> {
        aliases(join.getLeft(), into);
        aliases(join.getRight(), into);
      }
      case SqlCall call when call.getKind() == SqlKind.AS ->
          into.add(((SqlIdentifier) call.operand(1)).getSimple());
      default -> {}
    }
  }

  /** Names of tables are no expressions. */
  private SqlNode from(SqlNode node) {
    return switch (node) {
      case SqlIdentifier table -> table.clone(table.getParserPosition());
      case SqlJoin join -> {
        SqlNode condition = join.getCondition();
        yield new SqlJoin(
            join.getParserPosition(),
            from(join.getLeft()),
            join.isNaturalNode(),
            join.getJoinTypeNode(),
            from(join.getRight()),
            join.getConditionTypeNode(),
            condition == null || condition instanceof SqlNodeList ? condition : resolve(condition));
      }
      case SqlCall call when call.getKind() == SqlKind.AS -> {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, from(operands.get(0)));
        yield call.getOperator().createCall(call.getParserPosition(), operands);
      }
      case SqlCall call when call.getKind() == SqlKind.LATERAL ->
          call.getOperator().createCall(call.getParserPosition(), from(call.operand(0)));
      default -> resolve(node);
    };
  }
}
