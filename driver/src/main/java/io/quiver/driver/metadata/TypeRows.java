package io.quiver.driver.metadata;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getTypeInfo}: one for each kind of data type, plain kinds before special ones. */
final class TypeRows {
  static final String COLUMNS =
      "TYPE_NAME, DATA_TYPE int, PRECISION int, LITERAL_PREFIX, LITERAL_SUFFIX, CREATE_PARAMS,"
          + " NULLABLE short, CASE_SENSITIVE boolean, SEARCHABLE short, UNSIGNED_ATTRIBUTE boolean,"
          + " FIXED_PREC_SCALE boolean, AUTO_INCREMENT boolean, LOCAL_TYPE_NAME,"
          + " MINIMUM_SCALE short, MAXIMUM_SCALE short, SQL_DATA_TYPE int, SQL_DATETIME_SUB int,"
          + " NUM_PREC_RADIX int";

  private TypeRows() {}

  static List<@Nullable Object[]> types() {
    List<@Nullable Object[]> result = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      result.add(row(kind));
    }
    Rows.sort(result, 1); // stable: VARCHAR stays before JSON
    return result;
  }

  private static @Nullable Object[] row(TypeKind kind) {
    DataType type = kind == TypeKind.ARRAY ? DataType.array(DataType.VARCHAR) : DataType.of(kind);
    JdbcType jdbc = JdbcType.of(kind);
    boolean numeric = kind.isNumeric();
    int searchable =
        kind.isCharacter() ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic;
    return Rows.row(
        jdbc.name(),
        (long) jdbc.code(),
        (long) longest(type),
        empty(jdbc.prefix()),
        empty(jdbc.suffix()),
        empty(jdbc.createParameters()),
        (long) DatabaseMetaData.typeNullable,
        TypeSizes.caseSensitive(type),
        (long) searchable,
        !numeric,
        false,
        kind.isInteger(),
        jdbc.name(),
        0L,
        maximumScale(type),
        null,
        null,
        TypeSizes.radix(type) == 0 ? null : (long) TypeSizes.radix(type));
  }

  private static int longest(DataType type) {
    return type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY
        ? DataType.MAX_CHARACTER_LENGTH
        : TypeSizes.precision(type);
  }

  private static long maximumScale(DataType type) {
    return type.kind() == TypeKind.DECIMAL ? DataType.MAX_DECIMAL_PRECISION : TypeSizes.scale(type);
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }
}
