package io.quiver.planner.execute;

import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.JoinCondition;
import io.quiver.planner.execute.operator.JoinNode;
import io.quiver.planner.execute.operator.JoinType;
import io.quiver.planner.execute.operator.LookupJoinNode;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Translates joins. */
final class JoinTranslator {
  /** The side that is hashed is read to its end first: it must be that much smaller. */
  private static final double MUCH = 1.5;

  private final RexTranslator expressions;
  private final NodeTranslator nodes;

  JoinTranslator(RexTranslator expressions, NodeTranslator nodes) {
    this.expressions = expressions;
    this.nodes = nodes;
  }

  static JoinType joinType(JoinRelType type) {
    return switch (type) {
      case INNER -> JoinType.INNER;
      case LEFT -> JoinType.LEFT;
      case RIGHT -> JoinType.RIGHT;
      case FULL -> JoinType.FULL;
      case SEMI -> JoinType.SEMI;
      case ANTI -> JoinType.ANTI;
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED, "A join of type " + type + " is not supported");
    };
  }

  PlanNode translate(Join join) {
    List<Integer> leftKeys = new ArrayList<>();
    List<Integer> rightKeys = new ArrayList<>();
    List<Boolean> filterNulls = new ArrayList<>();
    List<RexNode> residual = new ArrayList<>();
    RelOptUtil.splitJoinCondition(
        join.getLeft(),
        join.getRight(),
        join.getCondition(),
        leftKeys,
        rightKeys,
        filterNulls,
        residual);
    RexBuilder builder = join.getCluster().getRexBuilder();
    List<DataType> leftTypes = NodeTranslator.types(join.getLeft());
    List<DataType> rightTypes = NodeTranslator.types(join.getRight());
    List<Boolean> nullsMatch = new ArrayList<>();
    for (int i = leftKeys.size() - 1; i >= 0; i--) {
      int left = leftKeys.get(i);
      int right = rightKeys.get(i);
      if (hashAlike(leftTypes.get(left), rightTypes.get(right))) {
        nullsMatch.add(0, !filterNulls.get(i));
      } else {
        residual.add(
            builder.makeCall(
                filterNulls.get(i)
                    ? SqlStdOperatorTable.EQUALS
                    : SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                builder.makeInputRef(join.getLeft(), left),
                new RexInputRef(
                    leftTypes.size() + right,
                    join.getRight().getRowType().getFieldList().get(right).getType())));
        leftKeys.subList(i, i + 1).clear();
        rightKeys.subList(i, i + 1).clear();
      }
    }
    RexNode condition = RexUtil.composeConjunction(builder, residual, true);
    return new JoinNode(
        nodes.translate(join.getLeft()),
        nodes.translate(join.getRight()),
        joinType(join.getJoinType()),
        new JoinCondition(leftKeys, rightKeys, nullsMatch, optional(condition)),
        isLeftSmaller(join));
  }

  private static boolean isLeftSmaller(Join join) {
    if (join.getJoinType().projectsRight()) {
      return false;
    }
    RelMetadataQuery metadata = join.getCluster().getMetadataQuery();
    return join.getLeft().estimateRowCount(metadata) * MUCH
        < join.getRight().estimateRowCount(metadata);
  }

  /** Whether equal values of both types look the same in memory. */
  private static boolean hashAlike(DataType a, DataType b) {
    TypeKind left = a.kind();
    TypeKind right = b.kind();
    if (left == TypeKind.CHAR || right == TypeKind.CHAR) {
      return a.equals(b);
    }
    return left == right
        || (left.isInteger() && right.isInteger())
        || (left.isCharacter() && right.isCharacter());
  }

  PlanNode translate(LookupJoin join) {
    LookupJoin.Lookup lookup = join.lookup();
    TableDefinition table = join.quiverTable().definition();
    int[] ordinals = join.columns().toIntArray();
    List<DataType> types = new ArrayList<>();
    for (int ordinal : ordinals) {
      types.add(
          ordinal == TableAccess.ROW_ID
              ? DataType.BIGINT
              : TypeMapping.toDataType(
                  join.quiverTable().rowType().getFieldList().get(ordinal).getType()));
    }
    return new LookupJoinNode(
        nodes.translate(join.getInput()),
        new LookupJoinNode.Target(table, lookup.index(), ordinals, types),
        expressions.translate(lookup.keys()),
        optional(lookup.condition()),
        joinType(join.joinType()));
  }

  private @Nullable Expression optional(@Nullable RexNode node) {
    return node == null ? null : expressions.translate(node);
  }
}
