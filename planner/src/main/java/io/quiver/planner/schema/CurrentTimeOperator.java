package io.quiver.planner.schema;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlAbstractTimeFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * CURRENT_TIMESTAMP and its kin with microseconds, as instants where the standard says WITH TIME
 * ZONE; Calcite's have whole seconds and no zone.
 */
public final class CurrentTimeOperator extends SqlAbstractTimeFunction {
  private static final int MICROSECONDS = 6;

  public static final List<CurrentTimeOperator> ALL =
      List.of(
          new CurrentTimeOperator("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
          new CurrentTimeOperator("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP),
          new CurrentTimeOperator("CURRENT_TIME", SqlTypeName.TIME),
          new CurrentTimeOperator("LOCALTIME", SqlTypeName.TIME));

  private final SqlTypeName typeName;

  private CurrentTimeOperator(String name, SqlTypeName typeName) {
    super(name, typeName);
    this.typeName = typeName;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    Integer precision =
        binding.getOperandCount() == 1 ? binding.getOperandLiteralValue(0, Integer.class) : null;
    return binding
        .getTypeFactory()
        .createSqlType(typeName, precision == null ? MICROSECONDS : precision);
  }
}
