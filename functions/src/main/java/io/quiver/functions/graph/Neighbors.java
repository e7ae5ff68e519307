package io.quiver.functions.graph;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code NEIGHBORS}: the edges at each seed, one row an edge, parallel edges included.
 *
 * <p>Columns: seed, node (at the other end), edge (its row id), weight (1 without a weight column).
 */
public final class Neighbors implements TableFunction {
  @Override
  public String name() {
    return "NEIGHBORS";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        GraphParameters.EDGES,
        GraphParameters.ENDPOINTS,
        Parameter.required("seeds", Parameter.Kind.VALUES),
        GraphParameters.DIRECTION,
        GraphParameters.WEIGHT,
        GraphParameters.GRAPH);
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    DataType node = GraphParameters.nodeType(arguments);
    return List.of(
        new Argument.Column("SEED", node),
        new Argument.Column("NODE", node),
        new Argument.Column("EDGE", DataType.BIGINT),
        new Argument.Column("WEIGHT", DataType.DOUBLE));
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    GraphCall call = new GraphCall(context, arguments);
    List<Object> seeds = call.values("seeds");
    return new Rows(call, call.graph(seeds.size() <= 1024), seeds, call.direction());
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return "edges at each seed over " + GraphParameters.describe(arguments);
  }

  private static final class Rows implements RowSource {
    private final GraphCall call;
    private final Graph graph;
    private final List<Object> seeds;
    private final GraphDirection direction;
    private final EdgeList edges = new EdgeList();
    private int seed = -1;
    private int edge;

    Rows(GraphCall call, Graph graph, List<Object> seeds, GraphDirection direction) {
      this.call = call;
      this.graph = graph;
      this.seeds = seeds;
      this.direction = direction;
    }

    @Override
    public boolean next() {
      call.step();
      edge++;
      while (seed < 0 || edge >= edges.size()) {
        if (++seed >= seeds.size()) {
          return false;
        }
        call.step();
        edge = 0;
        int vertex = graph.vertex(seeds.get(seed));
        if (vertex >= 0) {
          graph.expand(vertex, direction, edges);
        } else {
          edges.removeIf(any -> true);
        }
      }
      return true;
    }

    @Override
    public @Nullable Object get(int column) {
      return switch (column) {
        case 0 -> seeds.get(seed);
        case 1 -> graph.value(edges.vertex(edge));
        case 2 -> edges.edge(edge);
        case 3 -> Double.isNaN(edges.weight(edge)) ? null : (Object) edges.weight(edge);
        default -> throw QuiverException.bug("column " + column + " of NEIGHBORS");
      };
    }

    @Override
    public void close() {
      seed = seeds.size();
    }
  }
}
