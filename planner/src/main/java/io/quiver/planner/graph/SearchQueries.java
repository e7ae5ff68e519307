package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.planner.validate.TypedParameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The queries inside a path search, in the form that {@link PathSpec} describes. Used once for
 * {@link #all}, then asked for the positions and steps.
 */
final class SearchQueries {
  private final SearchPath path;
  private final GraphModel graph;
  private final KeyLayout keys;
  private final List<Input> inputs = new ArrayList<>();
  private final List<PathSpec.Position> positions = new ArrayList<>();
  private final List<PathSpec.Step> steps = new ArrayList<>();

  /** A query with the types that its columns must have. */
  record Input(SqlNode query, RelDataType type) {}

  SearchQueries(SearchPath path) {
    this.path = path;
    this.graph = path.graph();
    this.keys = path.keys();
  }

  List<PathSpec.Position> positions() {
    return positions;
  }

  List<PathSpec.Step> steps() {
    return steps;
  }

  List<Input> all() {
    // Steps first: they may ask for columns of positions.
    for (SearchStep step : path.steps()) {
      addStep(step);
    }
    List<int[]> places = new ArrayList<>();
    for (int i = path.positions().size() - 1; i >= 0; i--) {
      places.add(0, addPosition(path.positions().get(i)));
    }
    for (SearchPosition position : path.positions()) {
      int[] place = places.get(position.number);
      positions.add(
          new PathSpec.Position(
              place[0],
              place[1],
              path.positionColumns() + position.types.size(),
              position.isConditioned(),
              position.sameAs,
              position.tables(graph, keys),
              position.dependsOn,
              position.usesOperands,
              position.bound.stream()
                  .map(b -> new PathSpec.Bound(b.slot(), column(b.property())))
                  .toList()));
    }
    return inputs;
  }

  private int column(int property) {
    if (property >= 0) {
      return path.positionColumns() + property;
    }
    return property == SlotElement.ID
        ? (graph.hasPlainIds(false) ? 0 : keys.width())
        : SlotElement.ID - 1 - property;
  }

  private int add(List<SqlNode> branches, RelDataType type) {
    inputs.add(new Input(union(branches, type), type));
    return inputs.size() - 1;
  }

  private static SqlNode union(List<SqlNode> branches, RelDataType type) {
    if (branches.isEmpty()) {
      return nothing(type);
    }
    SqlNode all = branches.get(0);
    for (SqlNode branch : branches.subList(1, branches.size())) {
      all = SqlStdOperatorTable.UNION_ALL.createCall(ZERO, all, branch);
    }
    return all;
  }

  /** A query without rows. */
  static SqlNode nothing(RelDataType type) {
    List<SqlNode> items = new ArrayList<>();
    type.getFieldList()
        .forEach(
            field ->
                items.add(new TypedParameter(TypedParameter.NULL_SLOT, field.getType(), ZERO)));
    return Queries.select(items, oneRow(), TableReferences.literal(false));
  }

  static SqlNode oneRow() {
    return Queries.as(
        SqlStdOperatorTable.VALUES.createCall(
            ZERO,
            SqlStdOperatorTable.ROW.createCall(ZERO, SqlLiteral.createExactNumeric("0", ZERO))),
        "one$");
  }

  static SqlNode from(List<SqlNode> tables) {
    SqlNode from = tables.get(0);
    for (SqlNode table : tables.subList(1, tables.size())) {
      from = Queries.comma(from, table);
    }
    return from;
  }

  // ---- positions

  private int[] addPosition(SearchPosition position) {
    if (!position.isRead()) {
      return new int[] {-1, -1};
    }
    RelDataTypeFactory.Builder type = QuiverTypeFactory.INSTANCE.builder();
    addKeyTypes(type, "K");
    if (!graph.hasPlainIds(false)) {
      type.add("ID", graph.idType(false));
    }
    for (int i = 0; i < position.types.size(); i++) {
      type.add("P" + i, position.types.get(i));
    }
    RelDataType rows = type.build();
    boolean start = position.number == 0;
    int lookup = add(vertexQueries(position, !start), rows);
    boolean scannable = !start && position.dependsOn < 0;
    return new int[] {lookup, scannable ? add(vertexQueries(position, false), rows) : -1};
  }

  private void addKeyTypes(RelDataTypeFactory.Builder type, String prefix) {
    for (int i = 0; i < keys.width(); i++) {
      type.add(prefix + i, keys.types().get(i));
    }
  }

  private List<SqlNode> vertexQueries(SearchPosition position, boolean lookup) {
    List<SqlNode> branches = new ArrayList<>();
    ElementBinding given = position.given;
    ElementTable givenTable = given == null ? null : given.table();
    for (ElementTable table : position.candidates) {
      if (givenTable == null || givenTable == table) {
        branches.add(vertexQuery(position, table, lookup));
      }
    }
    return branches;
  }

  private SqlNode vertexQuery(SearchPosition position, ElementTable table, boolean lookup) {
    StaticElement element =
        new StaticElement(
            graph, table, position.element.labels, column -> TableReferences.column("v", column));
    Tracker tracker = tracker(position);
    Scope scope = foreign(position.number - 1, tracker);
    position.element.names.forEach(name -> scope.add(name, element));
    Resolver resolver = resolver(scope, tracker);
    List<SqlNode> where = new ArrayList<>();
    String condition = table.definition().condition();
    if (condition != null) {
      where.add(element.placed(graph.parse(condition)));
    }
    if (lookup) {
      where.addAll(keys.isLookedUp(table, element.key()));
    }
    ElementBinding given = position.given;
    if (given != null) {
      List<SqlNode> outside = new OperandElement(given, path.operands(), tracker).key(table);
      for (int i = 0; i < outside.size(); i++) {
        where.add(TableReferences.equal(element.key().get(i), outside.get(i)));
      }
    }
    position.conditions.forEach(part -> where.add(resolver.resolve(part)));
    List<SqlNode> items = new ArrayList<>(keys.spread(element));
    if (!graph.hasPlainIds(false)) {
      items.add(element.id());
    }
    for (String property : position.properties) {
      items.add(Objects.requireNonNull(element.property(property)));
    }
    return Queries.select(
        items, TableReferences.from(table, "v"), TableReferences.conjunction(where));
  }

  // ---- steps

  private void addStep(SearchStep step) {
    RelDataTypeFactory.Builder type = QuiverTypeFactory.INSTANCE.builder();
    for (String end : List.of("F", "T")) {
      addKeyTypes(type, end);
      if (!graph.hasPlainIds(false)) {
        type.add(end + "ID", graph.idType(false));
      }
    }
    if (step.nested != null) {
      type.add("ES", array(graph.idType(true)));
      type.add("VS", array(graph.idType(false)));
    }
    for (int i = 0; i < step.edges(); i++) {
      type.add("E" + i, graph.idType(true));
    }
    for (int i = 1; i < step.edges(); i++) {
      type.add("V" + i, graph.idType(false));
    }
    if (path.isCosted()) {
      type.add(
          "COST",
          QuiverTypeFactory.INSTANCE.createTypeWithNullability(
              QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.DOUBLE), true));
    }
    for (int i = 0; i < step.types.size(); i++) {
      type.add("C" + i, step.types.get(i));
    }
    RelDataType rows = type.build();
    int lookup = add(step.nested != null ? nestedQuery(step) : stepQueries(step, true), rows);
    boolean scannable = step.dependsOn < 0 && step.nested == null;
    int scan = scannable ? add(stepQueries(step, false), rows) : -1;
    steps.add(
        new PathSpec.Step(
            lookup,
            scan,
            rows.getFieldCount(),
            step.edges(),
            step.pattern.links.stream().anyMatch(Link::eitherWay),
            step.roundsShow(),
            step.minimum,
            step.maximum,
            step.dependsOn,
            step.usesOperands,
            path.operands().isResolved() ? new StepAdjacency(path, step, this).find() : List.of()));
  }

  private static RelDataType array(RelDataType element) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return factory.createTypeWithNullability(factory.createArrayType(element, -1), true);
  }

  private List<SqlNode> nestedQuery(SearchStep step) {
    Tracker tracker = tracker(step);
    Scope scope = foreign(step.number, tracker);
    return List.of(new NestedRound(path, step, scope).query(resolver(scope, tracker)));
  }

  private List<SqlNode> stepQueries(SearchStep step, boolean lookup) {
    List<SqlNode> branches = new ArrayList<>();
    for (Assignment assignment : step.assignments) {
      branches.add(stepQuery(step, assignment, lookup));
    }
    return branches;
  }

  /**
   * One round over certain tables.
   *
   * @param conditions of the elements and of the round, without those that hold it together
   */
  record Round(
      FixedQuery query, List<SqlNode> conditions, @Nullable SqlNode cost, List<SqlNode> columns) {}

  private Round round(SearchStep step, Assignment assignment) {
    List<SqlNode> conditions = new ArrayList<>(step.pattern.conditions);
    step.pattern.vertices.forEach(vertex -> conditions.addAll(vertex.conditions));
    step.pattern.edges.forEach(edge -> conditions.addAll(edge.conditions));
    return round(
        step,
        assignment,
        conditions,
        new FixedQuery(graph, step.pattern, assignment, "s", step.references()));
  }

  /** Likewise with some of the conditions. */
  Round round(SearchStep step, Assignment assignment, List<SqlNode> conditions, FixedQuery query) {
    Tracker tracker = tracker(step);
    Scope scope = foreign(step.number, tracker);
    query.bind(scope);
    Resolver resolver = resolver(scope, tracker);
    List<SqlNode> where = new ArrayList<>();
    conditions.forEach(part -> where.add(resolver.resolve(part)));
    List<SqlNode> columns = new ArrayList<>();
    SqlNode cost = path.isCosted() ? cost(step, resolver) : null;
    step.columns.forEach(column -> columns.add(resolver.resolveInRound(column)));
    return new Round(query, where, cost, columns);
  }

  /** Conditions of a vertex of a round over its table, which is called v. */
  List<SqlNode> vertexConditions(
      SearchStep step, VertexElement vertex, ElementTable table, List<SqlNode> conditions) {
    StaticElement element =
        new StaticElement(
            graph, table, vertex.labels, column -> TableReferences.column("v", column));
    Tracker tracker = tracker(step);
    Scope scope = foreign(step.number, tracker);
    vertex.names.forEach(name -> scope.add(name, element));
    Resolver resolver = resolver(scope, tracker);
    List<SqlNode> where = new ArrayList<>();
    String condition = table.definition().condition();
    if (condition != null) {
      where.add(element.placed(graph.parse(condition)));
    }
    conditions.forEach(part -> where.add(resolver.resolve(part)));
    return where;
  }

  private SqlNode stepQuery(SearchStep step, Assignment assignment, boolean lookup) {
    Round round = round(step, assignment);
    FixedQuery query = round.query();
    List<SqlNode> where = new ArrayList<>(query.where());
    StaticElement from = query.vertex(step.from());
    StaticElement to = query.vertex(step.to());
    if (lookup) {
      where.addAll(keys.isLookedUp(assignment.table(step.from()), from.key()));
    }
    where.addAll(round.conditions());
    List<SqlNode> items = new ArrayList<>();
    for (StaticElement end : List.of(from, to)) {
      items.addAll(keys.spread(end));
      if (!graph.hasPlainIds(false)) {
        items.add(end.id());
      }
    }
    step.path.links().forEach(link -> items.add(query.edge(link.edge()).id()));
    for (int i = 1; i < step.edges(); i++) {
      items.add(query.vertex(step.path.positions().get(i)).id());
    }
    if (round.cost() != null) {
      items.add(round.cost());
    }
    items.addAll(round.columns());
    return Queries.select(items, from(query.from()), TableReferences.conjunction(where));
  }

  /** Edges without COST cost nothing. */
  private static SqlNode cost(SearchStep step, Resolver resolver) {
    SqlNode sum = null;
    for (Link link : step.path.links()) {
      SqlNode cost = link.edge().cost;
      if (cost != null) {
        SqlNode resolved = resolver.resolve(cost);
        sum = sum == null ? resolved : SqlStdOperatorTable.PLUS.createCall(ZERO, sum, resolved);
      }
    }
    return sum == null ? SqlLiteral.createExactNumeric("0", ZERO) : sum;
  }

  // ---- names from elsewhere

  /** Variables of other paths, and those of this path up to a position. */
  private Scope foreign(int lastPosition, Tracker tracker) {
    Scope scope = new Scope();
    path.bound()
        .elements()
        .forEach(
            (name, element) ->
                scope.add(name, new OperandElement(element, path.operands(), tracker)));
    for (SearchPosition position : path.positions()) {
      for (String name : position.element.names) {
        if (position.number <= lastPosition) {
          scope.add(name, new SlotElement(graph, position, keys, tracker));
        }
      }
    }
    return scope;
  }

  private Resolver resolver(Scope scope, Tracker tracker) {
    return new Resolver(
        scope,
        node -> {
          refuseLater(node);
          tracker.usesOperand();
          return path.operands().parameter(node);
        });
  }

  /** A name of this path that is not bound where it is used. */
  private void refuseLater(SqlNode node) {
    String name = node instanceof SqlIdentifier id ? id.names.get(0) : "";
    boolean own =
        path.positions().stream().anyMatch(p -> p.element.names.contains(name))
            || path.steps().stream()
                .anyMatch(s -> s.vertexNames().contains(name) || s.edgeNames().contains(name));
    if (own) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "the condition uses " + name + " before the path has reached it",
          "Put the condition at the element that comes last, or into the WHERE of the pattern.",
          Positions.of(node),
          null);
    }
  }

  private Tracker tracker(SearchPosition position) {
    return new Tracker() {
      @Override
      public void usesPosition(int number) {
        position.dependsOn = Math.max(position.dependsOn, checked(number));
      }

      @Override
      public void usesOperand() {
        position.usesOperands = true;
      }
    };
  }

  private Tracker tracker(SearchStep step) {
    return new Tracker() {
      @Override
      public void usesPosition(int number) {
        step.dependsOn = Math.max(step.dependsOn, checked(number));
      }

      @Override
      public void usesOperand() {
        step.usesOperands = true;
      }
    };
  }

  private int checked(int position) {
    if (position > 0 && path.isSelective()) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "a condition inside a path with a prefix may use the path's first vertex, but no other"
              + " one that comes before it");
    }
    return position;
  }
}
