package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.PathMode;
import io.quiver.planner.validate.Queries;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * A round with a quantifier inside: a search of its own finds the rounds that begin at a vertex.
 * Its rows give the edges and vertices of a round as arrays. Used once.
 */
final class NestedRound {
  private final SearchPath around;
  private final SearchStep step;
  private final SearchPath inner;

  /** The vertex where the round begins: the key that lookups of the search around it set. */
  private static final class Beginning extends DynamicVertex {
    private final KeyLayout keys;

    Beginning(GraphModel graph, KeyLayout keys) {
      super(graph, List.of(), graph.vertexTables(), keys);
      this.keys = keys;
    }

    @Override
    public @Nullable SqlNode property(String name) {
      throw new IllegalStateException("only the key is known");
    }

    @Override
    public SqlNode id() {
      throw new IllegalStateException("only the key is known");
    }

    @Override
    SqlNode keyColumn(int place) {
      return new TypedParameter(keys.slots().get(place), keys.types().get(place), ZERO);
    }
  }

  /**
   * Makes one.
   *
   * @param bound what the round's conditions may use
   */
  NestedRound(SearchPath around, SearchStep step, Scope bound) {
    this.around = around;
    this.step = step;
    PathChain chain = SearchPlans.copy(Objects.requireNonNull(step.nested));
    chain.mode = mode(chain, around.mode());
    chain.restrictions.removeIf(part -> part.to() - part.from() == chain.parts.size());
    this.inner =
        new SearchPath(
            around.graph(),
            chain,
            false,
            bound,
            "n$",
            around.closed(),
            new SearchPath.Round(new Beginning(around.graph(), around.keys()), around.isCosted()));
  }

  /** That of the round, else what the whole path demands of each part: so rounds are finite. */
  private static PathMode mode(PathChain chain, PathMode whole) {
    for (PathChain.Restriction part : chain.restrictions) {
      if (part.to() - part.from() == chain.parts.size()) {
        return part.mode();
      }
    }
    return whole;
  }

  /**
   * The rounds that begin at the vertex of a lookup.
   *
   * @param outer resolves names that the round does not know
   */
  SqlNode query(Resolver outer) {
    Scope scope = new Scope();
    List<SqlNode> where = new ArrayList<>(inner.bind(scope));
    Resolver resolver = new Resolver(scope, outer::resolve);
    Objects.requireNonNull(step.nested)
        .conditions
        .forEach(condition -> where.add(resolver.resolve(condition)));
    List<SqlNode> items = new ArrayList<>();
    List<SearchPosition> positions = inner.positions();
    for (SearchPosition end : List.of(positions.get(0), positions.get(positions.size() - 1))) {
      OutputElement element = new OutputElement(inner, end);
      items.addAll(around.keys().spread(element));
      if (!around.graph().hasPlainIds(false)) {
        items.add(element.id());
      }
    }
    OutputPath path = new OutputPath(inner);
    items.add(path.get(PathBinding.Function.EDGES));
    items.add(path.get(PathBinding.Function.VERTICES));
    if (around.isCosted()) {
      items.add(path.get(PathBinding.Function.COST));
    }
    step.columns.forEach(column -> items.add(resolver.resolve(column)));
    return Queries.select(items, from(outer), TableReferences.conjunction(where));
  }

  private SqlNode from(Resolver outer) {
    inner.findOperands();
    List<SqlNode> operands = inner.operands().nodes().stream().map(outer::resolve).toList();
    SqlNode call = new SearchOperator(inner).createCall(ZERO, operands);
    return Queries.as(
        SqlStdOperatorTable.LATERAL.createCall(
            ZERO, SqlStdOperatorTable.COLLECTION_TABLE.createCall(ZERO, call)),
        "n$");
  }
}
