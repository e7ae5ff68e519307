package io.quiver.hibernate;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.FloatJdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** VECTOR(n) as {@code float[]}: bound and read as such, without a text in between. Stateless. */
final class VectorJdbcType extends ArrayJdbcType {

  private static final long serialVersionUID = 1;

  private final int code;

  /** For VECTOR or VECTOR_FLOAT32, which are the same here. */
  VectorJdbcType(int code) {
    super(FloatJdbcType.INSTANCE);
    this.code = code;
  }

  @Override
  public int getDefaultSqlTypeCode() {
    return code;
  }

  @Override
  public int getDdlTypeCode() {
    return code;
  }

  @Override
  public JavaType<?> getRecommendedJavaType(
      @Nullable Integer precision, @Nullable Integer scale, TypeConfiguration types) {
    return types.getJavaTypeRegistry().resolveDescriptor(float[].class);
  }

  @Override
  public void appendWriteExpression(
      String expression, @Nullable Size size, SqlAppender appender, Dialect dialect) {
    appender.append(expression);
  }

  @Override
  public <X> ValueBinder<X> getBinder(JavaType<X> type) {
    return new BasicBinder<>(type, this) {
      private static final long serialVersionUID = 1;

      @Override
      protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
          throws SQLException {
        statement.setObject(index, type.unwrap(value, float[].class, options));
      }

      @Override
      protected void doBind(CallableStatement call, X value, String name, WrapperOptions options)
          throws SQLException {
        call.setObject(name, type.unwrap(value, float[].class, options));
      }
    };
  }

  @Override
  public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
    return new BasicExtractor<>(type, this) {
      private static final long serialVersionUID = 1;

      @Override
      protected @Nullable X doExtract(ResultSet rows, int index, WrapperOptions options)
          throws SQLException {
        return type.wrap(rows.getObject(index, float[].class), options);
      }

      @Override
      protected @Nullable X doExtract(CallableStatement call, int index, WrapperOptions options)
          throws SQLException {
        return type.wrap(call.getObject(index, float[].class), options);
      }

      @Override
      protected @Nullable X doExtract(CallableStatement call, String name, WrapperOptions options)
          throws SQLException {
        return type.wrap(call.getObject(name, float[].class), options);
      }
    };
  }

  @Override
  public String toString() {
    return "VectorJdbcType";
  }
}
