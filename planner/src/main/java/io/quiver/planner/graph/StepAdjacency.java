package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a step is one edge between vertices that foreign keys guarantee, of which only
 * the edge's own row is asked for: then cached adjacency has it.
 */
final class StepAdjacency {
  private final SearchPath path;
  private final SearchStep step;
  private final SearchQueries queries;
  private final GraphModel graph;

  StepAdjacency(SearchPath path, SearchStep step, SearchQueries queries) {
    this.path = path;
    this.step = step;
    this.queries = queries;
    this.graph = path.graph();
  }

  /** Where the edges are, table by table; empty where adjacency does not have all. */
  List<PathSpec.Adjacency> find() {
    boolean one =
        step.edges() == 1
            && step.from() != step.to()
            && step.pattern.distinctness.isEmpty()
            && step.pattern.vertices.stream().allMatch(v -> v.conditions.isEmpty());
    List<PathSpec.Adjacency> found = new ArrayList<>();
    for (Assignment assignment : one ? step.assignments : List.<Assignment>of()) {
      PathSpec.Adjacency adjacency = find(assignment);
      if (adjacency == null) {
        return List.of();
      }
      add(adjacency, found);
    }
    return found;
  }

  /** Both directions together are one, where they ask the same. */
  private static void add(PathSpec.Adjacency adjacency, List<PathSpec.Adjacency> found) {
    for (int i = 0; i < found.size(); i++) {
      PathSpec.Adjacency other = found.get(i);
      if (other.number() == adjacency.number()
          && other.direction() != adjacency.direction()
          && other.isWithinTable()
          && other.round().equals(adjacency.round())) {
        found.set(
            i,
            new PathSpec.Adjacency(
                other.edges(),
                GraphDirection.ANY,
                other.number(),
                other.from(),
                other.to(),
                false,
                other.key(),
                other.round(),
                new PathSpec.Size(2 * other.size().edges(), other.size().vertices())));
        return;
      }
    }
    found.add(adjacency);
  }

  private PathSpec.@Nullable Adjacency find(Assignment assignment) {
    Link link = step.path.links().get(0);
    ElementTable table = assignment.table(link.edge());
    SearchQueries.Round round = queries.round(step, assignment);
    TableDefinition definition = table.table();
    if (round.query().from().size() != 1
        || definition == null
        || table.definition().condition() != null) {
      return null;
    }
    int weight = path.isCosted() ? weight(table, definition, link.edge()) : EdgeTable.NO_WEIGHT;
    EdgeTable edges = EdgeColumns.of(graph, table, weight);
    PathSpec.Round asked =
        edges == null
            ? null
            : new RoundExpressions(path, step)
                .of(
                    round,
                    path.isCosted() && weight == EdgeTable.NO_WEIGHT,
                    round.query().edge(link.edge()));
    if (edges == null || asked == null) {
      return null;
    }
    boolean forward = assignment.isForward(link);
    PathSpec.VertexKey source = key(graph.vertexTable(table.source().vertexTable()));
    PathSpec.VertexKey target = key(graph.vertexTable(table.destination().vertexTable()));
    return new PathSpec.Adjacency(
        edges,
        forward ? GraphDirection.OUT : GraphDirection.IN,
        table.number(),
        forward ? source : target,
        forward ? target : source,
        link.eitherWay() && !forward,
        edgeKey(table, definition),
        asked,
        size(
            definition,
            graph.vertexTable((forward ? table.source() : table.destination()).vertexTable())));
  }

  private PathSpec.Size size(TableDefinition edges, ElementTable vertices) {
    TableDefinition table = vertices.table();
    double rows = graph.planning().rows(edges);
    return new PathSpec.Size(rows, table == null ? rows : graph.planning().rows(table));
  }

  private PathSpec.VertexKey key(ElementTable vertices) {
    return new PathSpec.VertexKey(
        vertices.alias(), path.keys().offset(vertices), vertices.key().size());
  }

  private static int edgeKey(ElementTable element, TableDefinition table) {
    return element.key().size() == 1 ? table.findColumn(element.key().get(0)).orElse(-1) : -1;
  }

  /** The ordinal of the column that is the cost; -1 when it is no plain column of numbers. */
  private int weight(ElementTable element, TableDefinition table, EdgeElement edge) {
    SqlNode cost = edge.cost;
    if (!(cost instanceof SqlIdentifier id)
        || id.names.size() != 2
        || !id.names.get(0).equals(edge.name)) {
      return -1;
    }
    Set<String> visible = Labels.visible(edge.labels, element);
    SqlNode expression = graph.expression(element, visible, id.names.get(1));
    if (!(expression instanceof SqlIdentifier column) || !column.isSimple()) {
      return -1;
    }
    int ordinal = table.findColumn(column.getSimple()).orElse(-1);
    boolean number =
        ordinal >= 0
            && (table.columns().get(ordinal).type().kind().isInteger()
                || table.columns().get(ordinal).type().kind() == TypeKind.DOUBLE);
    return number ? ordinal : -1;
  }
}
