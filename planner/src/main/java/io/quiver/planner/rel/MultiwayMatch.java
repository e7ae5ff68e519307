package io.quiver.planner.rel;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * All ways to lay a pattern of vertices and edges on the edges of a table, vertex by vertex: the
 * candidates for each lie in the neighbour lists of those before it. The operand, if there is one,
 * sees no fields but may hold parameters and fields of correlation variables.
 */
public final class MultiwayMatch extends AbstractRelNode {
  private static final double FROM_ONE = 100;
  private static final double FROM_ALL = 100_000;

  private final MultiwaySpec spec;
  private final List<RexNode> operands;
  private final String description;

  /** Makes one; the description is for EXPLAIN. */
  public MultiwayMatch(
      RelOptCluster cluster,
      MultiwaySpec spec,
      List<RexNode> operands,
      RelDataType rowType,
      String description) {
    super(cluster, cluster.traitSet());
    this.spec = spec;
    this.operands = List.copyOf(operands);
    this.rowType = rowType;
    this.description = description;
  }

  public MultiwaySpec spec() {
    return spec;
  }

  /** The key of the given vertex, or nothing. */
  public List<RexNode> operands() {
    return operands;
  }

  /** For EXPLAIN. */
  public String description() {
    return description + (spec.counted() ? ", counted" : "");
  }

  /** The same with rows that stand for many matches. */
  public MultiwayMatch asCounted() {
    return new MultiwayMatch(getCluster(), spec.asCounted(), operands, getRowType(), description);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return spec.given() >= 0 ? FROM_ONE : FROM_ALL;
  }

  @Override
  public MultiwayMatch copy(RelTraitSet traits, List<RelNode> newInputs) {
    return this;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new MultiwayMatch(
        getCluster(), spec, shuttle.apply(operands), getRowType(), description);
  }

  @Override
  public void collectVariablesUsed(Set<CorrelationId> variables) {
    RelOptUtil.VariableUsedVisitor visitor = new RelOptUtil.VariableUsedVisitor(null);
    operands.forEach(operand -> operand.accept(visitor));
    variables.addAll(visitor.variables);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("spec", spec).item("operands", operands);
  }
}
