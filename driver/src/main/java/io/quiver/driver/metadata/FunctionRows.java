package io.quiver.driver.metadata;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getFunctions} and {@code getFunctionColumns}. */
final class FunctionRows {
  static final String COLUMNS =
      "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, REMARKS, FUNCTION_TYPE short, SPECIFIC_NAME";

  private static final String SELECT =
      "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, REMARKS, RETURNS_TABLE, SPECIFIC_NAME FROM"
          + " INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION' AND ROUTINE_SCHEMA LIKE ?"
          + " ESCAPE '\\' AND ROUTINE_NAME LIKE ? ESCAPE '\\'";

  static final String PARAMETER_COLUMNS =
      "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, COLUMN_NAME, COLUMN_TYPE short,"
          + " DATA_TYPE int, TYPE_NAME, PRECISION int, LENGTH int, SCALE short, RADIX short,"
          + " NULLABLE short, REMARKS, CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE,"
          + " SPECIFIC_NAME";

  private static final String SELECT_PARAMETERS =
      "SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME, PARAMETER_NAME, IS_RESULT, ORDINAL_POSITION,"
          + " TYPE_KIND, TYPE_PRECISION, TYPE_SCALE, ELEMENT_KIND, ELEMENT_PRECISION,"
          + " ELEMENT_SCALE, RETURNS_TABLE, REMARKS FROM INFORMATION_SCHEMA.PARAMETERS WHERE"
          + " ROUTINE_TYPE = 'FUNCTION' AND SPECIFIC_SCHEMA LIKE ? ESCAPE '\\' AND SPECIFIC_NAME"
          + " LIKE ? ESCAPE '\\' AND PARAMETER_NAME LIKE ? ESCAPE '\\'";

  private FunctionRows() {}

  /** The value first, then parameters, then columns of a table. */
  static List<@Nullable Object[]> parameters(
      MetadataSource source, String schema, String name, String parameter) throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    String catalog = source.database().name();
    for (@Nullable Object[] row : source.query(SELECT_PARAMETERS, schema, name, parameter)) {
      result.add(parameter(catalog, row));
    }
    result.sort(
        Comparator.comparing((@Nullable Object[] row) -> Rows.text(row, 1))
            .thenComparing(row -> Rows.text(row, 2))
            .thenComparing(row -> Rows.text(row, 16))
            .thenComparing(row -> Rows.number(row, 4, 0) == DatabaseMetaData.functionColumnResult)
            .thenComparing(row -> Rows.number(row, 14, 0)));
    return result;
  }

  private static @Nullable Object[] parameter(String catalog, @Nullable Object[] row) {
    // A type that depends on the call is none of java.sql.Types.
    DataType type = row[5] == null ? null : ColumnRows.type(row, 5);
    boolean sized = type != null && (type.kind().isCharacter() || type.kind().isBinary());
    long octets = type == null ? 0 : TypeSizes.octets(type);
    return Rows.row(
        catalog,
        row[0],
        row[1],
        row[2],
        kind(Rows.yes(row, 3), Rows.yes(row, 11)),
        (long) (type == null ? Types.OTHER : JdbcType.of(type.kind()).code()),
        type == null ? "ANY" : ColumnRows.typeName(type),
        type == null ? null : (long) TypeSizes.precision(type),
        type == null ? null : octets,
        type == null ? null : (long) TypeSizes.scale(type),
        type == null || TypeSizes.radix(type) == 0 ? null : (long) TypeSizes.radix(type),
        (long) DatabaseMetaData.functionNullable,
        row[12] == null ? "" : row[12],
        sized ? octets : null,
        row[4],
        "YES",
        row[1]);
  }

  private static long kind(boolean isResult, boolean table) {
    if (!isResult) {
      return DatabaseMetaData.functionColumnIn;
    }
    return table ? DatabaseMetaData.functionColumnResult : DatabaseMetaData.functionReturn;
  }

  /** Empty when the engine does not list its functions. */
  static List<@Nullable Object[]> functions(MetadataSource source, String schema, String name)
      throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    try {
      for (@Nullable Object[] row : source.query(SELECT, schema, name)) {
        long type =
            Rows.yes(row, 3)
                ? DatabaseMetaData.functionReturnsTable
                : DatabaseMetaData.functionNoTable;
        result.add(
            Rows.row(source.database().name(), row[0], row[1], Rows.text(row, 2), type, row[4]));
      }
    } catch (SQLException e) {
      if (!ErrorCode.TABLE_NOT_FOUND.sqlState().equals(e.getSQLState())) {
        throw e;
      }
    }
    Rows.sort(result, 1, 2, 5);
    return result;
  }
}
