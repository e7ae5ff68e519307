package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.List;
import java.util.function.Supplier;

/** INTERSECT and EXCEPT of two or more inputs, with or without ALL. */
public final class SetOperationNode extends PlanNode {
  private final boolean intersect;
  private final boolean all;

  public SetOperationNode(List<PlanNode> inputs, boolean intersect, boolean all) {
    super(inputs.get(0).types(), inputs);
    this.intersect = intersect;
    this.all = all;
  }

  @Override
  public String describe() {
    return (intersect ? "Intersect" : "Except") + (all ? " all" : "");
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    List<Supplier<BatchSource>> sources =
        inputs().stream().<Supplier<BatchSource>>map(node -> () -> node.open(context)).toList();
    return new SetOperationSource(context, types(), sources, intersect, all, 0);
  }
}
