package io.quiver.planner.type;

import io.quiver.storage.value.DataType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Limits and result types of Quiver's SQL: microseconds, long decimals, exact sums of integers as
 * BIGINT, averages of integers as DOUBLE.
 */
public final class QuiverTypeSystem extends RelDataTypeSystemImpl {
  public static final QuiverTypeSystem INSTANCE = new QuiverTypeSystem();

  /** Fractional digits of TIME and TIMESTAMP. */
  private static final int MAX_FRACTIONAL_DIGITS = 6;

  /** Digits that an average of decimals gains on both sides of the point. */
  private static final int AVERAGE_EXTRA_DIGITS = 10;

  private QuiverTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case DECIMAL -> DataType.MAX_DECIMAL_PRECISION;
      case CHAR, VARCHAR, BINARY, VARBINARY -> DataType.MAX_CHARACTER_LENGTH;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> MAX_FRACTIONAL_DIGITS;
      default -> super.getMaxPrecision(typeName);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL
        ? DataType.MAX_DECIMAL_PRECISION
        : super.getMaxScale(typeName);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case DECIMAL -> 38;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> MAX_FRACTIONAL_DIGITS;
      default -> super.getDefaultPrecision(typeName);
    };
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    return switch (argument.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> like(factory, SqlTypeName.BIGINT, argument);
      case REAL, FLOAT, DOUBLE -> like(factory, SqlTypeName.DOUBLE, argument);
      case DECIMAL ->
          factory.createTypeWithNullability(
              factory.createSqlType(
                  SqlTypeName.DECIMAL,
                  Math.min(
                      argument.getPrecision() + AVERAGE_EXTRA_DIGITS,
                      DataType.MAX_DECIMAL_PRECISION),
                  argument.getScale()),
              argument.isNullable());
      default -> argument;
    };
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return switch (argument.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE ->
          like(factory, SqlTypeName.DOUBLE, argument);
      case DECIMAL ->
          factory.createTypeWithNullability(
              factory.createSqlType(
                  SqlTypeName.DECIMAL,
                  Math.min(
                      argument.getPrecision() + AVERAGE_EXTRA_DIGITS,
                      DataType.MAX_DECIMAL_PRECISION),
                  Math.min(
                      argument.getScale() + AVERAGE_EXTRA_DIGITS, DataType.MAX_DECIMAL_PRECISION)),
              argument.isNullable());
      default -> argument;
    };
  }

  private static RelDataType like(
      RelDataTypeFactory factory, SqlTypeName typeName, RelDataType argument) {
    return factory.createTypeWithNullability(
        factory.createSqlType(typeName), argument.isNullable());
  }
}
