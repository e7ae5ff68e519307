package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.PathMode;
import io.quiver.parser.ast.PathPrefix;
import io.quiver.parser.ast.Quantifier;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.planner.validate.TypedParameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A path with quantifiers or a prefix, on its way to a {@link PathSearch}. First variables of the
 * query are resolved against it, which settles its columns; then it becomes a call in FROM; when
 * Calcite has found the types of the call's operands, the queries inside are made.
 */
final class SearchPath {
  private final GraphModel graph;
  private final PathChain chain;
  private final Scope bound;
  private final String alias;
  private final KeyLayout keys;
  private final Operands operands;
  private final boolean reversed;
  private final List<SearchPosition> positions = new ArrayList<>();
  private final List<SearchStep> steps = new ArrayList<>();
  private final List<PathSpec.Output> outputs = new ArrayList<>();
  private final List<RelDataType> outputTypes = new ArrayList<>();
  private final UnaryOperator<SqlNode> closed;
  private final boolean costed;
  private final int count;
  private final @Nullable Round round;
  private boolean overAdjacency;

  /**
   * What a search for the rounds of another one has from that.
   *
   * @param beginning the vertex to start at
   * @param costed whether costs are asked for
   */
  record Round(ElementBinding beginning, boolean costed) {}

  /**
   * Makes one.
   *
   * @param chain in the order of the search
   * @param bound variables that are bound already
   * @param alias of its rows, unique in the query
   * @param round where it finds the rounds of another search
   */
  SearchPath(
      GraphModel graph,
      PathChain chain,
      boolean reversed,
      Scope bound,
      String alias,
      UnaryOperator<SqlNode> closed,
      @Nullable Round round) {
    this.graph = graph;
    this.chain = chain;
    this.reversed = reversed;
    this.bound = bound;
    this.alias = alias;
    this.closed = closed;
    this.round = round;
    this.keys = new KeyLayout(graph, graph.planning());
    this.operands = new Operands(graph.planning());
    addPositions();
    for (Part part : chain.parts) {
      steps.add(step(part));
    }
    SqlNode written = chain.count;
    this.count = written == null ? -1 : operands.add(bound(written));
    this.costed =
        chain.search == PathPrefix.Search.ANY_CHEAPEST
            || chain.search == PathPrefix.Search.CHEAPEST
            || (round != null && round.costed);
    checkCosts();
    output(
        new PathSpec.Output.Whole(PathSpec.Property.LENGTH),
        QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.INTEGER));
  }

  private void addPositions() {
    for (VertexElement element : chain.positions) {
      SearchPosition position =
          new SearchPosition(
              positions.size(), element, Labels.candidates(graph, false, element.labels));
      for (SearchPosition earlier : positions) {
        if (earlier.element.names.stream().anyMatch(element.names::contains)) {
          position.sameAs = earlier.number;
        }
      }
      if (round != null && position.number == 0) {
        position.given = round.beginning;
      }
      boolean end = position.number == 0 || position.number == chain.positions.size() - 1;
      for (String name : element.names) {
        if (end && bound.element(name) != null) {
          position.given = bound.element(name);
        }
      }
      positions.add(position);
    }
  }

  /** A bound or count, which may be a parameter. */
  private static SqlNode bound(SqlNode node) {
    if (node instanceof SqlDynamicParam parameter && !(node instanceof TypedParameter)) {
      QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
      return new TypedParameter(
          parameter.getIndex(),
          factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.BIGINT), true),
          node.getParserPosition());
    }
    return node;
  }

  private SearchStep step(Part part) {
    return switch (part) {
      case Part.Hop hop -> {
        PathChain round = new PathChain();
        VertexElement to = new VertexElement();
        Link link = hop.link();
        round.parts.add(new Part.Hop(new Link(link.edge(), round.last(), to, link.direction())));
        round.positions.add(to);
        int one = operands.add(SqlLiteral.createExactNumeric("1", ZERO));
        yield new SearchStep(steps.size(), graph, round, true, one, one);
      }
      case Part.Repeat repeat -> {
        Quantifier quantifier = repeat.repetition().quantifier();
        SqlNode maximum = quantifier.maximum();
        if (maximum == null && chain.mode == PathMode.WALK && !chain.isSelective()) {
          throw round == null
              ? unbounded(quantifier.minimum())
              : unboundedInside(quantifier.minimum());
        }
        int least = operands.add(bound(quantifier.minimum()));
        int greatest = maximum == null ? -1 : operands.add(bound(maximum));
        yield new SearchStep(
            steps.size(), graph, repeat.repetition().chain(), false, least, greatest);
      }
    };
  }

  private static QuiverException unboundedInside(SqlNode position) {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "a quantifier without upper bound inside another quantifier needs a path mode",
        "Give it an upper bound as in {1,5}, or put TRAIL, ACYCLIC or SIMPLE in front of the"
            + " path.",
        Positions.of(position),
        null);
  }

  private static QuiverException unbounded(SqlNode position) {
    return new QuiverException(
        ErrorCode.INVALID_STATEMENT,
        "a quantifier without upper bound would give infinitely many walks over a cycle",
        "Give it an upper bound as in {1,5}, or put a path mode (TRAIL, ACYCLIC, SIMPLE) or a"
            + " prefix (ANY SHORTEST, ALL SHORTEST, SHORTEST k, ANY, ANY CHEAPEST) in front of the"
            + " path.",
        Positions.of(position),
        null);
  }

  private void checkCosts() {
    boolean given = false;
    for (SearchStep step : steps) {
      for (EdgeElement edge : step.edgeElements()) {
        SqlNode cost = edge.cost;
        given |= cost != null;
        if (cost != null && !costed) {
          throw Positions.error(
              ErrorCode.INVALID_STATEMENT,
              "COST needs ANY CHEAPEST or CHEAPEST k in front of the path",
              cost);
        }
      }
    }
    if (costed && !given && round == null) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          "CHEAPEST needs the COST of at least one edge",
          "Write COST and an expression at the end of an edge: -[e COST e.km]->.",
          null,
          null);
    }
  }

  // ---- what the query around uses

  GraphModel graph() {
    return graph;
  }

  KeyLayout keys() {
    return keys;
  }

  boolean isCosted() {
    return costed;
  }

  int positionColumns() {
    return keys.width() + (graph.hasPlainIds(false) ? 0 : 1);
  }

  /** Makes the path's variables known; conditions that tie them to variables known before. */
  List<SqlNode> bind(Scope scope) {
    List<SqlNode> ties = new ArrayList<>();
    for (SearchPosition position : positions) {
      for (String name : position.element.names) {
        ElementBinding outside = bound.element(name);
        if (outside == null) {
          if (scope.element(name) == null) {
            scope.add(name, new OutputElement(this, position));
          }
        } else if (position.given == null) {
          ties.add(GraphFunctions.same(outside, new OutputElement(this, position)));
        }
      }
    }
    for (SearchStep step : steps) {
      bind(step, scope);
    }
    if (chain.name != null) {
      scope.add(chain.name, new OutputPath(this));
    }
    return ties;
  }

  private void bind(SearchStep step, Scope scope) {
    for (EdgeElement edge : step.edgeElements()) {
      String name = edge.name;
      if (name != null
          && scope.knows(name)
          && !(scope.group(name) instanceof OutputGroup group && group.step() == step)) {
        throw new QuiverException(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            "edge "
                + name
                + " occurs twice, once in a path with quantifiers or a prefix: that is not"
                + " supported");
      }
      if (name != null && step.single) {
        scope.add(name, new OutputEdge(this, step, edge, name));
      } else if (name != null) {
        scope.add(name, new OutputGroup(this, step));
      }
    }
    if (!step.single) {
      for (String name : step.vertexNames()) {
        scope.add(name, new OutputGroup(this, step));
      }
    }
  }

  /** The column with an output, added if it is new. */
  SqlNode output(PathSpec.Output output, RelDataType type) {
    int place = outputs.indexOf(output);
    if (place < 0) {
      place = outputs.size();
      outputs.add(output);
      outputTypes.add(QuiverTypeFactory.INSTANCE.createTypeWithNullability(type, true));
    }
    return TableReferences.column(alias, "C" + place);
  }

  /** An expression over the only round of a step. */
  SqlNode stepValue(SearchStep step, SqlNode expression, RelDataType type) {
    return output(new PathSpec.Output.StepValue(step.number, step.column(expression, type)), type);
  }

  /** An aggregate function over the rounds of a step. */
  SqlNode aggregate(SearchStep step, SqlCall call) {
    return new StepAggregates(this, step).output(call);
  }

  RelDataType rowType() {
    RelDataTypeFactory.Builder builder = QuiverTypeFactory.INSTANCE.builder();
    for (int i = 0; i < outputs.size(); i++) {
      builder.add("C" + i, outputTypes.get(i));
    }
    return builder.build();
  }

  // ---- what the search is made of

  List<SearchPosition> positions() {
    return positions;
  }

  List<SearchStep> steps() {
    return steps;
  }

  Scope bound() {
    return bound;
  }

  Operands operands() {
    return operands;
  }

  boolean isSelective() {
    return chain.isSelective();
  }

  /** The search in FROM. */
  SqlNode reference() {
    findOperands();
    SqlNode call = new SearchOperator(this).createCall(ZERO, operands.nodes());
    return Queries.as(
        SqlStdOperatorTable.LATERAL.createCall(
            ZERO, SqlStdOperatorTable.COLLECTION_TABLE.createCall(ZERO, call)),
        alias);
  }

  /** Makes the queries only to find out what they take from outside. */
  void findOperands() {
    new SearchQueries(this).all();
  }

  PathMode mode() {
    return chain.mode;
  }

  RelNode toRelation(LogicalTableFunctionScan scan, List<RexNode> values) {
    operands.resolve(values.stream().map(RexNode::getType).toList());
    SearchQueries queries = new SearchQueries(this);
    List<SearchQueries.Input> made = queries.all();
    List<RelNode> inputs = new ArrayList<>();
    for (SearchQueries.Input input : made) {
      RelNode relation = graph.planning().convert(closed.apply(input.query())).relation();
      inputs.add(RelOptUtil.createCastRel(relation, input.type(), true));
    }
    PathSpec spec =
        new PathSpec(
            search(),
            count,
            chain.mode,
            chain.restrictions.stream()
                .map(part -> new PathSpec.Partial(part.mode(), part.from(), part.to()))
                .toList(),
            queries.positions(),
            steps(queries.steps()),
            outputs,
            keys.width(),
            graph.hasPlainIds(false),
            costed,
            reversed,
            isAmbiguous(),
            observed(),
            keys.slots(),
            operands.slots());
    return new PathSearch(
        scan.getCluster(), spec, values, inputs, scan.getRowType(), description());
  }

  /** Whether ids of edges are asked for that are no columns. */
  boolean showsEdges() {
    return outputs.contains(new PathSpec.Output.Whole(PathSpec.Property.EDGES))
        && !graph.hasPlainIds(true);
  }

  UnaryOperator<SqlNode> closed() {
    return closed;
  }

  /** Row ids and keys of edges cannot be compared: all steps use adjacency or none does. */
  private List<PathSpec.Step> steps(List<PathSpec.Step> found) {
    boolean all = found.stream().noneMatch(step -> step.adjacency().isEmpty());
    overAdjacency = all;
    return all ? found : found.stream().map(PathSpec.Step::withoutAdjacency).toList();
  }

  /** Positions whose place on the path shows: they have a name, or a step beside them has names. */
  private List<Integer> observed() {
    List<Integer> observed = new ArrayList<>();
    for (SearchPosition position : positions) {
      int number = position.number;
      boolean beside =
          (number > 0 && hasNames(steps.get(number - 1)))
              || (number < steps.size() && hasNames(steps.get(number)));
      if (beside || position.element.isNamed()) {
        observed.add(number);
      }
    }
    return observed;
  }

  private static boolean hasNames(SearchStep step) {
    return step.hasNames();
  }

  /** Whether two repetitions meet, or are parted by single edges, where nothing shows it. */
  private boolean isAmbiguous() {
    long repeated = steps.stream().filter(step -> !step.single).count();
    if (steps.stream().anyMatch(step -> step.nested != null)) {
      return true;
    }
    List<Integer> observed = observed();
    return repeated > 1
        && positions.subList(1, positions.size() - 1).stream()
            .anyMatch(position -> !observed.contains(position.number));
  }

  private PathSpec.Search search() {
    return switch (chain.search) {
      case NONE, ALL -> PathSpec.Search.ALL;
      case ANY, ANY_SHORTEST, SHORTEST -> PathSpec.Search.SHORTEST;
      case ALL_SHORTEST, SHORTEST_GROUPS -> PathSpec.Search.SHORTEST_GROUPS;
      case ANY_CHEAPEST, CHEAPEST -> PathSpec.Search.CHEAPEST;
    };
  }

  private String description() {
    StringBuilder text =
        new StringBuilder(graph.name().toString())
            .append(": ")
            .append(
                chain.isSelective()
                    ? chain.search.toString().toLowerCase(Locale.ROOT).replace('_', ' ')
                    : "all")
            .append(' ')
            .append(chain.mode.toString().toLowerCase(Locale.ROOT))
            .append("s over ")
            .append(steps.size())
            .append(steps.size() == 1 ? " step" : " steps");
    if (reversed) {
      text.append(", from the end");
    }
    if (overAdjacency) {
      text.append(", over adjacency");
    }
    return text.toString();
  }
}
