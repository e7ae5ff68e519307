package io.quiver.functions.graph;

import io.quiver.functions.algorithm.Centrality;
import io.quiver.functions.algorithm.ClusteringCoefficient;
import io.quiver.functions.algorithm.ConnectedComponents;
import io.quiver.functions.algorithm.Cycles;
import io.quiver.functions.algorithm.KCore;
import io.quiver.functions.algorithm.LabelPropagation;
import io.quiver.functions.algorithm.Louvain;
import io.quiver.functions.algorithm.PageRank;
import io.quiver.functions.algorithm.SpanningForest;
import io.quiver.functions.algorithm.TopologicalSort;
import io.quiver.functions.algorithm.Weights;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.Adjacency;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Locale;

/** The algorithms of {@code io.quiver.functions.algorithm} as table functions. */
public final class Algorithms {
  private static final Parameter MAX_ITERATIONS =
      Parameter.optional("max_iterations", Parameter.Kind.INTEGER);

  private Algorithms() {}

  /** All of them. */
  public static List<TableFunction> all() {
    return List.of(
        new AlgorithmFunction(
            "PAGERANK",
            "PageRank by power iteration",
            List.of(
                Parameter.optional("damping", Parameter.Kind.NUMBER),
                MAX_ITERATIONS,
                Parameter.optional("tolerance", Parameter.Kind.NUMBER),
                GraphParameters.WEIGHT,
                Parameter.optional("seeds", Parameter.Kind.VALUES),
                GraphParameters.DIRECTION),
            scored("SCORE", DataType.DOUBLE),
            Algorithms::pageRank),
        new AlgorithmFunction(
            "CONNECTED_COMPONENTS",
            "connected components",
            List.of(Parameter.optional("mode", Parameter.Kind.STRING)),
            (node, arguments) -> columns(column("NODE", node), column("COMPONENT", node)),
            Algorithms::components),
        new AlgorithmFunction(
            "LABEL_PROPAGATION",
            "synchronous label propagation",
            List.of(MAX_ITERATIONS),
            (node, arguments) -> columns(column("NODE", node), column("COMMUNITY", node)),
            Algorithms::labels),
        new AlgorithmFunction(
            "LOUVAIN",
            "Louvain modularity",
            List.of(
                Parameter.optional("resolution", Parameter.Kind.NUMBER),
                Parameter.optional("max_levels", Parameter.Kind.INTEGER),
                GraphParameters.WEIGHT,
                Parameter.optional("random_seed", Parameter.Kind.INTEGER)),
            (node, arguments) ->
                columns(
                    column("NODE", node),
                    column("COMMUNITY", node),
                    column("LEVEL", DataType.INTEGER)),
            Algorithms::louvain),
        new AlgorithmFunction(
            "CLUSTERING_COEFFICIENT",
            "local clustering coefficients",
            List.of(GraphParameters.DIRECTION),
            (node, arguments) ->
                columns(
                    column("NODE", node),
                    column("TRIANGLES", DataType.BIGINT),
                    column("COEFFICIENT", DataType.DOUBLE)),
            Algorithms::clustering),
        new AlgorithmFunction(
            "K_CORE",
            "core decomposition",
            List.of(),
            scored("CORE", DataType.BIGINT),
            Algorithms::cores),
        new AlgorithmFunction(
            "DEGREE",
            "degrees",
            List.of(GraphParameters.WEIGHT),
            Algorithms::degreeColumns,
            Algorithms::degrees),
        new AlgorithmFunction(
            "BETWEENNESS",
            "Brandes' betweenness",
            List.of(
                Parameter.optional("samples", Parameter.Kind.INTEGER), GraphParameters.DIRECTION),
            scored("SCORE", DataType.DOUBLE),
            Algorithms::betweenness),
        new AlgorithmFunction(
            "CLOSENESS",
            "closeness by breadth-first searches",
            List.of(GraphParameters.DIRECTION),
            scored("SCORE", DataType.DOUBLE),
            Algorithms::closeness),
        new AlgorithmFunction(
            "TOPOLOGICAL_SORT",
            "topological sort",
            List.of(GraphParameters.DIRECTION),
            scored("POSITION", DataType.BIGINT),
            Algorithms::sorted),
        new AlgorithmFunction(
            "CYCLES",
            "enumeration of simple circles",
            List.of(
                Parameter.optional("max_length", Parameter.Kind.INTEGER),
                Parameter.optional("max_rows", Parameter.Kind.INTEGER),
                GraphParameters.DIRECTION),
            (node, arguments) ->
                columns(
                    column("CYCLE_NO", DataType.BIGINT),
                    column("STEP", DataType.INTEGER),
                    column("NODE", node)),
            Algorithms::cycles),
        new AlgorithmFunction(
            "MINIMUM_SPANNING_TREE",
            "Kruskal's algorithm",
            List.of(GraphParameters.WEIGHT),
            (node, arguments) ->
                columns(
                    column("SOURCE", node),
                    column("TARGET", node),
                    column("EDGE", DataType.BIGINT),
                    column("COST", DataType.DOUBLE)),
            Algorithms::spanningTree));
  }

  private static Argument.Column column(String name, DataType type) {
    return new Argument.Column(name, type);
  }

  private static List<Argument.Column> columns(Argument.Column... columns) {
    return List.of(columns);
  }

  private static AlgorithmFunction.Columns scored(String name, DataType type) {
    return (node, arguments) -> columns(column("NODE", node), column(name, type));
  }

  private static RowSource pageRank(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    double damping = call.number("damping", 0.85);
    if (!(damping >= 0 && damping <= 1)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "damping must be between 0 and 1, not " + damping);
    }
    PageRank.Options options =
        new PageRank.Options(
            damping,
            (int) call.integer("max_iterations", 20, 0, Integer.MAX_VALUE),
            call.number("tolerance", 1e-7),
            call.direction(),
            seeds(call, graph));
    double[] ranks = PageRank.run(graph, options, call::checkActive);
    return new ListedRows(call, ranks.length, graph::value, row -> ranks[row]);
  }

  private static int[] seeds(GraphCall call, CompressedGraph graph) {
    if (!call.isGiven("seeds")) {
      return new int[0];
    }
    int[] seeds =
        call.values("seeds").stream().mapToInt(graph::vertex).filter(v -> v >= 0).toArray();
    if (seeds.length == 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "none of the seeds is a node of the graph");
    }
    return seeds;
  }

  private static RowSource components(GraphCall call) {
    String mode = call.string("mode");
    boolean strong =
        switch (mode == null ? "WEAK" : mode.toUpperCase(Locale.ROOT)) {
          case "WEAK" -> false;
          case "STRONG" -> true;
          default ->
              throw new QuiverException(
                  ErrorCode.INVALID_PARAMETER, "mode must be WEAK or STRONG, not '" + mode + "'");
        };
    CompressedGraph graph = call.wholeGraph();
    int[] components =
        strong
            ? ConnectedComponents.strong(graph, call.progress())
            : ConnectedComponents.weak(graph, call.progress());
    return new ListedRows(
        call, components.length, graph::value, row -> graph.value(components[row]));
  }

  private static RowSource labels(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    int rounds = (int) call.integer("max_iterations", 10, 0, Integer.MAX_VALUE);
    int[] labels = LabelPropagation.run(graph, rounds, call.progress());
    return new ListedRows(call, labels.length, graph::value, row -> graph.value(labels[row]));
  }

  private static RowSource louvain(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    double resolution = call.number("resolution", 1);
    if (!(resolution > 0)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "resolution must be above 0, not " + resolution);
    }
    List<int[]> levels =
        Louvain.run(
            graph,
            new Louvain.Options(
                resolution,
                (int) call.integer("max_levels", 10, 1, Integer.MAX_VALUE),
                call.integer("random_seed", 0, Long.MIN_VALUE)),
            call.progress());
    int count = graph.vertexCount();
    return new ListedRows(
        call,
        Math.multiplyExact(levels.size(), count),
        row -> graph.value(row % count),
        row -> graph.value(levels.get(row / count)[row % count]),
        row -> (long) (row / count + 1));
  }

  private static RowSource clustering(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    ClusteringCoefficient found =
        ClusteringCoefficient.of(graph, call.direction(), call.progress());
    return new ListedRows(
        call,
        graph.vertexCount(),
        graph::value,
        row -> found.triangles[row],
        row -> found.coefficients[row]);
  }

  private static RowSource cores(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    int[] cores = KCore.run(graph, call.progress());
    return new ListedRows(call, cores.length, graph::value, row -> (long) cores[row]);
  }

  private static List<Argument.Column> degreeColumns(DataType node, ArgumentTypes arguments) {
    DataType type = arguments.isGiven("weight") ? DataType.DOUBLE : DataType.BIGINT;
    return columns(column("NODE", node), column("OUT_DEGREE", type), column("IN_DEGREE", type));
  }

  private static RowSource degrees(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    Adjacency out = graph.adjacency(GraphDirection.OUT);
    Adjacency in = graph.adjacency(GraphDirection.IN);
    return call.isWeighted()
        ? new ListedRows(
            call,
            graph.vertexCount(),
            graph::value,
            row -> strength(graph, out, row),
            row -> strength(graph, in, row))
        : new ListedRows(
            call,
            graph.vertexCount(),
            graph::value,
            row -> (long) out.degree(row),
            row -> (long) in.degree(row));
  }

  private static double strength(CompressedGraph graph, Adjacency edges, int vertex) {
    double sum = 0;
    for (int i = edges.begin(vertex); i < edges.end(vertex); i++) {
      sum += Weights.checked(graph, edges.edge(i));
    }
    return sum;
  }

  private static RowSource betweenness(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    int samples = (int) call.integer("samples", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    double[] scores = Centrality.betweenness(graph, call.direction(), samples, call.progress());
    return new ListedRows(call, scores.length, graph::value, row -> scores[row]);
  }

  private static RowSource closeness(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    double[] scores = Centrality.closeness(graph, call.direction(), call.progress());
    return new ListedRows(call, scores.length, graph::value, row -> scores[row]);
  }

  private static RowSource sorted(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    if (call.direction() == GraphDirection.ANY) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "TOPOLOGICAL_SORT needs direction OUT or IN, not ANY");
    }
    int[] sorted = TopologicalSort.run(graph, call.direction(), call.progress());
    return new ListedRows(
        call, sorted.length, row -> graph.value(sorted[row]), row -> (long) row + 1);
  }

  private static RowSource cycles(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    int longest = (int) call.integer("max_length", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    return new CycleRows(
        graph,
        new Cycles(graph, call.direction(), longest, call.progress()),
        call.integer("max_rows", Long.MAX_VALUE, 0));
  }

  private static RowSource spanningTree(GraphCall call) {
    CompressedGraph graph = call.wholeGraph();
    Adjacency out = graph.adjacency(GraphDirection.OUT);
    int[] places = SpanningForest.run(graph, call.progress());
    int[] sources = new int[out.size()];
    for (int v = 0; v < out.vertexCount(); v++) {
      for (int i = out.begin(v); i < out.end(v); i++) {
        sources[i] = v;
      }
    }
    return new ListedRows(
        call,
        places.length,
        row -> graph.value(sources[places[row]]),
        row -> graph.value(out.neighbour(places[row])),
        row -> graph.edgeId(out.edge(places[row])),
        row -> graph.weight(out.edge(places[row])));
  }
}
