package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.GraphTable;
import io.quiver.parser.ast.PathPattern;
import io.quiver.planner.validate.Queries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** One GRAPH_TABLE on its way to a query. Used once. */
final class MatchQuery {
  /** More ways to give tables to a pattern's elements than this are searched, not joined. */
  private static final int MAX_BRANCHES = 64;

  private final GraphTable table;
  private final GraphModel graph;
  private final UnaryOperator<SqlNode> closed;
  private final List<PathChain> fixed = new ArrayList<>();
  private final List<PathChain> searched = new ArrayList<>();
  private final List<SqlNode> conditions = new ArrayList<>();

  MatchQuery(GraphTable table, GraphModel graph, UnaryOperator<SqlNode> closed) {
    this.table = table;
    this.graph = graph;
    this.closed = closed;
  }

  SqlNode query() {
    List<PathChain> chains = new ArrayList<>();
    for (PathPattern path : table.paths()) {
      chains.add(PathBuilder.of(path));
    }
    Variables variables = Variables.of(chains);
    if (MatchRows.isNeeded(table)) {
      return new MatchRows(table, graph, variables).query();
    }
    for (PathChain chain : chains) {
      (chain.isFixed() && !chain.isSelective() ? fixed : searched).add(chain);
    }
    TableReferences.split(table.where(), conditions);
    FixedPattern pattern = new FixedPattern();
    List<FixedPattern.Added> added = new ArrayList<>();
    fixed.forEach(chain -> added.add(pattern.add(chain)));
    SqlNode adjacent = overAdjacency(pattern, added, variables);
    if (adjacent != null) {
      return adjacent;
    }
    List<Assignment> assignments = Assignment.all(graph, pattern, MAX_BRANCHES);
    if (assignments == null) {
      return manyTables(chains, variables);
    }
    return union(assignments, pattern, added, variables);
  }

  /** Edges of either direction taken as they are, where adjacency serves the whole pattern. */
  private @Nullable SqlNode overAdjacency(
      FixedPattern pattern, List<FixedPattern.Added> added, Variables variables) {
    if (pattern.links.stream().noneMatch(Link::eitherWay)) {
      return null;
    }
    List<Assignment> merged = Assignment.all(graph, pattern, MAX_BRANCHES, true);
    if (merged == null || merged.isEmpty()) {
      return null;
    }
    SqlNode all = null;
    for (Assignment assignment : merged) {
      SqlNode branch = branch(assignment, pattern, added, variables, true);
      if (branch == null) {
        return null;
      }
      all = all == null ? branch : SqlStdOperatorTable.UNION_ALL.createCall(ZERO, all, branch);
    }
    return all;
  }

  /** Too many combinations of tables for joins: every path is searched. */
  private SqlNode manyTables(List<PathChain> chains, Variables variables) {
    fixed.clear();
    searched.clear();
    searched.addAll(chains);
    FixedPattern empty = new FixedPattern();
    List<Assignment> one = Assignment.all(graph, empty, MAX_BRANCHES);
    return union(one == null ? List.of() : one, empty, List.of(), variables);
  }

  private SqlNode union(
      List<Assignment> assignments,
      FixedPattern pattern,
      List<FixedPattern.Added> added,
      Variables variables) {
    if (assignments.isEmpty()) {
      return new EmptyMatch(graph, table, variables).query();
    }
    SqlNode all = null;
    for (int i = 0; i < assignments.size(); i++) {
      SqlNode branch = branch(assignments.get(i), pattern, added, variables, false);
      all = all == null ? branch : SqlStdOperatorTable.UNION_ALL.createCall(ZERO, all, branch);
    }
    if (all == null) {
      throw new IllegalStateException("no branch");
    }
    return all;
  }

  /**
   * The matches over certain tables; null where adjacency does not serve them.
   *
   * @param adjacentOnly whether joins will not do
   */
  private @Nullable SqlNode branch(
      Assignment assignment,
      FixedPattern pattern,
      List<FixedPattern.Added> added,
      Variables variables,
      boolean adjacentOnly) {
    References references = new References().add(conditions);
    List<SqlNode> columns = Items.of(graph, table, variables);
    columns.forEach(references::add);
    pattern.vertices.forEach(vertex -> references.add(vertex.conditions));
    pattern.edges.forEach(edge -> references.add(edge.conditions));
    references.add(pattern.conditions);
    searched.forEach(chain -> SearchPlans.references(chain, references));
    List<SqlNode> pending = new ArrayList<>(conditions);
    pending.addAll(pattern.conditions);
    pattern.vertices.forEach(vertex -> pending.addAll(vertex.conditions));
    pattern.edges.forEach(edge -> pending.addAll(edge.conditions));
    Scope scope = new Scope();
    BoundPattern query = adjacent(assignment, pattern, pending, columns, references);
    if (query == null && adjacentOnly) {
      return null;
    }
    if (query == null) {
      FixedQuery joined = new FixedQuery(graph, pattern, assignment, "g$", references);
      for (int i = 0; i < fixed.size(); i++) {
        String name = fixed.get(i).name;
        if (name != null) {
          scope.add(name, new FixedPath(added.get(i), joined));
        }
      }
      query = joined;
    }
    query.bind(scope);
    List<SqlNode> where = new ArrayList<>(query.where());
    List<SearchPath> searches = new ArrayList<>();
    for (PathChain chain : searched) {
      SearchPath search =
          SearchPlans.of(
              graph, chain, scope.copy(), "p$" + searches.size(), closed, pending, variables);
      searches.add(search);
      where.addAll(search.bind(scope));
    }
    Resolver resolver = new Resolver(scope, node -> node.clone(node.getParserPosition()));
    pending.forEach(condition -> where.add(resolver.resolve(condition)));
    List<SqlNode> items = new ArrayList<>();
    for (SqlNode item : columns) {
      items.add(item(item, resolver));
    }
    List<SqlNode> from = new ArrayList<>(query.from());
    searches.forEach(search -> from.add(search.reference()));
    return Queries.select(
        items,
        from.isEmpty() ? SearchQueries.oneRow() : SearchQueries.from(from),
        TableReferences.conjunction(where));
  }

  /** The pattern over adjacency, where that is better than joins. */
  private @Nullable BoundPattern adjacent(
      Assignment assignment,
      FixedPattern pattern,
      List<SqlNode> pending,
      List<SqlNode> columns,
      References references) {
    List<SqlNode> expressions = new ArrayList<>(columns);
    searched.forEach(chain -> expressions.addAll(SearchPlans.all(chain)));
    Set<String> mentioned = AdjacentPatterns.mentioned(expressions);
    searched.forEach(chain -> chain.positions.forEach(p -> mentioned.addAll(p.names)));
    boolean pathsShow = showsPath(mentioned);
    for (SqlNode condition : pending) {
      pathsShow |= showsPath(AdjacentPatterns.mentioned(List.of(condition)));
    }
    if (pathsShow) {
      return null;
    }
    AdjacentPatterns patterns =
        new AdjacentPatterns(graph, pattern, assignment, pending, mentioned);
    BoundPattern found = patterns.find(references);
    if (found != null) {
      pending.removeAll(patterns.taken());
    }
    return found;
  }

  private boolean showsPath(Set<String> names) {
    return fixed.stream().anyMatch(chain -> chain.name != null && names.contains(chain.name));
  }

  private static SqlNode item(SqlNode item, Resolver resolver) {
    if (item.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) item;
      return Queries.as(
          resolver.resolve(as.operand(0)), ((SqlIdentifier) as.operand(1)).getSimple());
    }
    SqlNode resolved = resolver.resolve(item);
    return item instanceof SqlIdentifier id && id.names.size() == 2
        ? Queries.as(resolved, id.names.get(1))
        : resolved;
  }
}
