package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * What can be reached over the rows of an edge table, each value once: the one column of the first
 * input, and whatever edges lead to from there. Stands for WITH RECURSIVE r (n) AS (seed UNION
 * SELECT e.target FROM r JOIN e ON e.source = r.n).
 *
 * <p>The second input, if there is one, gives the sources of edges without a target: a NULL is
 * reached where one of these is.
 */
public final class BreadthFirst extends AbstractRelNode {
  private final List<RelNode> inputs;
  private final QuiverTable table;
  private final int source;
  private final int target;
  private final String name;

  /**
   * @param source ordinal of the column where edges begin
   * @param target ordinal of the column where they end
   * @param name of the recursive query, for messages
   */
  public BreadthFirst(
      RelOptCluster cluster,
      List<RelNode> inputs,
      QuiverTable table,
      int source,
      int target,
      RelDataType rowType,
      String name) {
    super(cluster, cluster.traitSet());
    this.inputs = new ArrayList<>(inputs);
    this.table = table;
    this.source = source;
    this.target = target;
    this.rowType = rowType;
    this.name = name;
  }

  public QuiverTable quiverTable() {
    return table;
  }

  public int source() {
    return source;
  }

  public int target() {
    return target;
  }

  public String name() {
    return name;
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
    return mq.getRowCount(inputs.get(0)) * 10;
  }

  @Override
  public BreadthFirst copy(RelTraitSet traits, List<RelNode> newInputs) {
    return new BreadthFirst(getCluster(), newInputs, table, source, target, rowType, name);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer);
    for (int i = 0; i < inputs.size(); i++) {
      writer.input("input" + i, inputs.get(i));
    }
    return writer
        .item("table", table.definition().name())
        .item("source", source)
        .item("target", target);
  }
}
