package io.quiver.planner.graph;

import io.quiver.planner.validate.Positions;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a path search starts and which conditions of the pattern it checks itself: those
 * about one vertex of the path. Conditions about the ends commute with a prefix, which selects for
 * each pair of ends; those about a vertex between do not.
 */
final class SearchPlans {
  private SearchPlans() {}

  /** What the path's own expressions need of elements of other paths. */
  static void references(PathChain chain, References references) {
    expressions(chain).forEach(references::add);
    references.add(chain.conditions);
  }

  /** All expressions of a path. */
  static List<SqlNode> all(PathChain chain) {
    List<SqlNode> all = new ArrayList<>(expressions(chain));
    all.addAll(chain.conditions);
    return all;
  }

  private static List<SqlNode> expressions(PathChain chain) {
    List<SqlNode> all = new ArrayList<>();
    chain.positions.forEach(position -> all.addAll(position.conditions));
    for (Part part : chain.parts) {
      switch (part) {
        case Part.Hop hop -> {
          all.addAll(hop.link().edge().conditions);
          SqlNode cost = hop.link().edge().cost;
          if (cost != null) {
            all.add(cost);
          }
        }
        case Part.Repeat repeat -> {
          all.addAll(expressions(repeat.repetition().chain()));
          all.addAll(repeat.repetition().conditions());
        }
      }
    }
    return all;
  }

  /**
   * The search for a path.
   *
   * @param pending conditions of the pattern; those that the search takes over are removed
   */
  static SearchPath of(
      GraphModel graph,
      PathChain chain,
      Scope bound,
      String alias,
      UnaryOperator<SqlNode> closed,
      List<SqlNode> pending,
      Variables variables) {
    PathChain taken = copy(chain);
    pending.addAll(chain.conditions);
    takeOver(taken, bound, pending, variables);
    if (chain.isSelective()) {
      for (SqlNode condition : chain.conditions) {
        if (pending.contains(condition)) {
          throw Positions.error(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "a condition inside a path with a prefix can be about one end of the path only",
              condition);
        }
      }
    }
    boolean reversed =
        isReversible(taken, variables)
            && weight(taken.positions.get(0), bound) < weight(taken.last(), bound);
    return new SearchPath(
        graph, reversed ? reversed(taken) : taken, reversed, bound, alias, closed, null);
  }

  /** The positions get conditions of their own: a pattern is planned once for each branch. */
  static PathChain copy(PathChain chain) {
    PathChain copy = new PathChain();
    copy.name = chain.name;
    copy.search = chain.search;
    copy.count = chain.count;
    copy.mode = chain.mode;
    copy.positions.clear();
    for (VertexElement position : chain.positions) {
      VertexElement vertex = new VertexElement();
      vertex.merge(position);
      copy.positions.add(vertex);
    }
    copy.parts.addAll(chain.parts);
    copy.restrictions.addAll(chain.restrictions);
    return copy;
  }

  private static void takeOver(
      PathChain chain, Scope bound, List<SqlNode> pending, Variables variables) {
    for (Iterator<SqlNode> rest = pending.iterator(); rest.hasNext(); ) {
      SqlNode condition = rest.next();
      Set<String> names = variables(condition, variables);
      if (names.size() != 1) {
        continue;
      }
      String name = names.iterator().next();
      VertexElement target = null;
      for (int i = 0; i < chain.positions.size(); i++) {
        boolean end = i == 0 || i == chain.positions.size() - 1;
        if (chain.positions.get(i).names.contains(name) && (end || !chain.isSelective())) {
          target = chain.positions.get(i);
          break;
        }
      }
      if (target != null && bound.element(name) == null) {
        target.conditions.add(condition);
        rest.remove();
      }
    }
  }

  /** The pattern's variables in an expression. */
  private static Set<String> variables(SqlNode expression, Variables variables) {
    Set<String> found = new LinkedHashSet<>();
    expression.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            if (!id.names.isEmpty() && variables.byName().containsKey(id.names.get(0))) {
              found.add(id.names.get(0));
            }
            return null;
          }
        });
    return found;
  }

  /** Whether no condition on the way looks at another variable of the path. */
  private static boolean isReversible(PathChain chain, Variables variables) {
    Set<String> own = new LinkedHashSet<>();
    chain.positions.forEach(position -> own.addAll(position.names));
    for (VertexElement position : chain.positions) {
      for (SqlNode condition : position.conditions) {
        Set<String> used = variables(condition, variables);
        used.removeAll(position.names);
        used.retainAll(own);
        if (!used.isEmpty()) {
          return false;
        }
      }
    }
    PathChain inner = copy(chain);
    inner.positions.forEach(position -> position.conditions.clear());
    for (SqlNode expression : expressions(inner)) {
      Set<String> used = variables(expression, variables);
      used.retainAll(own);
      if (!used.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * How few vertices an end has, roughly: 3 for one, 2 for those of a key, 1 for some, 0 for all.
   */
  private static int weight(VertexElement end, Scope bound) {
    if (end.names.stream().anyMatch(name -> bound.element(name) != null)) {
      return 3;
    }
    int weight = 0;
    for (SqlNode condition : end.conditions) {
      boolean equality =
          condition instanceof SqlCall call
              && (call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IN);
      weight = Math.max(weight, equality ? 2 : 1);
    }
    return weight;
  }

  private static PathChain reversed(PathChain chain) {
    PathChain turned = new PathChain();
    turned.name = chain.name;
    turned.search = chain.search;
    turned.count = chain.count;
    turned.mode = chain.mode;
    turned.conditions.addAll(chain.conditions);
    turned.positions.clear();
    int last = chain.parts.size() - 1;
    for (int i = chain.positions.size() - 1; i >= 0; i--) {
      turned.positions.add(chain.positions.get(i));
    }
    for (int i = last; i >= 0; i--) {
      turned.parts.add(
          switch (chain.parts.get(i)) {
            case Part.Hop hop -> new Part.Hop(hop.link().reversed());
            case Part.Repeat repeat ->
                new Part.Repeat(
                    new Repetition(
                        reversed(repeat.repetition().chain()),
                        repeat.repetition().conditions(),
                        repeat.repetition().quantifier()));
          });
    }
    for (PathChain.Restriction restriction : chain.restrictions) {
      turned.restrictions.add(
          new PathChain.Restriction(
              restriction.mode(), last + 1 - restriction.to(), last + 1 - restriction.from()));
    }
    return turned;
  }
}
