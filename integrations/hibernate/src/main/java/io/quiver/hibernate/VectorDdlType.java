package io.quiver.hibernate;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;

/** VECTOR(n), where n is the length that {@code @Array} says. Immutable. */
final class VectorDdlType extends DdlTypeImpl {

  private static final long serialVersionUID = 1;

  VectorDdlType(int code, Dialect dialect) {
    super(code, "vector($l)", "vector", dialect);
  }

  @Override
  public String getTypeName(Size size, Type type, DdlTypeRegistry registry) {
    Integer dimensions = size.getArrayLength();
    if (dimensions == null) {
      throw new IllegalArgumentException(
          "a VECTOR has a number of dimensions: say @Array(length = ...) beside"
              + " @JdbcTypeCode(SqlTypes.VECTOR)");
    }
    return "vector(" + dimensions + ")";
  }
}
