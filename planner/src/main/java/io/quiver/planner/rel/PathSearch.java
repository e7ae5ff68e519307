package io.quiver.planner.rel;

import java.util.ArrayList;
import java.util.Collections;
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
 * A search for paths of a property graph. Operands see no fields but may hold parameters and fields
 * of correlation variables; inputs see them only through parameters that the search sets.
 */
public final class PathSearch extends AbstractRelNode {
  private final PathSpec spec;
  private final List<RexNode> operands;
  private final List<RelNode> inputs;
  private final String description;

  /** Makes one; the description is for EXPLAIN. */
  public PathSearch(
      RelOptCluster cluster,
      PathSpec spec,
      List<RexNode> operands,
      List<RelNode> inputs,
      RelDataType rowType,
      String description) {
    super(cluster, cluster.traitSet());
    this.spec = spec;
    this.operands = List.copyOf(operands);
    this.inputs = new ArrayList<>(inputs);
    this.rowType = rowType;
    this.description = description;
  }

  public PathSpec spec() {
    return spec;
  }

  public List<RexNode> operands() {
    return operands;
  }

  public String description() {
    return description;
  }

  @Override
  public List<RelNode> getInputs() {
    return Collections.unmodifiableList(inputs);
  }

  @Override
  public void replaceInput(int ordinal, RelNode input) {
    inputs.set(ordinal, input);
    recomputeDigest();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    double starts = mq.getRowCount(inputs.get(spec.positions().get(0).lookup()));
    return Math.max(1, starts) * 20;
  }

  @Override
  public PathSearch copy(RelTraitSet traits, List<RelNode> newInputs) {
    return new PathSearch(getCluster(), spec, operands, newInputs, getRowType(), description);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new PathSearch(
        getCluster(), spec, shuttle.apply(operands), inputs, getRowType(), description);
  }

  @Override
  public void collectVariablesUsed(Set<CorrelationId> variables) {
    RelOptUtil.VariableUsedVisitor visitor = new RelOptUtil.VariableUsedVisitor(null);
    operands.forEach(operand -> operand.accept(visitor));
    variables.addAll(visitor.variables);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer);
    for (int i = 0; i < inputs.size(); i++) {
      writer.input("input" + i, inputs.get(i));
    }
    return writer.item("spec", spec).item("operands", operands);
  }
}
