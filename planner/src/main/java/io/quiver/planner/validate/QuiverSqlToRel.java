package io.quiver.planner.validate;

import io.quiver.planner.schema.QuiverCatalogReader;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Calcite's converter, which also notes the types of parameters and makes {@link
 * io.quiver.planner.rel.TableFunctionCall}s. Used once.
 */
final class QuiverSqlToRel extends SqlToRelConverter {
  private final Map<Integer, RelDataType> parameterTypes;

  QuiverSqlToRel(
      RelOptTable.ViewExpander viewExpander,
      QuiverValidator validator,
      QuiverCatalogReader reader,
      RelOptCluster cluster,
      Config config,
      Map<Integer, RelDataType> parameterTypes) {
    super(viewExpander, validator, reader, cluster, QuiverConvertlets.INSTANCE, config);
    this.parameterTypes = parameterTypes;
  }

  @Override
  public RexDynamicParam convertDynamicParam(SqlDynamicParam parameter) {
    RexDynamicParam converted = super.convertDynamicParam(parameter);
    if (parameter.getIndex() < TypedParameter.NULL_SLOT) {
      parameterTypes.put(parameter.getIndex(), converted.getType());
    }
    return converted;
  }

  @Override
  protected void convertCollectionTable(Blackboard bb, SqlCall call) {
    super.convertCollectionTable(bb, call);
    if (bb.root() instanceof LogicalTableFunctionScan scan
        && scan.getCall() instanceof RexCall rexCall
        && rexCall.getOperator() instanceof RelationSource operator) {
      bb.setRoot(operator.toRelation(scan, rexCall.getOperands()), true);
    }
  }
}
