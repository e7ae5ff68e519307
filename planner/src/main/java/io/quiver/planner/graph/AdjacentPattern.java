package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Queries;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A pattern whose edges show only in conditions of their own: a {@link MultiwayMatch} finds the
 * vertices' keys over adjacency, and vertex tables are joined to it where more is asked. Vertices
 * that nobody asks for are only counted. Used once.
 */
final class AdjacentPattern implements BoundPattern {
  private static final String ALIAS = "c$";

  private final GraphModel graph;
  private final FixedPattern pattern;
  private final Assignment assignment;
  private final Map<EdgeElement, MultiwaySpec.Source> sources;
  private final List<VertexElement> vertices;
  private final List<Integer> outputs = new ArrayList<>();
  private final List<SqlNode> tables = new ArrayList<>();
  private final List<SqlNode> where = new ArrayList<>();
  private final Map<VertexElement, StaticElement> elements = new IdentityHashMap<>();
  private final int given;
  private final @Nullable SqlNode key;

  /**
   * Makes one.
   *
   * @param sources where the edges come from
   * @param given vertex whose key is known from outside, or null
   * @param key its key
   * @param references what expressions need of the elements
   */
  AdjacentPattern(
      GraphModel graph,
      FixedPattern pattern,
      Assignment assignment,
      Map<EdgeElement, MultiwaySpec.Source> sources,
      @Nullable VertexElement given,
      @Nullable SqlNode key,
      References references) {
    this.graph = graph;
    this.pattern = pattern;
    this.assignment = assignment;
    this.sources = sources;
    this.vertices = List.copyOf(pattern.vertices);
    this.given = given == null ? -1 : vertices.indexOf(given);
    this.key = given == null ? null : typed(key, assignment.table(given));
    for (VertexElement vertex : vertices) {
      elements.put(vertex, element(vertex, references));
    }
  }

  /** A parameter is what the key is. */
  private static @Nullable SqlNode typed(@Nullable SqlNode key, ElementTable table) {
    return key instanceof SqlDynamicParam parameter && !(key instanceof TypedParameter)
        ? new TypedParameter(
            parameter.getIndex(),
            QuiverTypeFactory.INSTANCE.createTypeWithNullability(
                table.type(table.key().get(0)), true),
            key.getParserPosition())
        : key;
  }

  private StaticElement element(VertexElement vertex, References references) {
    ElementTable table = assignment.table(vertex);
    int number = vertices.indexOf(vertex);
    if (!FixedQuery.needsRow(graph, vertex, table, references)) {
      return new StaticElement(
          graph, table, vertex.labels, column -> output(number, table.key().indexOf(column)));
    }
    String alias = "cv" + number;
    tables.add(TableReferences.from(table, alias));
    for (int i = 0; i < table.key().size(); i++) {
      SqlNode own = TableReferences.column(alias, table.key().get(i));
      where.add(TableReferences.equal(own, output(number, i)));
    }
    return new StaticElement(
        graph, table, vertex.labels, column -> TableReferences.column(alias, column));
  }

  /** A column with a vertex's key, added if it is new. */
  private SqlNode output(int vertex, int part) {
    if (!outputs.contains(vertex)) {
      outputs.add(vertex);
    }
    return TableReferences.column(ALIAS, name(vertex, part));
  }

  private static String name(int vertex, int part) {
    return "V" + vertex + "_" + part;
  }

  @Override
  public void bind(Scope scope) {
    pattern
        .vertexNames()
        .forEach((name, vertex) -> scope.add(name, Objects.requireNonNull(elements.get(vertex))));
  }

  @Override
  public List<SqlNode> from() {
    SqlNode call =
        new MultiwayOperator(this).createCall(ZERO, key == null ? List.of() : List.of(key));
    List<SqlNode> from = new ArrayList<>();
    from.add(
        Queries.as(
            SqlStdOperatorTable.LATERAL.createCall(
                ZERO, SqlStdOperatorTable.COLLECTION_TABLE.createCall(ZERO, call)),
            ALIAS));
    from.addAll(tables);
    return from;
  }

  @Override
  public List<SqlNode> where() {
    return where;
  }

  RelDataType rowType() {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataTypeFactory.Builder builder = factory.builder();
    builder.add("N", factory.createSqlType(SqlTypeName.BIGINT));
    for (int vertex : outputs) {
      ElementTable table = assignment.table(vertices.get(vertex));
      for (int i = 0; i < table.key().size(); i++) {
        builder.add(
            name(vertex, i),
            factory.createTypeWithNullability(table.type(table.key().get(i)), false));
      }
    }
    return builder.build();
  }

  RelNode toRelation(LogicalTableFunctionScan scan, List<RexNode> operands) {
    List<MultiwaySpec.Link> links = new ArrayList<>();
    List<MultiwaySpec.Source> distinct = new ArrayList<>();
    for (Link link : pattern.links) {
      int left = vertices.indexOf(link.left());
      int right = vertices.indexOf(link.right());
      MultiwaySpec.Source source = Objects.requireNonNull(sources.get(link.edge()));
      if (!distinct.contains(source)) {
        distinct.add(source);
      }
      int edges = distinct.indexOf(source);
      links.add(
          assignment.isForward(link)
              ? new MultiwaySpec.Link(left, right, edges, assignment.isEitherWay(link))
              : new MultiwaySpec.Link(right, left, edges, false));
    }
    boolean usable = given >= 0 && hasKeyType(operands.get(0).getType());
    MultiwaySpec spec =
        new MultiwaySpec(distinct, vertices.size(), links, outputs, usable ? given : -1, false);
    return new MultiwayMatch(
        scan.getCluster(),
        spec,
        usable ? operands : List.of(),
        scan.getRowType(),
        description(spec));
  }

  private boolean hasKeyType(RelDataType type) {
    ElementTable table = assignment.table(vertices.get(given));
    SqlTypeName wanted = table.type(table.key().get(0)).getSqlTypeName();
    return SqlTypeName.INT_TYPES.contains(wanted)
        ? SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())
        : type.getSqlTypeName() == SqlTypeName.VARCHAR;
  }

  private static String tables(MultiwaySpec spec) {
    Set<String> names = new LinkedHashSet<>();
    boolean conditions = false;
    for (MultiwaySpec.Source source : spec.sources()) {
      names.add(source.edges().table().name().toString());
      conditions |= source.condition() != null;
    }
    return String.join(", ", names) + (conditions ? " with conditions" : "");
  }

  private String description(MultiwaySpec spec) {
    return graph.name()
        + ": "
        + (spec.isCyclic() ? "cyclic pattern, sorted adjacency intersected" : "pattern")
        + ", "
        + spec.links().size()
        + " edges of "
        + tables(spec)
        + " over adjacency, from "
        + (spec.given() >= 0
            ? "one vertex: index lookups until arrays are there"
            : "all vertices: arrays");
  }
}
