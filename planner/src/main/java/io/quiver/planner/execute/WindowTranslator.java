package io.quiver.planner.execute;

import io.quiver.parser.ast.GroupsFrame;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.aggregate.Aggregates;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Literal;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.execute.operator.WindowCall;
import io.quiver.planner.execute.operator.WindowFrame;
import io.quiver.planner.execute.operator.WindowGroup;
import io.quiver.planner.execute.operator.WindowNode;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;

/** Translates windows. */
final class WindowTranslator {
  private final RexTranslator expressions;

  WindowTranslator(RexTranslator expressions) {
    this.expressions = expressions;
  }

  PlanNode translate(Window window, PlanNode input) {
    List<Expression> constants = expressions.translate(window.constants);
    int width = input.types().size();
    PlanNode node = input;
    for (Window.Group group : window.groups) {
      // The results of earlier groups stand between the input's fields and the constants.
      int shift = node.types().size() - width;
      List<DataType> types = new ArrayList<>(node.types());
      constants.forEach(constant -> types.add(constant.type()));
      List<WindowCall> calls = new ArrayList<>();
      for (Window.RexWinAggCall call : group.aggCalls) {
        calls.add(call(call, types, width, shift));
      }
      node =
          new WindowNode(
              node,
              constants,
              new WindowGroup(
                  group.keys.asList(),
                  NodeTranslator.sortKeys(group.orderKeys),
                  frame(group, width, constants),
                  calls));
    }
    return node;
  }

  private static WindowCall call(
      Window.RexWinAggCall call, List<DataType> types, int width, int shift) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    DataType type = TypeMapping.toDataType(call.getType());
    List<Integer> arguments =
        call.getOperands().stream()
            .map(operand -> ((RexInputRef) operand).getIndex())
            .map(index -> index < width ? index : index + shift)
            .toList();
    List<DataType> argumentTypes = arguments.stream().map(types::get).toList();
    AggregateFunction function =
        switch (name) {
          case "ROW_NUMBER",
              "RANK",
              "DENSE_RANK",
              "PERCENT_RANK",
              "CUME_DIST",
              "NTILE",
              "LAG",
              "LEAD",
              "FIRST_VALUE",
              "LAST_VALUE",
              "NTH_VALUE" ->
              null;
          default ->
              Aggregates.of(
                  new Aggregates.Call(
                      name, argumentTypes, type, call.distinct, List.of(), List.of(), null));
        };
    return new WindowCall(name, arguments, argumentTypes, type, call.ignoreNulls, function);
  }

  private static WindowFrame frame(Window.Group group, int inputWidth, List<Expression> constants) {
    return new WindowFrame(
        group.isRows,
        edge(group.lowerBound, inputWidth, constants),
        edge(group.upperBound, inputWidth, constants),
        switch (group.exclude) {
          case EXCLUDE_NO_OTHER -> WindowFrame.Exclusion.NOTHING;
          case EXCLUDE_CURRENT_ROW -> WindowFrame.Exclusion.CURRENT_ROW;
          case EXCLUDE_GROUP -> WindowFrame.Exclusion.GROUP;
          case EXCLUDE_TIES -> WindowFrame.Exclusion.TIES;
        });
  }

  private static WindowFrame.Edge edge(
      RexWindowBound bound, int inputWidth, List<Expression> constants) {
    if (bound.isUnbounded()) {
      return new WindowFrame.Edge.Unbounded();
    }
    if (bound.isCurrentRow()) {
      return new WindowFrame.Edge.Current();
    }
    RexNode offset = Objects.requireNonNull(bound.getOffset());
    int constant = ((RexInputRef) offset).getIndex() - inputWidth;
    if (constants.get(constant) instanceof Literal literal
        && literal.value() instanceof Number number
        && GroupsFrame.groups(number.longValue()) >= 0) {
      return new WindowFrame.Edge.Groups(
          GroupsFrame.groups(number.longValue()), bound.isFollowing());
    }
    return new WindowFrame.Edge.Offset(constants.get(constant), bound.isFollowing());
  }
}
