package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.value.DataType;
import java.util.List;

/**
 * What can be reached over the rows of an edge table from the rows of the first input, each value
 * once, nearest first: a recursion that only follows edges, over adjacency. The second input, if
 * there is one, gives the sources of edges that lead to NULL.
 */
public final class BreadthFirstNode extends PlanNode {
  private final EdgeTable edges;
  private final String name;

  /** Makes one; the name is that of the recursive query. */
  public BreadthFirstNode(
      List<DataType> types, List<PlanNode> inputs, EdgeTable edges, String name) {
    super(types, inputs);
    this.edges = edges;
    this.name = name;
  }

  @Override
  public String describe() {
    return "Breadth-first search over " + edges.table().name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new RowSourceBatches(
        context,
        types(),
        () -> {
          PlanStatistics statistics = context.statistics();
          return new ReachedRows(
              context, edges, name, inputs(), statistics == null ? null : statistics.of(this));
        });
  }
}
