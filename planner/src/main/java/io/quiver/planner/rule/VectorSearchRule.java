package io.quiver.planner.rule;

import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The nearest rows of a table become one search:
 *
 * <pre>
 * Sort(distance(v, q) LIMIT k)          Project(.., DISTANCE, ..)
 *   Project(.., distance(v, q), ..)  ->   VectorTopK(v, q, k, condition)
 *     Filter(condition)
 *       Scan
 * </pre>
 */
public final class VectorSearchRule {
  private VectorSearchRule() {}

  /** The same tree with its nearest-neighbour queries as searches. */
  public static RelNode apply(RelNode node) {
    if (node instanceof Sort sort) {
      RelNode search = search(sort);
      if (search != null) {
        return search;
      }
    }
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode rewritten = apply(input);
      changed |= rewritten != input;
      inputs.add(rewritten);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  private static @Nullable RelNode search(Sort sort) {
    List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
    if (sort.fetch == null || collations.isEmpty()) {
      return null;
    }
    ScanChain chain = ScanChain.of(sort.getInput());
    if (chain == null || chain.table().hasRowId()) {
      return null;
    }
    DistanceCall distance = distance(collations, chain);
    return distance == null ? null : build(sort, chain, distance);
  }

  private static @Nullable DistanceCall distance(
      List<RelFieldCollation> collations, ScanChain chain) {
    RelFieldCollation order = collations.get(0);
    return order.direction.isDescending()
            || order.nullDirection == RelFieldCollation.NullDirection.FIRST
            || !isTieBreaker(collations, chain)
        ? null
        : DistanceCall.of(chain.projects().get(order.getFieldIndex()));
  }

  /** Equal distances come in the order of the row id. */
  private static boolean isTieBreaker(List<RelFieldCollation> collations, ScanChain chain) {
    if (collations.size() == 1) {
      return true;
    }
    TableDefinition table = chain.table().definition();
    Integer rowId = table.rowIdColumn();
    return collations.size() == 2
        && rowId != null
        && !collations.get(1).direction.isDescending()
        && chain.projects().get(collations.get(1).getFieldIndex()) instanceof RexInputRef reference
        && reference.getIndex() == table.ordinalOf(rowId);
  }

  private static RelNode build(Sort sort, ScanChain chain, DistanceCall distance) {
    RexBuilder builder = sort.getCluster().getRexBuilder();
    QuiverTable table = chain.table();
    RexCall call = distance.call();
    int ordinal = distance.column().getIndex();
    DistanceConditions conditions = DistanceConditions.of(chain.conditions(), call);
    ImmutableBitSet needed =
        RelOptUtil.InputFinder.bits(replaced(chain.projects(), call, builder, 0), null)
            .intersect(ImmutableBitSet.range(table.definition().columns().size()));
    List<RexNode> projects = replaced(chain.projects(), call, builder, -1);
    ImmutableIntList columns = ImmutableIntList.copyOf(needed.asList());
    VectorTopK.Search search =
        new VectorTopK.Search(
            ordinal,
            distance.metric(),
            distance.query(),
            count(sort, builder),
            distance.options(),
            conditions.withUnmeasured(),
            distance.index(table.definition(), ordinal),
            conditions.within());
    RexNode filter =
        conditions.rest().isEmpty() ? null : RexUtil.composeConjunction(builder, conditions.rest());
    RelNode above =
        new VectorTopK(
            sort.getCluster(), table, columns, rows(sort.fetch), search, filter, null, List.of());
    RexNode within = conditions.within();
    if (within != null) {
      RexNode found = builder.makeInputRef(above, columns.size());
      above =
          LogicalFilter.create(
              above,
              builder.makeCall(
                  conditions.strictly()
                      ? SqlStdOperatorTable.LESS_THAN
                      : SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                  found,
                  within));
    }
    if (sort.offset != null) {
      above = LogicalSort.create(above, RelCollations.EMPTY, sort.offset, sort.fetch);
    }
    List<RexNode> moved = new ArrayList<>();
    for (RexNode project : projects) {
      moved.add(move(project, columns, builder, above));
    }
    return LogicalProject.create(
        above, List.of(), moved, sort.getRowType().getFieldNames(), Set.of());
  }

  /** How many rows a sort must know of: LIMIT and OFFSET together. */
  static RexNode count(Sort sort, RexBuilder builder) {
    RexNode fetch = Objects.requireNonNull(sort.fetch, "a search needs a limit");
    return sort.offset == null
        ? fetch
        : builder.makeCall(SqlStdOperatorTable.PLUS, fetch, sort.offset);
  }

  static double rows(@Nullable RexNode fetch) {
    if (fetch instanceof RexLiteral literal) {
      Long rows = literal.getValueAs(Long.class);
      return rows == null ? 10 : Math.max(1, rows);
    }
    return 10;
  }

  /** Everywhere in place of the distance: the field number -1. */
  private static List<RexNode> replaced(
      List<RexNode> projects, RexNode distance, RexBuilder builder, int mode) {
    List<RexNode> replaced = new ArrayList<>();
    for (RexNode project : projects) {
      replaced.add(
          project.accept(
              new RexShuttle() {
                @Override
                public RexNode visitCall(RexCall call) {
                  if (call.equals(distance)) {
                    return mode == 0
                        ? builder.makeNullLiteral(call.getType())
                        : new DistanceRef(call);
                  }
                  return super.visitCall(call);
                }
              }));
    }
    return replaced;
  }

  /** Stands for the search's distance until the columns are numbered. */
  private static final class DistanceRef extends RexCall {
    DistanceRef(RexCall call) {
      super(call.getType(), call.getOperator(), call.getOperands());
    }
  }

  private static RexNode move(
      RexNode project, ImmutableIntList columns, RexBuilder builder, RelNode input) {
    return project.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            if (call instanceof DistanceRef) {
              RexNode field = builder.makeInputRef(input, columns.size());
              return field.getType().equals(call.getType())
                  ? field
                  : builder.makeAbstractCast(call.getType(), field, false);
            }
            return super.visitCall(call);
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return builder.makeInputRef(input, columns.indexOf(reference.getIndex()));
          }
        });
  }
}
