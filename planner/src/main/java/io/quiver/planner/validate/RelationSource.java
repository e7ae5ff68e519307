package io.quiver.planner.validate;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rex.RexNode;

/** The operator of a call in FROM that becomes a relation of Quiver's own. */
public interface RelationSource {
  /**
   * The relation.
   *
   * @param scan what Calcite made of the call
   * @param operands the converted operands
   */
  RelNode toRelation(LogicalTableFunctionScan scan, List<RexNode> operands);
}
