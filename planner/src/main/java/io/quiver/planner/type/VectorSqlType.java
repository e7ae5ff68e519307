package io.quiver.planner.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.ArraySqlType;

/** VECTOR(n): to Calcite an array of REAL that keeps its dimensions and prints as VECTOR(n). */
public final class VectorSqlType extends ArraySqlType {
  private final int dimensions;

  /**
   * @param dimensions or {@link io.quiver.storage.value.DataType#UNSPECIFIED}
   */
  VectorSqlType(RelDataType element, int dimensions, boolean nullable) {
    super(element, nullable);
    this.dimensions = dimensions;
    computeDigest();
  }

  public int dimensions() {
    return dimensions;
  }

  @Override
  public int getPrecision() {
    return dimensions;
  }

  @Override
  protected void generateTypeString(StringBuilder sb, boolean withDetail) {
    sb.append("VECTOR");
    if (dimensions > 0) {
      sb.append('(').append(dimensions).append(')');
    }
  }
}
