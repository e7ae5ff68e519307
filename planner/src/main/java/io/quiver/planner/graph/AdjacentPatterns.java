package io.quiver.planner.graph;

import io.quiver.storage.graph.EdgeTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Decides which fixed patterns are matched over adjacency and not by joins: cyclic ones without a
 * selective condition, and those with ends that are only counted. What joins would find by an index
 * on a property is left to them.
 */
final class AdjacentPatterns {
  private final GraphModel graph;
  private final FixedPattern pattern;
  private final Assignment assignment;
  private final List<SqlNode> conditions;
  private final Set<String> mentioned;

  /**
   * Makes one.
   *
   * @param conditions all that the matches must satisfy
   * @param mentioned first parts of all names in expressions
   */
  AdjacentPatterns(
      GraphModel graph,
      FixedPattern pattern,
      Assignment assignment,
      List<SqlNode> conditions,
      Set<String> mentioned) {
    this.graph = graph;
    this.pattern = pattern;
    this.assignment = assignment;
    this.conditions = conditions;
    this.mentioned = mentioned;
  }

  /** First parts of the names in expressions. */
  static Set<String> mentioned(Iterable<SqlNode> expressions) {
    Set<String> names = new LinkedHashSet<>();
    for (SqlNode expression : expressions) {
      expression.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier id) {
              if (!id.names.isEmpty()) {
                names.add(id.names.get(0));
              }
              return null;
            }
          });
    }
    return names;
  }

  /** The pattern over adjacency, or null where joins are better or needed. */
  @Nullable AdjacentPattern find(References references) {
    if (pattern.links.size() < 2
        || pattern.edges.size() != pattern.links.size()
        || !pattern.distinctness.isEmpty()
        || !pattern.edges.stream().allMatch(this::isPlain)
        || !pattern.links.stream().allMatch(l -> l.left() != l.right() && !l.eitherWay())
        || !isConnected()) {
      return null;
    }
    EdgeTable edges = edges();
    if (edges == null) {
      return null;
    }
    Given given = given();
    boolean cyclic = pattern.links.size() >= pattern.vertices.size();
    boolean suits =
        cyclic
            ? given != null || conditions.stream().noneMatch(AdjacentPatterns::isSelective)
            : hasCountedEnd() && (given != null ? conditions.size() == 1 : conditions.isEmpty());
    return suits
        ? new AdjacentPattern(
            graph,
            pattern,
            assignment,
            edges,
            given == null ? null : given.vertex(),
            given == null ? null : given.key(),
            references)
        : null;
  }

  private boolean isPlain(EdgeElement edge) {
    return edge.conditions.isEmpty()
        && edge.cost == null
        && (edge.name == null || !mentioned.contains(edge.name));
  }

  private boolean isConnected() {
    Set<VertexElement> reached = new LinkedHashSet<>();
    reached.add(pattern.links.get(0).left());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Link link : pattern.links) {
        if (reached.contains(link.left()) || reached.contains(link.right())) {
          grown |= reached.add(link.left());
          grown |= reached.add(link.right());
        }
      }
    }
    return reached.size() == pattern.vertices.size();
  }

  /** The one table of all edges, if its foreign keys guarantee all vertices. */
  private @Nullable EdgeTable edges() {
    ElementTable table = assignment.table(pattern.links.get(0).edge());
    boolean one =
        pattern.links.stream().allMatch(link -> assignment.table(link.edge()) == table)
            && table.definition().condition() == null;
    if (!one) {
      return null;
    }
    FixedQuery query = new FixedQuery(graph, pattern, assignment, "t", new References());
    return query.from().size() == pattern.edges.size()
        ? EdgeColumns.of(graph, table, EdgeTable.NO_WEIGHT)
        : null;
  }

  private boolean hasCountedEnd() {
    for (VertexElement vertex : pattern.vertices) {
      long links =
          pattern.links.stream().filter(l -> l.left() == vertex || l.right() == vertex).count();
      if (links == 1 && vertex.names.stream().noneMatch(mentioned::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSelective(SqlNode condition) {
    return condition.getKind() == SqlKind.EQUALS
        || condition.getKind() == SqlKind.IN
        || condition.getKind() == SqlKind.OR;
  }

  // ---- a vertex whose key is known

  private record Given(VertexElement vertex, SqlNode key) {}

  private @Nullable Given given() {
    for (SqlNode condition : conditions) {
      if (condition.getKind() == SqlKind.EQUALS && condition instanceof SqlCall call) {
        for (int side = 0; side < 2; side++) {
          Given given = given(call.operand(side), call.operand(1 - side));
          if (given != null) {
            return given;
          }
        }
      }
    }
    return null;
  }

  private @Nullable Given given(SqlNode property, SqlNode value) {
    if (!(property instanceof SqlIdentifier id) || id.names.size() != 2 || !isOutside(value)) {
      return null;
    }
    VertexElement vertex = pattern.vertexNames().get(id.names.get(0));
    if (vertex == null || !pattern.vertices.contains(vertex)) {
      return null;
    }
    ElementTable table = assignment.table(vertex);
    SqlNode expression =
        graph.expression(table, Labels.visible(vertex.labels, table), id.names.get(1));
    boolean key =
        expression instanceof SqlIdentifier column
            && column.isSimple()
            && table.key().equals(List.of(column.getSimple()));
    return key ? new Given(vertex, value) : null;
  }

  /** A literal, a parameter or a name that is no variable of the pattern. */
  private boolean isOutside(SqlNode value) {
    return switch (value.getKind()) {
      case LITERAL, DYNAMIC_PARAM -> true;
      case IDENTIFIER -> {
        List<String> own = new ArrayList<>(pattern.vertexNames().keySet());
        own.addAll(pattern.edgeNames().keySet());
        yield value instanceof SqlIdentifier id
            && id.names.size() == 2
            && !own.contains(id.names.get(0));
      }
      default -> false;
    };
  }
}
