package io.quiver.planner.rule;

import io.quiver.functions.text.TextFunction;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * Text and hybrid searches become one node:
 *
 * <pre>
 * [Sort($TEXT_SEARCH('score', ..) DESC LIMIT k)]     Project(.., SCORE, ..)
 *   Project(.., $TEXT_SEARCH(..), ..)            -&gt;    TextSearch(query, k, condition)
 *     Filter($TEXT_SEARCH(..) IS NOT NULL AND condition)
 *       Scan
 *
 * Filter($TEXT_MATCH(..) AND condition)          -&gt;  Project
 *   Scan                                               TextSearch(query, condition)
 *
 * Filter(text LIKE '%word%' AND condition)       -&gt;  Filter(text LIKE '%word%' AND condition)
 *   Scan                                               TextSearch(words with "word" inside)
 * </pre>
 */
public final class TextSearchRule {
  private static final double EXPECTED_ROWS = 100;

  private TextSearchRule() {}

  /** The same tree with searches that have a score; before filters are moved. */
  public static RelNode searches(RelNode node) {
    if (node instanceof Sort sort) {
      RelNode search = bestFirst(sort);
      if (search != null) {
        return search;
      }
    }
    ScanChain chain = chain(node);
    if (chain != null) {
      RelNode search = search(chain, null);
      return search == null ? node : search;
    }
    return descend(node, TextSearchRule::searches);
  }

  /**
   * The same tree with conditions TEXT_MATCH and LIKE served by indexes; after filters have sunk.
   *
   * @param isSelective whether another index leaves a small part of the chain's table: then LIKE is
   *     tested on that
   */
  public static RelNode matches(RelNode node, Predicate<ScanChain> isSelective) {
    ScanChain chain = chain(node);
    if (chain != null) {
      RelNode search = match(chain);
      if (search == null && !isSelective.test(chain)) {
        search = like(chain);
      }
      return search == null ? node : search;
    }
    return descend(node, input -> matches(input, isSelective));
  }

  private static @Nullable ScanChain chain(RelNode node) {
    ScanChain chain = node instanceof Project || node instanceof Filter ? ScanChain.of(node) : null;
    return chain == null || chain.table().hasRowId() ? null : chain;
  }

  private static RelNode descend(
      RelNode node, java.util.function.UnaryOperator<RelNode> rewriting) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = rewriting.apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  // ---- with a score

  private static @Nullable RelNode bestFirst(Sort sort) {
    ScanChain chain = chain(sort.getInput());
    List<RelFieldCollation> order = sort.getCollation().getFieldCollations();
    if (chain == null || sort.fetch == null || order.size() != 1) {
      return null;
    }
    RelFieldCollation first = order.get(0);
    return first.direction.isDescending()
            && TextSearchCall.of(chain.projects().get(first.getFieldIndex()), "score") != null
        ? search(chain, sort)
        : null;
  }

  private static @Nullable RelNode search(ScanChain chain, @Nullable Sort sort) {
    List<RexCall> calls = new ArrayList<>();
    chain.projects().forEach(project -> TextSearchCall.collect(project, calls));
    chain.conditions().forEach(condition -> TextSearchCall.collect(condition, calls));
    if (calls.isEmpty()) {
      return null;
    }
    List<RexNode> rest = new ArrayList<>();
    List<RexNode> after = new ArrayList<>();
    boolean matching = false;
    for (RexNode condition : chain.conditions()) {
      List<RexCall> inside = new ArrayList<>();
      TextSearchCall.collect(condition, inside);
      if (inside.isEmpty()) {
        rest.add(condition);
      } else if (condition.getKind() == SqlKind.IS_NOT_NULL
          && TextSearchCall.of(((RexCall) condition).getOperands().get(0), "score") != null) {
        matching = true;
      } else {
        after.add(condition);
      }
    }
    if (!matching || (sort != null && !after.isEmpty())) {
      return null;
    }
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    TextSearch.Search what =
        TextSearchCall.search(calls, chain.table().definition(), limit(sort, builder));
    return what == null ? null : build(chain, sort, what, rest, after);
  }

  private static @Nullable RexNode limit(@Nullable Sort sort, RexBuilder builder) {
    if (sort == null) {
      return null;
    }
    RexNode fetch = Objects.requireNonNull(sort.fetch, "a search needs a limit");
    return sort.offset == null
        ? fetch
        : builder.makeCall(SqlStdOperatorTable.PLUS, fetch, sort.offset);
  }

  private static RelNode build(
      ScanChain chain,
      @Nullable Sort sort,
      TextSearch.Search what,
      List<RexNode> rest,
      List<RexNode> after) {
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    QuiverTable table = chain.table();
    List<RexNode> outside = new ArrayList<>(chain.projects());
    outside.addAll(after);
    ImmutableIntList columns = needed(outside, table.definition(), builder);
    TextSearch search =
        new TextSearch(
            chain.scan().getCluster(),
            table,
            columns,
            EXPECTED_ROWS,
            what,
            rest.isEmpty() ? null : RexUtil.composeConjunction(builder, rest));
    RelNode above = search;
    if (!after.isEmpty()) {
      above =
          LogicalFilter.create(
              above,
              RexUtil.composeConjunction(
                  builder, after.stream().map(c -> move(c, columns, search)).toList()));
    }
    if (sort != null && sort.offset != null) {
      above = LogicalSort.create(above, RelCollations.EMPTY, sort.offset, sort.fetch);
    }
    return LogicalProject.create(
        above,
        List.of(),
        chain.projects().stream().map(project -> move(project, columns, search)).toList(),
        chain.top().getRowType().getFieldNames(),
        Set.of());
  }

  /** The columns that are read outside of calls of the search. */
  private static ImmutableIntList needed(
      List<RexNode> expressions, TableDefinition table, RexBuilder builder) {
    List<RexNode> without = new ArrayList<>();
    for (RexNode expression : expressions) {
      without.add(
          expression.accept(
              new RexShuttle() {
                @Override
                public RexNode visitCall(RexCall call) {
                  return TextSearchCall.isSearch(call)
                      ? builder.makeNullLiteral(call.getType())
                      : super.visitCall(call);
                }
              }));
    }
    return ImmutableIntList.copyOf(
        RelOptUtil.InputFinder.bits(without, null)
            .intersect(ImmutableBitSet.range(table.columns().size()))
            .asList());
  }

  /** Over the fields of the search: its columns and the parts of what it says. */
  private static RexNode move(RexNode expression, ImmutableIntList columns, RelNode search) {
    RexBuilder builder = search.getCluster().getRexBuilder();
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            if (!TextSearchCall.isSearch(call)) {
              return super.visitCall(call);
            }
            int part = TextSearch.PARTS.indexOf(TextSearchCall.part(call));
            RexNode field = builder.makeInputRef(search, columns.size() + part);
            return field.getType().equals(call.getType())
                ? field
                : builder.makeAbstractCast(call.getType(), field, false);
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return builder.makeInputRef(search, columns.indexOf(reference.getIndex()));
          }
        });
  }

  // ---- only a condition

  private static @Nullable RelNode match(ScanChain chain) {
    for (RexNode condition : chain.conditions()) {
      if (condition instanceof RexCall call
          && call.getOperator().getName().equals(TextFunction.MATCH)) {
        TextSearch.Search what = TextSearchCall.match(call, chain.table().definition());
        if (what != null && what.indexId() != null) {
          List<RexNode> rest = new ArrayList<>(chain.conditions());
          rest.remove(condition);
          return build(chain, null, what, rest, List.of());
        }
      }
    }
    return null;
  }

  /** Words are looked up, and LIKE is tested on what they find. */
  private static @Nullable RelNode like(ScanChain chain) {
    TableDefinition table = chain.table().definition();
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    for (RexNode condition : chain.conditions()) {
      LikeWords words = LikeWords.of(condition, table);
      TextSearch.Search what = words == null ? null : words.search(condition, table, builder);
      if (what != null) {
        return build(chain, null, what, List.of(), chain.conditions());
      }
    }
    return null;
  }
}
