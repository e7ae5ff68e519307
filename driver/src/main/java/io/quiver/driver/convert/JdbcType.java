package io.quiver.driver.convert;

import io.quiver.storage.value.TypeKind;
import java.sql.Types;

/**
 * What JDBC says about a kind of data type: the one table behind result set metadata, column
 * metadata and {@code getTypeInfo}.
 *
 * @param code constant of {@link Types}
 * @param name SQL name without parameters
 * @param className class of {@code getObject}'s result
 * @param prefix before a literal, empty if none
 * @param suffix after a literal, empty if none
 * @param createParameters what stands in parentheses in a definition, empty if nothing
 */
public record JdbcType(
    int code,
    String name,
    String className,
    String prefix,
    String suffix,
    String createParameters) {

  public static JdbcType of(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> plain(Types.BOOLEAN, "BOOLEAN", "java.lang.Boolean");
      case TINYINT -> plain(Types.TINYINT, "TINYINT", "java.lang.Integer");
      case SMALLINT -> plain(Types.SMALLINT, "SMALLINT", "java.lang.Integer");
      case INTEGER -> plain(Types.INTEGER, "INTEGER", "java.lang.Integer");
      case BIGINT -> plain(Types.BIGINT, "BIGINT", "java.lang.Long");
      case DECIMAL ->
          new JdbcType(Types.DECIMAL, "DECIMAL", "java.math.BigDecimal", "", "", "PRECISION,SCALE");
      case REAL -> plain(Types.REAL, "REAL", "java.lang.Float");
      case DOUBLE -> plain(Types.DOUBLE, "DOUBLE", "java.lang.Double");
      case CHAR -> quoted(Types.CHAR, "CHAR", "java.lang.String", "", "LENGTH");
      case VARCHAR -> quoted(Types.VARCHAR, "VARCHAR", "java.lang.String", "", "LENGTH");
      case CLOB -> quoted(Types.CLOB, "CLOB", "java.sql.Clob", "", "");
      case BINARY -> quoted(Types.BINARY, "BINARY", "[B", "X", "LENGTH");
      case VARBINARY -> quoted(Types.VARBINARY, "VARBINARY", "[B", "X", "LENGTH");
      case BLOB -> quoted(Types.BLOB, "BLOB", "java.sql.Blob", "X", "");
      case DATE -> quoted(Types.DATE, "DATE", "java.sql.Date", "DATE ", "");
      case TIME -> quoted(Types.TIME, "TIME", "java.sql.Time", "TIME ", "PRECISION");
      case TIMESTAMP ->
          quoted(Types.TIMESTAMP, "TIMESTAMP", "java.sql.Timestamp", "TIMESTAMP ", "PRECISION");
      case TIMESTAMP_WITH_TIME_ZONE ->
          quoted(
              Types.TIMESTAMP_WITH_TIMEZONE,
              "TIMESTAMP WITH TIME ZONE",
              "java.time.OffsetDateTime",
              "TIMESTAMP WITH TIME ZONE ",
              "PRECISION");
      case INTERVAL_YEAR_MONTH ->
          new JdbcType(
              Types.OTHER,
              "INTERVAL YEAR TO MONTH",
              "java.time.Period",
              "INTERVAL '",
              "' YEAR TO MONTH",
              "");
      case INTERVAL_DAY_TIME ->
          new JdbcType(
              Types.OTHER,
              "INTERVAL DAY TO SECOND",
              "java.time.Duration",
              "INTERVAL '",
              "' DAY TO SECOND",
              "");
      case UUID -> quoted(Types.OTHER, "UUID", "java.util.UUID", "UUID ", "");
      case JSON -> quoted(Types.VARCHAR, "JSON", "java.lang.String", "", "");
      case ARRAY -> new JdbcType(Types.ARRAY, "ARRAY", "java.sql.Array", "ARRAY[", "]", "");
      case VECTOR -> new JdbcType(Types.OTHER, "VECTOR", "[F", "VECTOR '[", "]'", "DIMENSIONS");
    };
  }

  private static JdbcType plain(int code, String name, String className) {
    return new JdbcType(code, name, className, "", "", "");
  }

  private static JdbcType quoted(
      int code, String name, String className, String introducer, String parameters) {
    return new JdbcType(code, name, className, introducer + "'", "'", parameters);
  }
}
