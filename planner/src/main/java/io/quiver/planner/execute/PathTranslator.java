package io.quiver.planner.execute;

import io.quiver.planner.execute.aggregate.Aggregates;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.MultiwayNode;
import io.quiver.planner.execute.operator.PathSearchNode;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.execute.path.EdgeExpressions;
import io.quiver.planner.execute.path.MatchEdges;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Translates path searches. */
final class PathTranslator {
  /** Lookups that are tried whatever the size, and how many rows of a scan cost one lookup. */
  private static final int FEWEST_LOOKUPS = 16;

  private static final int ROWS_PER_LOOKUP = 8;

  private final RexTranslator expressions;

  PathTranslator(RexTranslator expressions) {
    this.expressions = expressions;
  }

  PlanNode translate(PathSearch search, List<PlanNode> inputs) {
    PathSpec spec = search.spec();
    List<DataType> types = NodeTranslator.types(search);
    List<PathSearchNode.@Nullable GroupCall> calls = new ArrayList<>();
    for (int i = 0; i < spec.outputs().size(); i++) {
      calls.add(
          spec.outputs().get(i) instanceof PathSpec.Output.Aggregate aggregate
              ? call(spec, aggregate, types.get(i), inputs)
              : null);
    }
    return new PathSearchNode(
        spec,
        types,
        inputs,
        expressions.translate(search.operands()),
        calls,
        limits(search),
        spec.steps().stream().map(this::edges).toList(),
        search.frontier());
  }

  private List<EdgeExpressions> edges(PathSpec.Step step) {
    return step.adjacency().stream().map(adjacency -> edges(adjacency.round(), adjacency)).toList();
  }

  private EdgeExpressions edges(PathSpec.Round round, PathSpec.Adjacency adjacency) {
    return new EdgeExpressions(
        translate(round.condition()),
        translate(round.cost()),
        translate(round.id()),
        expressions.translate(round.columns()),
        read(adjacency.edges().table(), Arrays.asList(round.condition(), round.cost())),
        condition(adjacency.leaving()),
        read(adjacency.leaving()),
        condition(adjacency.entering()),
        read(adjacency.entering()));
  }

  private @Nullable Expression condition(PathSpec.@Nullable VertexCondition asked) {
    return asked == null ? null : translate(asked.condition());
  }

  private static List<Integer> read(PathSpec.@Nullable VertexCondition asked) {
    return asked == null ? List.of() : read(asked.table(), List.of(asked.condition()));
  }

  private @Nullable Expression translate(@Nullable RexNode node) {
    return node == null ? null : expressions.translate(node);
  }

  PlanNode translate(MultiwayMatch match) {
    List<MatchEdges.Asked> asked = new ArrayList<>();
    for (MultiwaySpec.Source source : match.spec().sources()) {
      asked.add(
          new MatchEdges.Asked(
              translate(source.condition()),
              read(source.edges().table(), Collections.singletonList(source.condition()))));
    }
    return new MultiwayNode(
        match.spec(), NodeTranslator.types(match), expressions.translate(match.operands()), asked);
  }

  /** The ordinals of the columns that expressions look at. */
  private static List<Integer> read(TableDefinition table, List<@Nullable RexNode> expressions) {
    int columns = table.columns().size();
    List<Integer> read = new ArrayList<>();
    for (RexNode node : expressions) {
      if (node != null) {
        for (int ordinal : RelOptUtil.InputFinder.bits(node)) {
          if (ordinal < columns && !read.contains(ordinal)) {
            read.add(ordinal);
          }
        }
      }
    }
    return read;
  }

  private static PathSearchNode.GroupCall call(
      PathSpec spec, PathSpec.Output.Aggregate aggregate, DataType type, List<PlanNode> inputs) {
    PathSpec.Step step = spec.steps().get(aggregate.step());
    List<DataType> columns = inputs.get(step.lookup()).types();
    List<DataType> arguments = new ArrayList<>();
    for (int column : aggregate.columns()) {
      DataType argument = columns.get(spec.stepColumns(step) + column);
      DataType element = argument.element();
      boolean inner = aggregate.inner().contains(arguments.size());
      arguments.add(inner && element != null ? element : argument);
    }
    return new PathSearchNode.GroupCall(
        Aggregates.of(
            new Aggregates.Call(
                aggregate.function(),
                arguments,
                type,
                aggregate.distinct(),
                List.of(),
                List.of(),
                null)),
        arguments);
  }

  /** A lookup without an index reads everything anyway. */
  private static int[] limits(PathSearch search) {
    int[] limits = new int[search.getInputs().size()];
    Arrays.fill(limits, FEWEST_LOOKUPS);
    for (PathSpec.Step step : search.spec().steps()) {
      limits[step.lookup()] = limit(search, step.lookup(), step.scan());
    }
    for (PathSpec.Position position : search.spec().positions()) {
      if (position.lookup() >= 0) {
        limits[position.lookup()] = limit(search, position.lookup(), position.scan());
      }
    }
    return limits;
  }

  private static int limit(PathSearch search, int lookup, int scan) {
    if (scan < 0) {
      return Integer.MAX_VALUE;
    }
    if (readsWholeTable(search.getInputs().get(lookup))) {
      return 1;
    }
    RelNode all = search.getInputs().get(scan);
    double rows = search.getCluster().getMetadataQuery().getRowCount(all);
    return (int) Math.min(1_000_000, Math.max(FEWEST_LOOKUPS, rows / ROWS_PER_LOOKUP));
  }

  private static boolean readsWholeTable(RelNode node) {
    return node instanceof FullScan
        || node.getInputs().stream().anyMatch(PathTranslator::readsWholeTable);
  }
}
