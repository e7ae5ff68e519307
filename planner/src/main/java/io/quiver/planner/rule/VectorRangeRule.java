package io.quiver.planner.rule;

import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.VectorSearchOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * All rows within a distance are found in the vector index instead of the table:
 *
 * <pre>
 * Project                        Project
 *   Filter(distance(v, q) < r) ->  Filter(distance(v, q) < r)
 *     Scan                           VectorTopK(all within r, exact)
 * </pre>
 *
 * The search is exact. The condition is tested again because an index may add in another order.
 */
public final class VectorRangeRule {
  private VectorRangeRule() {}

  /** The search that stands for a chain, or null. */
  public static @Nullable RelNode apply(ScanChain chain) {
    if (chain.table().hasRowId()) {
      return null;
    }
    for (RexNode condition : chain.conditions()) {
      RexNode limited = DistanceLimit.limited(condition);
      DistanceCall distance = limited == null ? null : DistanceCall.of(limited);
      DistanceLimit limit = DistanceLimit.of(condition, null);
      if (distance != null && limit != null) {
        TableDefinition table = chain.table().definition();
        Integer index = distance.index(table, distance.column().getIndex());
        if (index != null) {
          return build(chain, distance, limit, index);
        }
      }
    }
    return null;
  }

  private static RelNode build(
      ScanChain chain, DistanceCall distance, DistanceLimit limit, int index) {
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    QuiverTable table = chain.table();
    ImmutableBitSet needed =
        RelOptUtil.InputFinder.bits(chain.projects(), null)
            .union(RelOptUtil.InputFinder.bits(chain.conditions(), null));
    ImmutableIntList columns = ImmutableIntList.copyOf(needed.asList());
    VectorSearchOptions exact =
        new VectorSearchOptions(0, VectorSearchOptions.Exactness.ALWAYS, Double.POSITIVE_INFINITY);
    VectorTopK.Search search =
        new VectorTopK.Search(
            distance.column().getIndex(),
            distance.metric(),
            distance.query(),
            builder.makeExactLiteral(BigDecimal.valueOf(Integer.MAX_VALUE)),
            exact,
            false,
            index,
            limit.within());
    double rows =
        Math.max(1, chain.scan().getCluster().getMetadataQuery().getRowCount(chain.top()));
    RelNode node =
        new VectorTopK(
            chain.scan().getCluster(), table, columns, rows, search, null, null, List.of());
    RexShuttle moved =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(columns.indexOf(reference.getIndex()), reference.getType());
          }
        };
    List<RexNode> conditions = new ArrayList<>(moved.apply(chain.conditions()));
    node = LogicalFilter.create(node, RexUtil.composeConjunction(builder, conditions));
    return LogicalProject.create(
        node,
        List.of(),
        moved.apply(chain.projects()),
        chain.top().getRowType().getFieldNames(),
        Set.of());
  }
}
