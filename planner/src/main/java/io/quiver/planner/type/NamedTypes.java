package io.quiver.planner.type;

import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What the names of types mean that are no words of the grammar: VECTOR(3), TEXT, INT8, .. */
public final class NamedTypes {
  private static final List<String> NAMES =
      List.of(
          "VECTOR",
          "JSON",
          "JSONB",
          "TEXT",
          "CLOB",
          "BLOB",
          "BYTEA",
          "UUID",
          "STRING",
          "NUMBER",
          "BOOL",
          "INT2",
          "INT4",
          "INT8",
          "FLOAT4",
          "FLOAT8",
          "SERIAL",
          "BIGSERIAL",
          "DATETIME",
          "TIMESTAMPTZ",
          "LONGVARCHAR",
          "NVARCHAR",
          "VARCHAR2");

  private NamedTypes() {}

  /** Calcite's type, NOT NULL. CLOB and BLOB lose their name: see {@link #dataType}. */
  public static RelDataType resolve(NamedTypeSpec spec) {
    return TypeMapping.toRelType(dataType(spec), false);
  }

  /**
   * The data type that a name means.
   *
   * @throws QuiverException OBJECT_NOT_FOUND with near names, INVALID_DEFINITION
   */
  public static DataType dataType(NamedTypeSpec spec) {
    int n = spec.precision();
    return switch (spec.name().toUpperCase(Locale.ROOT)) {
      case "VECTOR" -> vector(spec);
      case "JSON", "JSONB" -> DataType.JSON;
      case "TEXT",
          "CLOB",
          "NCLOB",
          "CHARACTER LARGE OBJECT",
          "LONGVARCHAR",
          "TINYTEXT",
          "MEDIUMTEXT",
          "LONGTEXT" ->
          DataType.of(TypeKind.CLOB);
      case "BLOB", "BYTEA", "BINARY LARGE OBJECT", "LONGVARBINARY", "IMAGE", "RAW" ->
          DataType.of(TypeKind.BLOB);
      case "UUID", "UNIQUEIDENTIFIER" -> DataType.of(TypeKind.UUID);
      case "STRING",
          "NVARCHAR",
          "VARCHAR2",
          "NVARCHAR2",
          "CHARACTER VARYING",
          "VARCHAR_IGNORECASE" ->
          DataType.of(TypeKind.VARCHAR, n);
      case "NCHAR" -> DataType.of(TypeKind.CHAR, Math.max(n, 1));
      case "BOOL", "BIT", "LOGICAL" -> DataType.BOOLEAN;
      case "BYTE" -> DataType.of(TypeKind.TINYINT);
      case "INT2", "SHORT" -> DataType.of(TypeKind.SMALLINT);
      case "INT4", "SERIAL", "MEDIUMINT", "SIGNED" -> DataType.INTEGER;
      case "INT8", "BIGSERIAL", "LONG" -> DataType.BIGINT;
      case "FLOAT4" -> DataType.of(TypeKind.REAL);
      case "FLOAT8", "DOUBLE PRECISION" -> DataType.DOUBLE;
      case "NUMBER", "MONEY", "DECFLOAT" ->
          DataType.decimal(n < 0 ? 38 : n, Math.max(0, spec.scale()));
      case "DATETIME", "SMALLDATETIME" -> DataType.of(TypeKind.TIMESTAMP, n < 0 ? 6 : n);
      case "TIMESTAMPTZ" -> DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, n < 0 ? 6 : n);
      default ->
          throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND,
              "type " + spec.name() + " does not exist",
              NearestNames.hint(spec.name(), NAMES),
              position(spec.getParserPos()),
              null);
    };
  }

  private static DataType vector(NamedTypeSpec spec) {
    int dimensions = spec.precision();
    String argument = spec.argument();
    if (argument != null && !argument.equals("FLOAT32")) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED, "vectors of " + argument + " are not supported yet")
          .withHint("Use VECTOR(n), which holds 32-bit floats.")
          .withPosition(position(spec.getParserPos()));
    }
    if (dimensions >= 0 && (dimensions < 1 || dimensions > DataType.MAX_VECTOR_DIMENSIONS)) {
      throw new QuiverException(
              ErrorCode.INVALID_DEFINITION,
              "a vector has 1 to "
                  + DataType.MAX_VECTOR_DIMENSIONS
                  + " dimensions, not "
                  + dimensions)
          .withPosition(position(spec.getParserPos()));
    }
    return DataType.vector(dimensions);
  }

  private static @Nullable Position position(SqlParserPos pos) {
    return pos.getLineNum() < 1 || pos.getColumnNum() < 1
        ? null
        : new Position(
            pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
  }
}
