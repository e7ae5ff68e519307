package io.quiver.planner.rule;

import io.quiver.planner.rel.MultiwayMatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches of a graph pattern without making a row of each: {@code COUNT(*)} over a
 * {@link MultiwayMatch} becomes the sum of what its rows stand for. Other aggregate functions see
 * the same values however often, so only those that do not mind stand beside it.
 */
public final class CountedMatches {
  private CountedMatches() {}

  /** The same rows and fields. */
  public static RelNode apply(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    RelNode current = changed ? node.copy(node.getTraitSet(), inputs) : node;
    if (current instanceof Aggregate aggregate
        && aggregate.getAggCallList().stream().allMatch(CountedMatches::isIndifferent)) {
      RelNode counted = counted(aggregate.getInput());
      return counted == null ? current : summed(aggregate, counted);
    }
    return current;
  }

  private static boolean isCount(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.COUNT
        && call.getArgList().isEmpty()
        && !call.isDistinct()
        && !call.hasFilter();
  }

  private static boolean isIndifferent(AggregateCall call) {
    SqlKind kind = call.getAggregation().getKind();
    return isCount(call)
        || call.isDistinct()
        || kind == SqlKind.MIN
        || kind == SqlKind.MAX
        || kind == SqlKind.ANY_VALUE;
  }

  /** The input with the count as one more field at its end, or null. */
  private static @Nullable RelNode counted(RelNode node) {
    return switch (node) {
      case MultiwayMatch match -> {
        List<RexNode> fields = fields(match);
        fields.add(RexInputRef.of(0, match.getRowType()));
        yield project(match.asCounted(), fields, match.getRowType().getFieldNames());
      }
      case Project project when !project.containsOver() -> {
        RelNode input = counted(project.getInput());
        if (input == null) {
          yield null;
        }
        List<RexNode> fields = new ArrayList<>(project.getProjects());
        fields.add(RexInputRef.of(input.getRowType().getFieldCount() - 1, input.getRowType()));
        yield project(input, fields, project.getRowType().getFieldNames());
      }
      case Filter filter -> {
        RelNode input = counted(filter.getInput());
        yield input == null ? null : filter.copy(filter.getTraitSet(), List.of(input));
      }
      default -> null;
    };
  }

  private static List<RexNode> fields(RelNode node) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < node.getRowType().getFieldCount(); i++) {
      fields.add(RexInputRef.of(i, node.getRowType()));
    }
    return fields;
  }

  private static RelNode project(RelNode input, List<RexNode> fields, List<String> names) {
    List<@Nullable String> all = new ArrayList<>(names);
    all.add(null);
    return LogicalProject.create(input, List.of(), fields, all, input.getVariablesSet());
  }

  private static RelNode summed(Aggregate aggregate, RelNode input) {
    int count = input.getRowType().getFieldCount() - 1;
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      calls.add(
          isCount(call)
              ? AggregateCall.create(
                  call.getParserPosition(),
                  SqlStdOperatorTable.SUM0,
                  false,
                  false,
                  false,
                  List.of(),
                  List.of(count),
                  -1,
                  null,
                  call.collation,
                  call.getType(),
                  call.name)
              : call);
    }
    return aggregate.copy(
        aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }
}
