package io.quiver.functions.graph;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;

/**
 * {@code SHORTEST_PATH}: a cheapest path from each source to each target, or to every node that can
 * be reached when no target is given.
 *
 * <p>Columns: source, target, path_no (1), hops, cost (sum of weights; hops without a weight
 * column), path_nodes, path_edges (row ids). Without weights breadth-first search, with weights
 * Dijkstra's algorithm (Numerische Mathematik 1, 1959). Weights must be numbers of at least 0.
 */
public final class ShortestPath implements TableFunction {
  @Override
  public String name() {
    return "SHORTEST_PATH";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        GraphParameters.EDGES,
        GraphParameters.ENDPOINTS,
        Parameter.required("source", Parameter.Kind.VALUES),
        Parameter.optional("target", Parameter.Kind.VALUES),
        GraphParameters.WEIGHT,
        Parameter.optional("k", Parameter.Kind.INTEGER),
        Parameter.optional("max_depth", Parameter.Kind.INTEGER),
        Parameter.optional("max_cost", Parameter.Kind.NUMBER),
        GraphParameters.DIRECTION,
        GraphParameters.GRAPH);
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    DataType node = GraphParameters.nodeType(arguments);
    return List.of(
        new Argument.Column("SOURCE", node),
        new Argument.Column("TARGET", node),
        new Argument.Column("PATH_NO", DataType.INTEGER),
        new Argument.Column("HOPS", DataType.INTEGER),
        new Argument.Column("COST", DataType.DOUBLE),
        new Argument.Column("PATH_NODES", DataType.array(node)),
        new Argument.Column("PATH_EDGES", DataType.array(DataType.BIGINT)));
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    GraphCall call = new GraphCall(context, arguments);
    if (call.integer("k", 1, 1) > 1) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "SHORTEST_PATH gives one path a pair so far: k must be 1");
    }
    long maxDepth = call.integer("max_depth", Long.MAX_VALUE, 0);
    if (call.isWeighted() && maxDepth != Long.MAX_VALUE) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "max_depth cannot be combined with weight so far",
          "Use max_cost, or leave out the weight.",
          null,
          null);
    }
    return new PathSearch(
        call,
        call.graph(maxDepth <= 3),
        call.values("source"),
        call.isGiven("target") ? call.values("target") : null,
        new PathSearch.Bounds(
            call.direction(), maxDepth, call.number("max_cost", Double.POSITIVE_INFINITY)));
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return (arguments.isGiven("weight") ? "Dijkstra's algorithm" : "breadth-first search")
        + " over "
        + GraphParameters.describe(arguments);
  }
}
