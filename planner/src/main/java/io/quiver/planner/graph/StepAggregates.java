package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate functions over the rounds of a quantifier: their arguments become columns of a round.
 */
final class StepAggregates {
  private static final Map<String, String> STANDARD_NAMES =
      Map.of("STRING_AGG", "LISTAGG", "COLLECT", "ARRAY_AGG");

  private final SearchPath path;
  private final SearchStep step;

  StepAggregates(SearchPath path, SearchStep step) {
    this.path = path;
    this.step = step;
  }

  SqlNode output(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    List<SqlNode> arguments = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      arguments.add(argument(name, operand));
    }
    List<Integer> inner = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (isInside(call.operand(i))) {
        inner.add(i);
      }
    }
    refuseDifferentRounds(call);
    List<SqlNode> items = new ArrayList<>(arguments);
    items.add(call.getOperator().createCall(call.getFunctionQuantifier(), ZERO, arguments));
    List<RelDataType> types = types(items.subList(0, arguments.size()));
    RelDataType result = types(items.subList(arguments.size(), items.size())).get(0);
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      columns.add(
          inner.contains(i)
              ? step.column(collected(arguments.get(i)), arrayOf(types.get(i)))
              : step.column(arguments.get(i), nullable(types.get(i))));
    }
    SqlLiteral quantifier = call.getFunctionQuantifier();
    boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
    return path.output(
        new PathSpec.Output.Aggregate(
            step.number, columns, STANDARD_NAMES.getOrDefault(name, name), distinct, inner),
        result);
  }

  /** Elements of different quantifiers do not come in pairs. */
  private void refuseDifferentRounds(SqlCall call) {
    Set<PathChain> homes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (SqlNode operand : call.getOperandList()) {
      for (String name : names(operand)) {
        PathChain home = step.home(name);
        if (home != null && !step.isSingleInRound(name)) {
          homes.add(home);
        }
      }
    }
    if (homes.size() > 1) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "an aggregate function over variables of different quantifiers is not supported: "
              + call.getOperator().getName(),
          "Use variables of one quantifier in it, and combine several aggregates.",
          Positions.of(call),
          null);
    }
  }

  private static List<String> names(SqlNode operand) {
    List<String> names = new ArrayList<>();
    operand.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            if (!id.names.isEmpty()) {
              names.add(id.names.get(0));
            }
            return null;
          }
        });
    return names;
  }

  /** Whether an operand is about elements of rounds inside the round. */
  private boolean isInside(SqlNode operand) {
    List<String> names = names(operand);
    boolean inside = names.stream().anyMatch(name -> !step.isSingleInRound(name));
    if (inside && names.stream().anyMatch(step::isSingleInRound)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "an aggregate function over variables of a quantifier and of one around it",
          operand);
    }
    return inside;
  }

  /** The values of the rounds inside a round. */
  private static SqlNode collected(SqlNode argument) {
    return SqlLibraryOperators.ARRAY_AGG.createCall(ZERO, argument);
  }

  private static RelDataType arrayOf(RelDataType type) {
    return nullable(QuiverTypeFactory.INSTANCE.createArrayType(nullable(type), -1));
  }

  private static RelDataType nullable(RelDataType type) {
    return QuiverTypeFactory.INSTANCE.createTypeWithNullability(type, true);
  }

  /** COUNT(e) counts rounds. */
  private SqlNode argument(String function, SqlNode operand) {
    if (operand instanceof SqlIdentifier id && id.isSimple()) {
      if (function.equals("COUNT") && !step.isSingleInRound(id.getSimple())) {
        return elementId(id);
      }
      if (function.equals("COUNT")) {
        return SqlLiteral.createExactNumeric("1", ZERO);
      }
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          id + " is a graph element: name a property of it, or use ELEMENT_ID(" + id + ")",
          operand);
    }
    return operand;
  }

  private static SqlNode elementId(SqlIdentifier name) {
    return new SqlUnresolvedFunction(
            new SqlIdentifier("ELEMENT_ID", ZERO),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(ZERO, name);
  }

  /** The types of expressions over one round. */
  private List<RelDataType> types(List<SqlNode> expressions) {
    Scope scope = new Scope();
    SqlNode from = SearchQueries.oneRow();
    if (step.assignments.isEmpty()) {
      // No edge fits, or which one fits is up to a search: but the result has a type.
      step.vertexNames()
          .forEach(name -> scope.add(name, new NoElement(path.graph(), false, List.of())));
      step.edgeNames()
          .forEach(name -> scope.add(name, new NoElement(path.graph(), true, List.of())));
    } else {
      References references = step.references().add(expressions);
      FixedQuery query =
          new FixedQuery(path.graph(), step.pattern, step.assignments.get(0), "s", references);
      query.bind(scope);
      from = SearchQueries.from(query.from());
    }
    Resolver resolver = new Resolver(scope, node -> refuse(node));
    List<SqlNode> items = expressions.stream().map(resolver::resolveInRound).toList();
    return path
        .graph()
        .planning()
        .rowType(Queries.select(items, from, null))
        .getFieldList()
        .stream()
        .map(RelDataTypeField::getType)
        .toList();
  }

  private static SqlNode refuse(SqlNode node) {
    throw Positions.error(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        node
            + " comes from outside of the quantified part: an aggregate over its rounds takes"
            + " properties of its own variables only",
        node);
  }
}
