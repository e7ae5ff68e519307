package io.quiver.planner.graph;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pattern under one assignment as FROM and WHERE. A vertex of which only the key is needed,
 * and which a foreign key guarantees, is not read: the edge's columns stand for it.
 */
final class FixedQuery implements BoundPattern {
  private final GraphModel graph;
  private final FixedPattern pattern;
  private final Assignment assignment;
  private final String prefix;
  private final boolean keysOnly;
  private final Map<VertexElement, StaticElement> vertices = new IdentityHashMap<>();
  private final Map<EdgeElement, StaticElement> edges = new IdentityHashMap<>();
  private final Map<EdgeElement, String> edgeAliases = new IdentityHashMap<>();
  private final List<SqlNode> from = new ArrayList<>();
  private final List<SqlNode> where = new ArrayList<>();

  /** An end of an edge at a vertex. */
  private record Incidence(Link link, ElementTable edgeTable, End end) {}

  /**
   * Makes one.
   *
   * @param prefix of the aliases, unique in the query
   * @param references what expressions need of the elements
   */
  FixedQuery(
      GraphModel graph,
      FixedPattern pattern,
      Assignment assignment,
      String prefix,
      References references) {
    this(graph, pattern, assignment, prefix, references, false);
  }

  /**
   * Likewise.
   *
   * @param keysOnly whether vertices need no more than their keys, whatever the graph demands of
   *     them
   */
  FixedQuery(
      GraphModel graph,
      FixedPattern pattern,
      Assignment assignment,
      String prefix,
      References references,
      boolean keysOnly) {
    this.graph = graph;
    this.keysOnly = keysOnly;
    this.pattern = pattern;
    this.assignment = assignment;
    this.prefix = prefix;
    for (EdgeElement edge : pattern.edges) {
      addEdge(edge);
    }
    for (VertexElement vertex : pattern.vertices) {
      addVertex(vertex, references);
    }
    for (Link link : pattern.links) {
      if (link.eitherWay() && !assignment.isForward(link)) {
        // A loop was found in the other direction.
        addDifferent(vertex(link.left()), vertex(link.right()));
      }
    }
    pattern.distinctness.forEach(this::addDistinctness);
  }

  @Override
  public List<SqlNode> from() {
    return from;
  }

  @Override
  public List<SqlNode> where() {
    return where;
  }

  StaticElement vertex(VertexElement vertex) {
    return Objects.requireNonNull(vertices.get(vertex));
  }

  StaticElement edge(EdgeElement edge) {
    return Objects.requireNonNull(edges.get(edge));
  }

  @Override
  public void bind(Scope scope) {
    pattern.vertexNames().forEach((name, vertex) -> scope.add(name, vertex(vertex)));
    pattern.edgeNames().forEach((name, edge) -> scope.add(name, edge(edge)));
  }

  private void addEdge(EdgeElement edge) {
    ElementTable table = assignment.table(edge);
    String alias = prefix + "e" + edgeAliases.size();
    edgeAliases.put(edge, alias);
    from.add(TableReferences.from(table, alias));
    StaticElement element =
        new StaticElement(
            graph, table, edge.labels, column -> TableReferences.column(alias, column));
    edges.put(edge, element);
    addCondition(table, element);
  }

  private void addCondition(ElementTable table, StaticElement element) {
    String condition = table.definition().condition();
    if (condition != null) {
      where.add(element.placed(graph.parse(condition)));
    }
  }

  private List<Incidence> incidences(VertexElement vertex) {
    List<Incidence> found = new ArrayList<>();
    for (Link link : pattern.links) {
      ElementTable table = assignment.table(link.edge());
      boolean forward = assignment.isForward(link);
      if (link.left() == vertex) {
        found.add(new Incidence(link, table, forward ? table.source() : table.destination()));
      }
      if (link.right() == vertex) {
        found.add(new Incidence(link, table, forward ? table.destination() : table.source()));
      }
    }
    return found;
  }

  private void addVertex(VertexElement vertex, References references) {
    ElementTable table = assignment.table(vertex);
    List<Incidence> incidences = incidences(vertex);
    Incidence standIn = standIn(vertex, table, incidences, references);
    StaticElement element;
    if (standIn == null) {
      String alias = prefix + "v" + vertices.size();
      from.add(TableReferences.from(table, alias));
      element =
          new StaticElement(
              graph, table, vertex.labels, column -> TableReferences.column(alias, column));
      addCondition(table, element);
    } else {
      String alias = Objects.requireNonNull(edgeAliases.get(standIn.link().edge()));
      End end = standIn.end();
      element =
          new StaticElement(
              graph,
              table,
              vertex.labels,
              column ->
                  TableReferences.column(
                      alias, end.columns().get(end.referenced().indexOf(column))));
      for (String column : end.columns()) {
        if (standIn.edgeTable().type(column).isNullable()) {
          where.add(TableReferences.notNull(TableReferences.column(alias, column)));
        }
      }
    }
    vertices.put(vertex, element);
    for (Incidence incidence : incidences) {
      if (incidence != standIn) {
        String alias = Objects.requireNonNull(edgeAliases.get(incidence.link().edge()));
        End end = incidence.end();
        for (int i = 0; i < end.columns().size(); i++) {
          where.add(
              TableReferences.equal(
                  TableReferences.column(alias, end.columns().get(i)),
                  element.column(end.referenced().get(i))));
        }
      }
    }
  }

  /** The end of an edge whose columns can stand for the vertex, or null if it must be read. */
  private @Nullable Incidence standIn(
      VertexElement vertex, ElementTable table, List<Incidence> incidences, References references) {
    boolean row =
        table.definition().condition() != null || needsRow(graph, vertex, table, references);
    if (row && !keysOnly) {
      return null;
    }
    Incidence found = null;
    for (Incidence incidence : incidences) {
      if (!isByKey(incidence, table)) {
        return null;
      }
      if (found == null && isGuaranteed(incidence, table)) {
        found = incidence;
      }
    }
    return found;
  }

  /** Whether expressions need more of a vertex than its key. */
  static boolean needsRow(
      GraphModel graph, VertexElement vertex, ElementTable table, References references) {
    for (String property : references.of(vertex.names)) {
      SqlNode expression = graph.expression(table, Labels.visible(vertex.labels, table), property);
      boolean key =
          expression instanceof SqlIdentifier column
              && column.isSimple()
              && table.key().contains(column.getSimple());
      if (property.isEmpty() || (expression != null && !key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByKey(Incidence incidence, ElementTable table) {
    End end = incidence.end();
    if (!new HashSet<>(end.referenced()).equals(new HashSet<>(table.key()))) {
      return false;
    }
    for (int i = 0; i < end.columns().size(); i++) {
      DataType edge = TypeMapping.toDataType(incidence.edgeTable().type(end.columns().get(i)));
      DataType key = TypeMapping.toDataType(table.type(end.referenced().get(i)));
      boolean alike =
          edge.equals(key)
              || (edge.kind().isInteger() && key.kind().isInteger())
              || (edge.kind() == key.kind() && edge.kind() == TypeKind.VARCHAR);
      if (!alike) {
        return false;
      }
    }
    return true;
  }

  /** Whether a foreign key says that the vertex exists. */
  private static boolean isGuaranteed(Incidence incidence, ElementTable vertices) {
    TableDefinition child = incidence.edgeTable().table();
    TableDefinition parent = vertices.table();
    if (child == null || parent == null) {
      return false;
    }
    Set<String> wanted = new HashSet<>();
    End end = incidence.end();
    for (int i = 0; i < end.columns().size(); i++) {
      wanted.add(end.columns().get(i) + "\u0000" + end.referenced().get(i));
    }
    for (ForeignKeyDefinition key : child.foreignKeys()) {
      Set<String> pairs = new HashSet<>();
      if (key.parentTableId() == parent.id()) {
        for (int i = 0; i < key.columnIds().size(); i++) {
          pairs.add(
              child.column(key.columnIds().get(i)).name()
                  + "\u0000"
                  + parent.column(key.parentColumnIds().get(i)).name());
        }
      }
      if (pairs.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void addDifferent(ElementBinding a, ElementBinding b) {
    SqlNode same = GraphFunctions.same(a, b);
    if (!(same instanceof SqlLiteral)) {
      where.add(TableReferences.not(same));
    }
  }

  private void addDistinctness(FixedPattern.Distinctness rule) {
    if (rule.mode() == PathMode.TRAIL) {
      List<EdgeElement> along = rule.edges();
      for (int i = 0; i < along.size(); i++) {
        for (int j = 0; j < i; j++) {
          addDifferent(edge(along.get(j)), edge(along.get(i)));
        }
      }
      return;
    }
    List<VertexElement> along = rule.vertices();
    for (int i = 0; i < along.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean ends = j == 0 && i == along.size() - 1;
        if (!ends || rule.mode() == PathMode.ACYCLIC) {
          addDifferent(vertex(along.get(j)), vertex(along.get(i)));
        }
      }
    }
  }
}
