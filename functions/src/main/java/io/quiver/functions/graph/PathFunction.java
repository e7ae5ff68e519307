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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code SHORTEST_PATH}, {@code ALL_SHORTEST_PATHS} and {@code SHORTEST_PATH_STEPS}: cheapest paths
 * from each source to each target, or to every node that can be reached when no target is given.
 *
 * <p>Columns of a path: source, target, path_no (from 1), hops, cost (sum of weights; hops without
 * a weight column), path_nodes, path_edges (row ids). Of a step: source, target, path_no, step
 * (from 0), node, edge (NULL at step 0), cost of the edge, total_cost up to here. Weights must be
 * finite numbers of at least 0.
 */
public final class PathFunction implements TableFunction {
  /** With more targets than this a search for each pair costs more than one for all. */
  private static final int MOST_PAIRS = 8;

  private final Form form;

  /** Which of the functions. */
  public enum Form {
    /** The k cheapest paths of each pair. */
    SHORTEST_PATH,
    /** All paths of least cost of each pair. */
    ALL_SHORTEST_PATHS,
    /** The k cheapest paths, a row for each step. */
    SHORTEST_PATH_STEPS
  }

  public PathFunction(Form form) {
    this.form = form;
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(GraphParameters.EDGES);
    parameters.add(GraphParameters.ENDPOINTS);
    parameters.add(Parameter.required("source", Parameter.Kind.VALUES));
    parameters.add(Parameter.optional("target", Parameter.Kind.VALUES));
    parameters.add(GraphParameters.WEIGHT);
    if (form != Form.ALL_SHORTEST_PATHS) {
      parameters.add(Parameter.optional("k", Parameter.Kind.INTEGER));
    }
    parameters.add(Parameter.optional("max_depth", Parameter.Kind.INTEGER));
    parameters.add(Parameter.optional("max_cost", Parameter.Kind.NUMBER));
    parameters.add(GraphParameters.DIRECTION);
    if (form != Form.ALL_SHORTEST_PATHS) {
      parameters.add(Parameter.optional("mode", Parameter.Kind.STRING));
    }
    parameters.add(GraphParameters.GRAPH);
    return parameters;
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    DataType node = GraphParameters.nodeType(arguments);
    List<Argument.Column> columns = new ArrayList<>();
    columns.add(new Argument.Column("SOURCE", node));
    columns.add(new Argument.Column("TARGET", node));
    columns.add(new Argument.Column("PATH_NO", DataType.INTEGER));
    if (form == Form.SHORTEST_PATH_STEPS) {
      columns.add(new Argument.Column("STEP", DataType.INTEGER));
      columns.add(new Argument.Column("NODE", node));
      columns.add(new Argument.Column("EDGE", DataType.BIGINT));
      columns.add(new Argument.Column("COST", DataType.DOUBLE));
      columns.add(new Argument.Column("TOTAL_COST", DataType.DOUBLE));
    } else {
      columns.add(new Argument.Column("HOPS", DataType.INTEGER));
      columns.add(new Argument.Column("COST", DataType.DOUBLE));
      columns.add(new Argument.Column("PATH_NODES", DataType.array(node)));
      columns.add(new Argument.Column("PATH_EDGES", DataType.array(DataType.BIGINT)));
    }
    return columns;
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    GraphCall call = new GraphCall(context, arguments);
    return new PathRows(finder(call), form == Form.SHORTEST_PATH_STEPS);
  }

  private PathFinder finder(GraphCall call) {
    List<Object> sources = call.values("source");
    List<Object> targets = call.isGiven("target") ? call.values("target") : null;
    long maxDepth = call.integer("max_depth", Long.MAX_VALUE, 0);
    double maxCost = call.number("max_cost", Double.POSITIVE_INFINITY);
    if (form == Form.ALL_SHORTEST_PATHS) {
      if (call.isWeighted() && maxDepth != Long.MAX_VALUE) {
        throw new QuiverException(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            "ALL_SHORTEST_PATHS cannot combine max_depth with weight",
            "Use max_cost, or SHORTEST_PATH with k.",
            null,
            null);
      }
      return new AllShortestPaths(
          call,
          call.graph(false),
          sources,
          targets,
          new AllShortestPaths.Bounds(call.direction(), maxDepth, maxCost));
    }
    int k = (int) call.integer("k", 1, 1, Integer.MAX_VALUE);
    boolean narrow = k == 1 && maxDepth <= 3;
    boolean each = k == 1 && !narrow && !call.isWeighted();
    if (each && targets != null && targets.size() <= MOST_PAIRS) {
      return new PairSearch(
          call,
          call.graph(false),
          sources,
          targets,
          new PairSearch.Bounds(call.direction(), maxDepth, maxCost));
    }
    return new PathSearch(
        call,
        call.graph(narrow),
        sources,
        targets,
        new PathSearch.Bounds(call.direction(), maxDepth, maxCost, k, mode(call)));
  }

  private static PathSearch.Mode mode(GraphCall call) {
    String text = call.string("mode");
    if (text == null) {
      return PathSearch.Mode.WALK;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "WALK" -> PathSearch.Mode.WALK;
      case "TRAIL" -> PathSearch.Mode.TRAIL;
      case "ACYCLIC" -> PathSearch.Mode.ACYCLIC;
      default ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              "mode must be WALK, TRAIL or ACYCLIC, not '" + text + "'");
    };
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return (arguments.isGiven("weight") ? "Dijkstra's algorithm" : "breadth-first search")
        + (arguments.isGiven("k") ? ", k paths," : "")
        + " over "
        + GraphParameters.describe(arguments);
  }
}
