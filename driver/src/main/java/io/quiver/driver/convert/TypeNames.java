package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data types by the names that applications give to {@code createArrayOf}. */
final class TypeNames {
  private static final Map<String, TypeKind> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("INT", TypeKind.INTEGER),
          Map.entry("INT4", TypeKind.INTEGER),
          Map.entry("INT8", TypeKind.BIGINT),
          Map.entry("INT2", TypeKind.SMALLINT),
          Map.entry("BOOL", TypeKind.BOOLEAN),
          Map.entry("NUMERIC", TypeKind.DECIMAL),
          Map.entry("FLOAT", TypeKind.DOUBLE),
          Map.entry("FLOAT4", TypeKind.REAL),
          Map.entry("FLOAT8", TypeKind.DOUBLE),
          Map.entry("DOUBLE PRECISION", TypeKind.DOUBLE),
          Map.entry("CHARACTER VARYING", TypeKind.VARCHAR),
          Map.entry("CHARACTER", TypeKind.CHAR),
          Map.entry("TEXT", TypeKind.CLOB),
          Map.entry("CHARACTER LARGE OBJECT", TypeKind.CLOB),
          Map.entry("BINARY VARYING", TypeKind.VARBINARY),
          Map.entry("BINARY LARGE OBJECT", TypeKind.BLOB),
          Map.entry("TIMESTAMP WITH TIME ZONE", TypeKind.TIMESTAMP_WITH_TIME_ZONE));

  private TypeNames() {}

  /** Length and precision in parentheses are ignored. */
  static DataType parse(@Nullable String name) throws SQLException {
    if (name == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The name of the element type is null.");
    }
    String plain =
        name.replaceAll("\\([^)]*\\)", "").trim().replaceAll(" +", " ").toUpperCase(Locale.ROOT);
    TypeKind kind = OTHER_NAMES.get(plain);
    if (kind == null) {
      kind = constant(plain);
    }
    if (kind == null || kind == TypeKind.ARRAY) {
      throw SqlExceptions.of(
          ErrorCode.OBJECT_NOT_FOUND, "There is no element type \"" + name + "\".");
    }
    return kind == TypeKind.CHAR ? DataType.VARCHAR : DataType.of(kind);
  }

  private static @Nullable TypeKind constant(String name) {
    for (TypeKind kind : TypeKind.values()) {
      if (kind.name().equals(name.replace(' ', '_'))) {
        return kind;
      }
    }
    return null;
  }
}
