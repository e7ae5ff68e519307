package io.quiver.planner.type;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Translates between Quiver's data types and Calcite's. CLOB and BLOB become VARCHAR and VARBINARY
 * without length: expressions do not tell them apart.
 */
public final class TypeMapping {
  private static final SqlIntervalQualifier YEAR_TO_MONTH =
      new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO);
  private static final SqlIntervalQualifier DAY_TO_SECOND =
      new SqlIntervalQualifier(TimeUnit.DAY, 9, TimeUnit.SECOND, 6, SqlParserPos.ZERO);

  private TypeMapping() {}

  /** Calcite's type for a value of this type. */
  public static RelDataType toRelType(DataType type, boolean nullable) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType plain =
        switch (type.kind()) {
          case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
          case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
          case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
          case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
          case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
          case DECIMAL ->
              type.precision() < 0
                  ? factory.createSqlType(SqlTypeName.DECIMAL)
                  : factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
          case REAL -> factory.createSqlType(SqlTypeName.REAL);
          case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
          case CHAR -> factory.createCharType(Math.max(1, type.precision()));
          case VARCHAR -> sized(SqlTypeName.VARCHAR, type.precision());
          case CLOB -> factory.createSqlType(SqlTypeName.VARCHAR);
          case BINARY -> factory.createSqlType(SqlTypeName.BINARY, Math.max(1, type.precision()));
          case VARBINARY -> sized(SqlTypeName.VARBINARY, type.precision());
          case BLOB -> factory.createSqlType(SqlTypeName.VARBINARY);
          case DATE -> factory.createSqlType(SqlTypeName.DATE);
          case TIME -> sized(SqlTypeName.TIME, type.precision());
          case TIMESTAMP -> sized(SqlTypeName.TIMESTAMP, type.precision());
          case TIMESTAMP_WITH_TIME_ZONE ->
              sized(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.precision());
          case INTERVAL_YEAR_MONTH -> factory.createSqlIntervalType(YEAR_TO_MONTH);
          case INTERVAL_DAY_TIME -> factory.createSqlIntervalType(DAY_TO_SECOND);
          case UUID -> factory.createSqlType(SqlTypeName.UUID);
          case JSON -> factory.createJsonType(false);
          case ARRAY -> factory.createArrayType(toRelType(element(type), true), -1);
          case VECTOR -> factory.createVectorType(type.precision(), false);
        };
    return factory.createTypeWithNullability(plain, nullable);
  }

  private static RelDataType sized(SqlTypeName typeName, int precision) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return precision < 0
        ? factory.createSqlType(typeName)
        : factory.createSqlType(typeName, precision);
  }

  private static DataType element(DataType type) {
    DataType element = type.element();
    if (element == null) {
      throw QuiverException.bug("array type without element type");
    }
    return element;
  }

  /**
   * Quiver's type of a value of Calcite's type. NULL and unknown types count as VARCHAR.
   *
   * @throws QuiverException FEATURE_NOT_SUPPORTED for rows, maps, multisets and the like
   */
  public static DataType toDataType(RelDataType type) {
    if (type instanceof VectorSqlType vector) {
      return DataType.vector(vector.dimensions());
    }
    if (type instanceof JsonSqlType) {
      return DataType.JSON;
    }
    int precision = type.getPrecision();
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> DataType.BOOLEAN;
      case TINYINT -> DataType.of(TypeKind.TINYINT);
      case SMALLINT -> DataType.of(TypeKind.SMALLINT);
      case INTEGER -> DataType.INTEGER;
      case BIGINT -> DataType.BIGINT;
      case DECIMAL -> DataType.decimal(precision, type.getScale());
      case REAL -> DataType.of(TypeKind.REAL);
      case FLOAT, DOUBLE -> DataType.DOUBLE;
      case CHAR -> DataType.of(TypeKind.CHAR, precision);
      case VARCHAR -> DataType.of(TypeKind.VARCHAR, precision);
      case BINARY -> DataType.of(TypeKind.BINARY, precision);
      case VARBINARY -> DataType.of(TypeKind.VARBINARY, precision);
      case DATE -> DataType.of(TypeKind.DATE);
      case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> DataType.of(TypeKind.TIME, precision);
      case TIMESTAMP -> DataType.of(TypeKind.TIMESTAMP, precision);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
          DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, precision);
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
          DataType.of(TypeKind.INTERVAL_YEAR_MONTH);
      case INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          DataType.of(TypeKind.INTERVAL_DAY_TIME);
      case UUID -> DataType.of(TypeKind.UUID);
      case ARRAY, MULTISET -> {
        RelDataType component = type.getComponentType();
        yield DataType.array(component == null ? DataType.VARCHAR : toDataType(component));
      }
      case NULL, ANY, UNKNOWN, SYMBOL -> DataType.VARCHAR;
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "values of type " + type.getSqlTypeName() + " are not supported");
    };
  }
}
