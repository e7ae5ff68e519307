package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.EdgeValues;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.table.StoredRow;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edges of one table in one direction as a search sees them: those that its condition lets
 * pass. Confined to one thread.
 */
final class AdjacentEdges {
  private final PathSpec.Adjacency adjacency;
  private final EdgeExpressions expressions;
  private final ExecutionContext context;
  private final boolean narrow;
  private @Nullable Graph graph;
  private @Nullable EdgeValues values;
  private @Nullable EdgeRow row;
  private @Nullable VertexRows leaving;
  private @Nullable VertexRows entering;

  AdjacentEdges(
      PathSpec.Adjacency adjacency,
      EdgeExpressions expressions,
      ExecutionContext context,
      boolean narrow) {
    this.adjacency = adjacency;
    this.expressions = expressions;
    this.context = context;
    this.narrow = narrow;
  }

  PathSpec.Adjacency adjacency() {
    return adjacency;
  }

  Graph graph() {
    Graph known = graph;
    if (known == null) {
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
      graph = known;
    }
    return known;
  }

  /** The number of a vertex; -1 where no edge is at it. */
  int number(PathVertex vertex) {
    PathSpec.VertexKey key = adjacency.from();
    if (key.width() == 1) {
      Object value = vertex.key[key.offset()];
      return value == null ? -1 : graph().vertex(value);
    }
    @Nullable Object[] values =
        Arrays.copyOfRange(vertex.key, key.offset(), key.offset() + key.width());
    return values[0] == null
        ? -1
        : graph().vertex(Collections.unmodifiableList(Arrays.asList(values)));
  }

  /** The edges at a vertex, whatever their conditions. */
  void expand(int vertex, GraphDirection direction, EdgeList into) {
    graph().expand(vertex, direction, into);
    if (adjacency.withoutLoops()) {
      into.removeIf(neighbour -> neighbour == vertex);
    }
  }

  /**
   * Whether a vertex is one that the edges may leave.
   *
   * @param turned whether the search goes against the pattern
   */
  boolean leaves(int vertex, boolean turned) {
    return turned ? enters(vertex) : leaves(vertex);
  }

  /** Whether a vertex is one that the edges may enter, likewise. */
  boolean enters(int vertex, boolean turned) {
    return turned ? leaves(vertex) : enters(vertex);
  }

  private boolean leaves(int vertex) {
    PathSpec.VertexCondition asked = adjacency.leaving();
    Expression condition = expressions.leaving();
    if (asked == null || condition == null) {
      return true;
    }
    VertexRows rows = leaving;
    if (rows == null) {
      rows = new VertexRows(asked, condition, expressions.readLeaving(), context, graph());
      leaving = rows;
    }
    return rows.accepts(vertex);
  }

  private boolean enters(int vertex) {
    PathSpec.VertexCondition asked = adjacency.entering();
    Expression condition = expressions.entering();
    if (asked == null || condition == null) {
      return true;
    }
    VertexRows rows = entering;
    if (rows == null) {
      rows = new VertexRows(asked, condition, expressions.readEntering(), context, graph());
      entering = rows;
    }
    return rows.accepts(vertex);
  }

  /** Other values from outside, or another start: what vertices satisfied is no longer true. */
  void forgetVertices() {
    if (leaving != null) {
      leaving.forget();
    }
    if (entering != null) {
      entering.forget();
    }
  }

  private EdgeRow row(long edge) {
    EdgeRow known = row;
    if (known == null) {
      EdgeValues read =
          context
              .adjacency()
              .values(
                  context.transaction(),
                  context.tables(),
                  adjacency.edges().table(),
                  expressions.read(),
                  context::checkActive);
      values = read;
      known = new EdgeRow(read, adjacency.edges().table().columns().size());
      row = known;
    }
    return known.at(edge);
  }

  boolean isConditioned() {
    return expressions.condition() != null;
  }

  /** Whether the condition, if there is one, holds for an edge. */
  boolean accepts(long edge) {
    Expression condition = expressions.condition();
    return condition == null || condition.truth(context, row(edge)) == Expression.TRUE;
  }

  /** The cost of an edge: the expression for it, or its weight. */
  double cost(long edge, double weight) {
    Expression cost = expressions.cost();
    if (cost == null) {
      return checked(weight, weight);
    }
    Object value = cost.value(context, row(edge));
    return value instanceof Number number
        ? checked(number.doubleValue(), value)
        : checked(Double.NaN, value);
  }

  private static double checked(double cost, @Nullable Object shown) {
    if (cost >= 0 && cost < Double.POSITIVE_INFINITY) {
      return cost;
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "the COST of an edge is "
            + (Double.isNaN(cost) ? "null" : shown)
            + ": it must be a number that is not negative");
  }

  /** What ELEMENT_ID gives for an edge. */
  Object id(long edge) {
    Expression id = expressions.id();
    if (id == null) {
      return adjacency.key() < 0 ? (Object) edge : known(stored(edge).get(adjacency.key()));
    }
    return known(id.value(context, stored(edge)));
  }

  /** A column of the round that the edge is. */
  @Nullable Object column(long edge, int column) {
    return expressions.columns().get(column).value(context, stored(edge));
  }

  private static Object known(@Nullable Object value) {
    if (value == null) {
      throw new QuiverException(
          ErrorCode.DATA_EXCEPTION, "a key column of a vertex or edge of the graph is NULL");
    }
    return value;
  }

  /** All columns of an edge: for the few that a result shows. */
  private Row stored(long edge) {
    StoredRow found = context.tables().get(context.transaction(), adjacency.edges().table(), edge);
    if (found == null) {
      throw QuiverException.bug("no edge " + edge);
    }
    return new ShownRow(found, adjacency.edges().table().columns().size());
  }

  /** How the edges were found, for EXPLAIN ANALYZE; empty where none were looked for. */
  List<String> notes() {
    Graph found = graph;
    EdgeValues read = values;
    if (found == null) {
      return List.of();
    }
    return read == null
        ? List.of(found.describe())
        : List.of(found.describe(), "conditions from " + read.describe());
  }
}
