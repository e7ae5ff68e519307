package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.table.StoredRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a search that cached adjacency has, or an index on the edges, as the cache decides.
 * Confined to one thread.
 */
final class PathEdges {
  /** With fewer rounds than this a search sees a small part of the graph. */
  private static final int WIDE_ROUNDS = 4;

  private final PathInputs inputs;
  private final @Nullable Graph[] graphs;
  private final EdgeList list = new EdgeList();
  private boolean narrow;

  PathEdges(PathInputs inputs) {
    this.inputs = inputs;
    this.graphs = new Graph[inputs.spec().steps().size()];
  }

  /** The bounds of the search are known. */
  void bounded(Bounds bounds) {
    long rounds = 0;
    for (int most : bounds.maximum()) {
      rounds += most;
    }
    narrow = rounds < WIDE_ROUNDS;
  }

  /** The graph of a step that has one. */
  Graph graph(int step) {
    Graph known = graphs[step];
    if (known == null) {
      PathSpec.Adjacency adjacency = adjacency(step);
      ExecutionContext context = inputs.context();
      known =
          context
              .adjacency()
              .graph(
                  context.transaction(),
                  context.tables(),
                  adjacency.edges(),
                  adjacency.direction(),
                  narrow,
                  context::checkActive);
      graphs[step] = known;
    }
    return known;
  }

  PathSpec.Adjacency adjacency(int step) {
    return Objects.requireNonNull(inputs.spec().steps().get(step).adjacency());
  }

  PathStep[] steps(int step, PathVertex from) {
    Graph graph = graph(step);
    int number = graph.vertex(from.id);
    if (number < 0) {
      return PathStep.NONE;
    }
    graph.expand(number, adjacency(step).direction(), list);
    PathStep[] steps = new PathStep[list.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(graph, list.vertex(i), list.edge(i), cost(list.weight(i)));
    }
    return steps;
  }

  PathStep step(Graph graph, int to, long edge, double cost) {
    return new PathStep(
        inputs.vertex(graph.value(to)),
        new Object[] {edge},
        PathStep.NO_VALUES,
        inputs.spec().costed() ? cost : 0,
        PathStep.NO_VALUES);
  }

  /** The id of an edge that is known by its row. */
  Object id(Object edge) {
    PathSpec.Adjacency adjacency = inputs.spec().steps().get(0).adjacency();
    if (adjacency == null || adjacency.key() < 0) {
      return edge;
    }
    ExecutionContext context = inputs.context();
    StoredRow row =
        context
            .tables()
            .get(context.transaction(), adjacency.edges().table(), ((Number) edge).longValue());
    return Objects.requireNonNull(Objects.requireNonNull(row).get(adjacency.key()));
  }

  private double cost(double weight) {
    if (!inputs.spec().costed() || (weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      return weight;
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "the COST of an edge is "
            + (Double.isNaN(weight) ? "null" : weight)
            + ": it must be a number that is not negative");
  }

  /** How edges were found, for EXPLAIN ANALYZE. */
  String note() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < graphs.length; i++) {
      Graph graph = graphs[i];
      if (graph != null) {
        text.append(", ").append(graph.describe());
      }
    }
    return text.toString();
  }
}
