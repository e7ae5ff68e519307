package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
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
        step.edges() == 1 && step.from() != step.to() && step.pattern.distinctness.isEmpty();
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
          && other.round().equals(adjacency.round())
          && Objects.equals(other.leaving(), adjacency.leaving())
          && Objects.equals(other.entering(), adjacency.entering())) {
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
                new PathSpec.Size(2 * other.size().edges(), other.size().vertices()),
                other.leaving(),
                other.entering()));
        return;
      }
    }
    found.add(adjacency);
  }

  private PathSpec.@Nullable Adjacency find(Assignment assignment) {
    Link link = step.path.links().get(0);
    ElementTable table = assignment.table(link.edge());
    RoundConditions conditions = RoundConditions.of(graph, step, assignment);
    References references = new References().add(step.columns).add(conditions.others());
    step.pattern.edges.forEach(edge -> references.add(edge.cost));
    for (VertexElement end : List.of(step.from(), step.to())) {
      if (FixedQuery.needsRow(graph, end, assignment.table(end), references)) {
        return null;
      }
    }
    FixedQuery query = new FixedQuery(graph, step.pattern, assignment, "s", references, true);
    TableDefinition definition = table.table();
    if (query.from().size() != 1 || definition == null || table.definition().condition() != null) {
      return null;
    }
    SearchQueries.Round round = queries.round(step, assignment, conditions.others(), query);
    VertexFilter leaving = filter(step.from(), assignment, conditions.leaving());
    VertexFilter entering = filter(step.to(), assignment, conditions.entering());
    if (leaving == null || entering == null) {
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
        link.eitherWay() && !forward && source.offset() == target.offset(),
        edgeKey(table, definition),
        asked,
        size(
            definition,
            graph.vertexTable((forward ? table.source() : table.destination()).vertexTable())),
        leaving.condition(),
        entering.condition());
  }

  /** What vertices must satisfy, if anything. */
  private record VertexFilter(PathSpec.@Nullable VertexCondition condition) {}

  /** The conditions of a vertex; null where its row cannot be found, or does not tell. */
  private @Nullable VertexFilter filter(
      VertexElement vertex, Assignment assignment, List<SqlNode> own) {
    ElementTable element = assignment.table(vertex);
    TableDefinition table = element.table();
    List<SqlNode> conditions = queries.vertexConditions(step, vertex, element, own);
    if (conditions.isEmpty()) {
      return new VertexFilter(null);
    }
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType type =
        factory
            .builder()
            .add(
                "W",
                factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.BOOLEAN), true))
            .build();
    SqlNode query =
        Queries.select(
            List.of(TableReferences.and(conditions)), TableReferences.from(element, "v"), null);
    List<RexNode> found =
        table == null
            ? null
            : RowExpressions.of(graph.planning(), path.closed().apply(query), type);
    if (table == null || found == null) {
      return null;
    }
    List<Integer> key = new ArrayList<>();
    for (String column : element.key()) {
      int ordinal = table.findColumn(column).orElse(-1);
      if (ordinal < 0) {
        return null;
      }
      key.add(table.columns().get(ordinal).id());
    }
    if (key.size() == 1 && key.get(0).equals(table.rowIdColumn())) {
      return new VertexFilter(new PathSpec.VertexCondition(table, null, List.of(), found.get(0)));
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.unique()
          && ordered.ready()
          && ordered.columnIds().size() == key.size()
          && ordered.columnIds().containsAll(key)) {
        List<Integer> places = ordered.columnIds().stream().map(key::indexOf).toList();
        return new VertexFilter(new PathSpec.VertexCondition(table, ordered, places, found.get(0)));
      }
    }
    return null;
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
