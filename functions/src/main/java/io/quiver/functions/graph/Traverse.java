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
import java.util.Locale;
import java.util.Map;

/**
 * {@code TRAVERSE}: what can be reached from each seed, with depth and path.
 *
 * <p>Columns: seed, node, depth, parent (the node before it), edge (row id of the edge from there),
 * path_nodes (from seed to node). With uniqueness NODE (the default) each node comes once for each
 * seed, at its least depth under BFS; EDGE follows each edge once; NONE follows every walk and
 * needs max_depth.
 */
public final class Traverse implements TableFunction {
  @Override
  public String name() {
    return "TRAVERSE";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        GraphParameters.EDGES,
        GraphParameters.ENDPOINTS,
        Parameter.required("seeds", Parameter.Kind.VALUES),
        Parameter.optional("min_depth", Parameter.Kind.INTEGER),
        Parameter.optional("max_depth", Parameter.Kind.INTEGER),
        GraphParameters.DIRECTION,
        Parameter.optional("uniqueness", Parameter.Kind.STRING),
        Parameter.optional("strategy", Parameter.Kind.STRING),
        Parameter.optional("max_rows", Parameter.Kind.INTEGER),
        GraphParameters.GRAPH);
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    DataType node = GraphParameters.nodeType(arguments);
    return List.of(
        new Argument.Column("SEED", node),
        new Argument.Column("NODE", node),
        new Argument.Column("DEPTH", DataType.INTEGER),
        new Argument.Column("PARENT", node),
        new Argument.Column("EDGE", DataType.BIGINT),
        new Argument.Column("PATH_NODES", DataType.array(node)));
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    GraphCall call = new GraphCall(context, arguments);
    Uniqueness uniqueness = uniqueness(call);
    boolean depthFirst = isDepthFirst(call);
    long maxDepth = call.integer("max_depth", Long.MAX_VALUE, 0);
    if (uniqueness == Uniqueness.NONE && maxDepth == Long.MAX_VALUE) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "uniqueness NONE follows every walk and would never end without max_depth",
          "Give max_depth, or uniqueness => 'EDGE'.",
          null,
          null);
    }
    List<Object> seeds = call.values("seeds");
    boolean narrow = maxDepth <= 3 && seeds.size() <= 16;
    return new Traversal(
        call,
        call.graph(narrow),
        seeds,
        new Traversal.Bounds(
            call.direction(),
            call.integer("min_depth", 1, 0),
            maxDepth,
            call.integer("max_rows", Long.MAX_VALUE, 0),
            uniqueness,
            depthFirst));
  }

  /** What may come only once. */
  enum Uniqueness {
    NODE,
    EDGE,
    NONE
  }

  private static Uniqueness uniqueness(GraphCall call) {
    String text = call.string("uniqueness");
    if (text == null) {
      return Uniqueness.NODE;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "NODE" -> Uniqueness.NODE;
      case "EDGE" -> Uniqueness.EDGE;
      case "NONE" -> Uniqueness.NONE;
      default ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              "uniqueness must be NODE, EDGE or NONE, not '" + text + "'");
    };
  }

  private static boolean isDepthFirst(GraphCall call) {
    String text = call.string("strategy");
    if (text == null || text.equalsIgnoreCase("BFS")) {
      return false;
    }
    if (text.equalsIgnoreCase("DFS")) {
      return true;
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER, "strategy must be BFS or DFS, not '" + text + "'");
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    String strategy = arguments.literal("strategy");
    boolean depthFirst = strategy != null && strategy.equalsIgnoreCase("DFS");
    return (depthFirst ? "depth-first" : "breadth-first")
        + " search over "
        + GraphParameters.describe(arguments);
  }
}
