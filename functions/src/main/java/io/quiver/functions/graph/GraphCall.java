package io.quiver.functions.graph;

import io.quiver.functions.algorithm.Progress;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.RowSource;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.CompressedGraph;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of a graph function: reads its arguments and opens its graph. */
final class GraphCall {
  private static final int CHECK_EVERY = 1 << 14;

  private final FunctionContext context;
  private final Map<String, Argument> arguments;
  private long steps;

  GraphCall(FunctionContext context, Map<String, Argument> arguments) {
    this.context = context;
    this.arguments = arguments;
  }

  /** Counts a step of a loop; every so often looks whether the statement must end. */
  void step() {
    context.checkTraversal(++steps);
    if (steps % CHECK_EVERY == 0) {
      context.checkActive();
    }
  }

  void checkActive() {
    context.checkActive();
  }

  /** For algorithms. */
  Progress progress() {
    return new Progress(
        () -> {
          steps += CHECK_EVERY;
          context.checkTraversal(steps);
          context.checkActive();
        });
  }

  GraphDirection direction() {
    String text = string("direction");
    if (text == null) {
      return GraphDirection.OUT;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "OUT" -> GraphDirection.OUT;
      case "IN" -> GraphDirection.IN;
      case "ANY", "BOTH" -> GraphDirection.ANY;
      default ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "direction must be OUT, IN or ANY, not '" + text + "'");
    };
  }

  /**
   * Opens the graph.
   *
   * @param narrow whether only a small part of it is expected to be seen
   */
  Graph graph(boolean narrow) {
    String name = string("graph");
    if (name != null) {
      GraphTables tables = context.graph(GraphParameters.fold(name));
      if (tables == null) {
        throw GraphParameters.noGraph(name);
      }
      Graph graph = open(graphEnds(tables), narrow);
      return tables.deleted() == null ? graph : new LivingGraph(graph, context, tables);
    }
    Argument.Relation relation = edges();
    Argument.Columns endpoints = endpoints();
    TableDefinition table = relation.table();
    return table == null
        ? compressed(relation, endpoints.names()).reader()
        : open(ends(table, endpoints), narrow);
  }

  private Argument.Relation edges() {
    if (arguments.get("edges") instanceof Argument.Relation relation) {
      return relation;
    }
    throw noGraphGiven();
  }

  private Argument.Columns endpoints() {
    if (arguments.get("endpoints") instanceof Argument.Columns endpoints) {
      GraphParameters.checkEndpoints(endpoints.names());
      return endpoints;
    }
    throw noGraphGiven();
  }

  private static QuiverException noGraphGiven() {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "no graph is given",
        "Give edges => TABLE e, endpoints => DESCRIPTOR(source, target), or graph => 'name'.",
        null,
        null);
  }

  /** The whole graph as arrays, with vertices that have no edges where these are given. */
  CompressedGraph wholeGraph() {
    String name = string("graph");
    if (name != null) {
      GraphTables tables = context.graph(GraphParameters.fold(name));
      if (tables == null) {
        throw GraphParameters.noGraph(name);
      }
      return livingGraph(tables);
    }
    Argument.Relation relation = edges();
    Argument.Columns endpoints = endpoints();
    TableDefinition table = relation.table();
    CompressedGraph graph =
        table == null ? compressed(relation, endpoints.names()) : whole(ends(table, endpoints));
    if (!(arguments.get("vertices") instanceof Argument.Relation vertices)) {
      return graph;
    }
    List<Object> keys = keys(vertices);
    if (graph.vertexCount() > 0
        && !keys.isEmpty()
        && keys.get(0).getClass() != graph.value(0).getClass()) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          "vertex_key and endpoints have different types",
          "CAST one of them in a query: vertices => (SELECT CAST(id AS ...) ...).",
          null,
          null);
    }
    return graph.including(keys);
  }

  private List<Object> keys(Argument.Relation vertices) {
    if (!(arguments.get("vertex_key") instanceof Argument.Columns key) || key.names().size() != 1) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "vertices need vertex_key => DESCRIPTOR(column): the one column that names a vertex");
    }
    int column = GraphParameters.find(vertices.columns(), key.names().get(0));
    List<Object> keys = new ArrayList<>();
    try (RowSource rows = vertices.rows().get()) {
      while (rows.next()) {
        step();
        add(keys, rows.get(column));
      }
    }
    return keys;
  }

  private CompressedGraph whole(EdgeTable edges) {
    return context
        .adjacency()
        .whole(context.transaction(), context.tables(), edges, context::checkActive);
  }

  /** Nodes that are deleted have left the graph, with their edges. */
  private CompressedGraph livingGraph(GraphTables tables) {
    TableDefinition nodes = tables.nodes();
    int id = nodes.findColumn(tables.key()).orElseThrow();
    String flag = tables.deleted();
    int deleted = flag == null ? -1 : nodes.findColumn(flag).orElse(-1);
    List<Object> present = new ArrayList<>();
    Set<Object> gone = new HashSet<>();
    try (TableCursor cursor =
        context.tables().scan(context.transaction(), nodes, Direction.FORWARD)) {
      while (cursor.next()) {
        step();
        StoredRow row = cursor.row();
        boolean isGone = deleted >= 0 && !row.isNull(deleted) && row.getLong(deleted) != 0;
        Object key = row.get(id);
        if (key != null) {
          (isGone ? gone : present).add(key);
        }
      }
    }
    CompressedGraph all = whole(graphEnds(tables));
    CompressedGraph living = gone.isEmpty() ? all : all.without(gone);
    return living.including(present);
  }

  private EdgeTable graphEnds(GraphTables tables) {
    TableDefinition edges = tables.edges();
    return new EdgeTable(
        edges,
        edges.findColumn(tables.source()).orElseThrow(),
        edges.findColumn(tables.target()).orElseThrow(),
        weightOrdinal(edges));
  }

  private EdgeTable ends(TableDefinition table, Argument.Columns endpoints) {
    return new EdgeTable(
        table,
        column(table, endpoints.names().get(0)),
        column(table, endpoints.names().get(1)),
        weightOrdinal(table));
  }

  private int weightOrdinal(TableDefinition table) {
    String weight = weightColumn();
    return weight == null ? EdgeTable.NO_WEIGHT : column(table, weight);
  }

  private static int column(TableDefinition table, String name) {
    return table
        .findColumn(name)
        .orElseThrow(
            () ->
                new QuiverException(
                    ErrorCode.COLUMN_NOT_FOUND, table.name() + " has no column " + name));
  }

  private Graph open(EdgeTable edges, boolean narrow) {
    return context
        .adjacency()
        .graph(
            context.transaction(),
            context.tables(),
            edges,
            direction(),
            narrow,
            context::checkActive);
  }

  private CompressedGraph compressed(Argument.Relation relation, List<String> endpoints) {
    int source = GraphParameters.find(relation.columns(), endpoints.get(0));
    int target = GraphParameters.find(relation.columns(), endpoints.get(1));
    String weightName = weightColumn();
    int weight = weightName == null ? -1 : GraphParameters.find(relation.columns(), weightName);
    return CompressedGraph.build(
        weight >= 0,
        sink -> {
          try (RowSource rows = relation.rows().get()) {
            for (long edge = 0; rows.next(); edge++) {
              step();
              Object from = rows.get(source);
              Object to = rows.get(target);
              if (from != null && to != null) {
                sink.edge(from, to, edge, weight < 0 ? 1 : number(rows.get(weight)));
              }
            }
          }
        });
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private @Nullable String weightColumn() {
    return arguments.get("weight") instanceof Argument.Columns columns
        ? columns.names().get(0)
        : null;
  }

  boolean isWeighted() {
    return weightColumn() != null;
  }

  boolean isGiven(String name) {
    return arguments.containsKey(name);
  }

  /** The distinct non-NULL values of a VALUES argument, in order. */
  List<Object> values(String name) {
    List<Object> values = new ArrayList<>();
    switch (arguments.get(name)) {
      case null -> {}
      case Argument.Scalar scalar -> {
        if (scalar.value() instanceof List<?> elements) {
          elements.forEach(element -> add(values, element));
        } else {
          add(values, scalar.value());
        }
      }
      case Argument.Relation relation -> {
        try (RowSource rows = relation.rows().get()) {
          while (rows.next()) {
            step();
            add(values, rows.get(0));
          }
        }
      }
      case Argument.Columns columns ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, name + " must be a value or a query, not " + columns);
    }
    return values.stream().distinct().toList();
  }

  private static void add(List<Object> values, @Nullable Object value) {
    if (value != null) {
      values.add(value);
    }
  }

  /** A string argument; null when not given or NULL. */
  @Nullable String string(String name) {
    return arguments.get(name) instanceof Argument.Scalar scalar
            && scalar.value() instanceof String text
        ? text
        : null;
  }

  /** An integer argument of at least {@code least}, or the default when not given or NULL. */
  long integer(String name, long byDefault, long least) {
    if (arguments.get(name) instanceof Argument.Scalar scalar
        && scalar.value() instanceof Number number) {
      if (number.longValue() < least) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER, name + " must be at least " + least + ", not " + number);
      }
      return number.longValue();
    }
    return byDefault;
  }

  /** The same, of at most {@code most}. */
  long integer(String name, long byDefault, long least, long most) {
    return Math.min(integer(name, byDefault, least), most);
  }

  double number(String name, double byDefault) {
    return arguments.get(name) instanceof Argument.Scalar scalar
            && scalar.value() instanceof Number number
        ? number.doubleValue()
        : byDefault;
  }
}
