package io.quiver.functions.graph;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.Parameter;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Locale;

/**
 * The parameters that say which graph a function works on: {@code edges => TABLE e, endpoints =>
 * DESCRIPTOR(src, dst)} or {@code graph => 'g'}, and {@code direction => 'OUT' | 'IN' | 'ANY'}.
 */
final class GraphParameters {
  static final Parameter EDGES = Parameter.optional("edges", Parameter.Kind.RELATION);
  static final Parameter ENDPOINTS = Parameter.optional("endpoints", Parameter.Kind.DESCRIPTOR);
  static final Parameter GRAPH = Parameter.optional("graph", Parameter.Kind.STRING);
  static final Parameter DIRECTION = Parameter.optional("direction", Parameter.Kind.STRING);
  static final Parameter WEIGHT = Parameter.optional("weight", Parameter.Kind.DESCRIPTOR);

  static final Parameter VERTICES = Parameter.optional("vertices", Parameter.Kind.RELATION);
  static final Parameter VERTEX_KEY = Parameter.optional("vertex_key", Parameter.Kind.DESCRIPTOR);

  private GraphParameters() {}

  /** The type of the graph's nodes, from the column with the start of the edges. */
  static DataType nodeType(ArgumentTypes arguments) {
    String graph = arguments.literal("graph");
    if (graph != null) {
      GraphTables tables = arguments.graph(fold(graph));
      if (tables == null) {
        throw noGraph(graph);
      }
      TableDefinition edges = tables.edges();
      return edges.columns().get(edges.findColumn(tables.source()).orElseThrow()).type();
    }
    List<Argument.Column> edges = arguments.relation("edges");
    List<String> endpoints = arguments.descriptor("endpoints");
    if (edges == null || endpoints == null) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          arguments.isGiven("graph")
              ? "graph must be given as a character literal"
              : "no graph is given",
          "Give edges => TABLE e, endpoints => DESCRIPTOR(source, target), or graph => 'name'.",
          null,
          null);
    }
    checkEndpoints(endpoints);
    DataType source = edges.get(find(edges, endpoints.get(0))).type();
    find(edges, endpoints.get(1));
    return source;
  }

  static void checkEndpoints(List<String> endpoints) {
    if (endpoints.size() != 2) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "endpoints must name two columns, source and target; got " + endpoints);
    }
  }

  /** The place of a named column. */
  static int find(List<Argument.Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new QuiverException(
        ErrorCode.COLUMN_NOT_FOUND,
        "the edges have no column "
            + name
            + "; they have "
            + columns.stream().map(Argument.Column::name).toList());
  }

  static QuiverException noGraph(String name) {
    return new QuiverException(
        ErrorCode.OBJECT_NOT_FOUND,
        "graph " + name + " does not exist",
        "CREATE GRAPH " + name + " makes one; over tables of your own use edges and endpoints.",
        null,
        null);
  }

  /** A graph's name given as a string is read as an identifier. */
  static String fold(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name.toUpperCase(Locale.ROOT);
  }

  /** For EXPLAIN: which graph, which way. */
  static String describe(ArgumentTypes arguments) {
    String graph = arguments.literal("graph");
    String direction = arguments.literal("direction");
    return (graph != null ? "graph " + graph : "edges by " + arguments.descriptor("endpoints"))
        + ", direction "
        + (direction == null ? "OUT" : direction.toUpperCase(Locale.ROOT));
  }
}
