package io.quiver.planner.graph;

import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Decides which fixed patterns are matched over adjacency and not by joins: cyclic ones without a
 * selective condition, and those with ends that are only counted. What joins would find by an index
 * on a property is left to them. Conditions about one edge alone become part of the match.
 */
final class AdjacentPatterns {
  private final GraphModel graph;
  private final FixedPattern pattern;
  private final Assignment assignment;
  private final List<SqlNode> conditions;
  private final Map<EdgeElement, List<SqlNode>> edgeConditions = new IdentityHashMap<>();
  private final Set<String> mentioned;

  /**
   * Makes one.
   *
   * @param conditions all that the matches must satisfy
   * @param mentioned first parts of all names in other expressions
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
    this.conditions = new ArrayList<>(conditions);
    this.mentioned = new LinkedHashSet<>(mentioned);
    takeEdgeConditions();
    this.mentioned.addAll(mentioned(this.conditions));
  }

  /** Conditions about one edge and nothing else are that edge's. */
  private void takeEdgeConditions() {
    for (Iterator<SqlNode> rest = conditions.iterator(); rest.hasNext(); ) {
      SqlNode condition = rest.next();
      Set<String> names = mentioned(List.of(condition));
      EdgeElement edge =
          names.size() == 1 ? pattern.edgeNames().get(names.iterator().next()) : null;
      if (edge != null) {
        edgeConditions.computeIfAbsent(edge, e -> new ArrayList<>()).add(condition);
        rest.remove();
      }
    }
  }

  /** The conditions that are part of the match. */
  List<SqlNode> taken() {
    return edgeConditions.values().stream().flatMap(List::stream).toList();
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
        || !pattern.links.stream().allMatch(this::isDirect)
        || !isConnected()) {
      return null;
    }
    Map<EdgeElement, MultiwaySpec.Source> sources = sources();
    if (sources.isEmpty()) {
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
            sources,
            given == null ? null : given.vertex(),
            given == null ? null : given.key(),
            references)
        : null;
  }

  private boolean isPlain(EdgeElement edge) {
    return edge.cost == null
        && (edge.name == null ? edge.conditions.isEmpty() : !mentioned.contains(edge.name));
  }

  /** An edge between two vertices that leads one way, or either way where both are one. */
  private boolean isDirect(Link link) {
    ElementTable table = assignment.table(link.edge());
    return link.left() != link.right()
        && (!link.eitherWay()
            || assignment.isEitherWay(link)
            || !table.source().vertexTable().equals(table.destination().vertexTable()));
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

  /** Where the edges come from, if foreign keys guarantee all vertices; else empty. */
  private Map<EdgeElement, MultiwaySpec.Source> sources() {
    Map<EdgeElement, MultiwaySpec.Source> sources = new IdentityHashMap<>();
    FixedQuery query = new FixedQuery(graph, pattern, assignment, "t", new References());
    if (query.from().size() != pattern.edges.size()) {
      return Map.of();
    }
    for (EdgeElement edge : pattern.edges) {
      ElementTable table = assignment.table(edge);
      EdgeTable edges = EdgeColumns.of(graph, table, EdgeTable.NO_WEIGHT);
      List<SqlNode> own = edgeConditions.getOrDefault(edge, List.of());
      if (edges == null || table.definition().condition() != null || isIndexed(edge, table, own)) {
        return Map.of();
      }
      RexNode condition = own.isEmpty() ? null : condition(edge, table, own);
      if (condition == null && !own.isEmpty()) {
        return Map.of();
      }
      sources.put(edge, new MultiwaySpec.Source(edges, condition));
    }
    return sources;
  }

  private @Nullable RexNode condition(EdgeElement edge, ElementTable table, List<SqlNode> own) {
    StaticElement element =
        new StaticElement(graph, table, edge.labels, column -> TableReferences.column("e", column));
    Scope scope = new Scope();
    scope.add(Objects.requireNonNull(edge.name), element);
    Resolver resolver = new Resolver(scope, node -> node.clone(node.getParserPosition()));
    List<SqlNode> resolved = own.stream().map(resolver::resolve).toList();
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType type =
        factory
            .builder()
            .add(
                "W",
                factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.BOOLEAN), true))
            .build();
    List<RexNode> found =
        RowExpressions.of(
            graph.planning(),
            Queries.select(
                List.of(TableReferences.and(resolved)), TableReferences.from(table, "e"), null),
            type);
    return found == null ? null : found.get(0);
  }

  /** Whether an index would find the few edges with a value. */
  private boolean isIndexed(EdgeElement edge, ElementTable table, List<SqlNode> own) {
    TableDefinition definition = table.table();
    for (SqlNode condition : own) {
      for (SqlNode operand : condition instanceof SqlCall call ? call.getOperandList() : own) {
        SqlNode column =
            isSelective(condition) && operand instanceof SqlIdentifier id && id.names.size() == 2
                ? graph.expression(table, Labels.visible(edge.labels, table), id.names.get(1))
                : null;
        if (definition != null
            && column instanceof SqlIdentifier id
            && id.isSimple()
            && leadsIndex(definition, id.getSimple())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean leadsIndex(TableDefinition table, String name) {
    int column = table.columns().get(table.findColumn(name).orElseThrow()).id();
    boolean rowId = Integer.valueOf(column).equals(table.rowIdColumn());
    return rowId
        || table.indexes().stream()
            .anyMatch(
                index ->
                    index instanceof IndexDefinition.Ordered ordered
                        && ordered.columnIds().get(0) == column);
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
