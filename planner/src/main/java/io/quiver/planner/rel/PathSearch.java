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
import org.apache.calcite.rex.RexLiteral;
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

  /** For EXPLAIN. */
  public String description() {
    int[] maximum = new int[spec.steps().size()];
    for (int i = 0; i < maximum.length; i++) {
      PathSpec.Step step = spec.steps().get(i);
      RexNode bound = step.maximum() < 0 ? null : operands.get(step.maximum());
      if (step.adjacency().isEmpty() || (bound != null && !(bound instanceof RexLiteral))) {
        return description;
      }
      maximum[i] =
          bound instanceof RexLiteral literal
                  && literal.getValueAs(Integer.class) instanceof Integer n
              ? n
              : Integer.MAX_VALUE;
    }
    return description + ", " + frontier().describe(maximum);
  }

  /** How much of the graph it will see, where adjacency has all steps. */
  public Frontier frontier() {
    RelMetadataQuery mq = getCluster().getMetadataQuery();
    List<Frontier.StepEdges> steps = new ArrayList<>();
    for (PathSpec.Step step : spec.steps()) {
      double degree = 0;
      double all = 0;
      for (PathSpec.Adjacency adjacency : step.adjacency()) {
        degree += adjacency.size().edges() / Math.max(1, adjacency.size().vertices());
        all += adjacency.size().edges();
      }
      double passing =
          step.scan() < 0 || all == 0
              ? 1
              : Math.min(1, mq.getRowCount(inputs.get(step.scan())) / all);
      steps.add(new Frontier.StepEdges(degree, passing, all));
    }
    double starts = mq.getRowCount(inputs.get(spec.positions().get(0).lookup()));
    return new Frontier(Math.max(1, starts), steps);
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
