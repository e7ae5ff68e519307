package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.value.TypeKind;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a step is an edge of one table, whatever the edge, between vertices of one key
 * column that foreign keys guarantee: then cached adjacency has it.
 */
final class StepAdjacency {
  private final SearchPath path;
  private final SearchStep step;
  private final GraphModel graph;

  StepAdjacency(SearchPath path, SearchStep step) {
    this.path = path;
    this.step = step;
    this.graph = path.graph();
  }

  PathSpec.@Nullable Adjacency find() {
    boolean plain =
        step.edges() == 1
            && step.from() != step.to()
            && graph.hasPlainIds(false)
            && step.columns.isEmpty()
            && step.pattern.conditions.isEmpty()
            && step.pattern.distinctness.isEmpty()
            && step.pattern.vertices.stream().allMatch(v -> v.conditions.isEmpty())
            && step.pattern.edges.stream().allMatch(e -> e.conditions.isEmpty());
    if (!plain || step.assignments.isEmpty()) {
      return null;
    }
    Link link = step.path.links().get(0);
    ElementTable table = step.assignments.get(0).table(link.edge());
    boolean forward = false;
    boolean backward = false;
    for (Assignment assignment : step.assignments) {
      if (assignment.table(link.edge()) != table || !isGuaranteed(assignment)) {
        return null;
      }
      forward |= assignment.isForward(link);
      backward |= !assignment.isForward(link);
    }
    GraphDirection direction =
        forward && backward ? GraphDirection.ANY : forward ? GraphDirection.OUT : GraphDirection.IN;
    EdgeTable edges = edges(table, link.edge());
    return edges == null
        ? null
        : new PathSpec.Adjacency(edges, direction, key(table, edges.table()));
  }

  private static int key(ElementTable element, TableDefinition table) {
    return element.key().size() == 1 ? table.findColumn(element.key().get(0)).orElse(-1) : -1;
  }

  /** Whether the query of the assignment reads the edge table alone, and all of it. */
  private boolean isGuaranteed(Assignment assignment) {
    FixedQuery query = new FixedQuery(graph, step.pattern, assignment, "s", step.references());
    ElementTable edges = assignment.table(step.path.links().get(0).edge());
    return query.from().size() == 1 && edges.definition().condition() == null;
  }

  private @Nullable EdgeTable edges(ElementTable element, EdgeElement edge) {
    TableDefinition table = element.table();
    if (table == null) {
      return null;
    }
    int weight = path.isCosted() ? weight(element, table, edge) : EdgeTable.NO_WEIGHT;
    return path.isCosted() && weight < 0 ? null : EdgeColumns.of(graph, element, weight);
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
