package io.quiver.driver.metadata;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.storage.value.DataType;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getProcedures} and {@code getProcedureColumns}. */
final class ProcedureRows {
  static final String COLUMNS =
      "PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, RESERVED1, RESERVED2, RESERVED3, REMARKS,"
          + " PROCEDURE_TYPE short, SPECIFIC_NAME";

  static final String PARAMETER_COLUMNS =
      "PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, COLUMN_NAME, COLUMN_TYPE short,"
          + " DATA_TYPE int, TYPE_NAME, PRECISION int, LENGTH int, SCALE short, RADIX short,"
          + " NULLABLE short, REMARKS, COLUMN_DEF, SQL_DATA_TYPE int, SQL_DATETIME_SUB int,"
          + " CHAR_OCTET_LENGTH int, ORDINAL_POSITION int, IS_NULLABLE, SPECIFIC_NAME";

  private static final String SELECT =
      "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, REMARKS, SPECIFIC_NAME FROM"
          + " INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE' AND ROUTINE_SCHEMA LIKE"
          + " ? ESCAPE '\\' AND ROUTINE_NAME LIKE ? ESCAPE '\\'";

  private static final String SELECT_PARAMETERS =
      "SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME, PARAMETER_NAME, PARAMETER_MODE, ORDINAL_POSITION,"
          + " TYPE_KIND, TYPE_PRECISION, TYPE_SCALE, ELEMENT_KIND, ELEMENT_PRECISION,"
          + " ELEMENT_SCALE FROM INFORMATION_SCHEMA.PARAMETERS WHERE ROUTINE_TYPE = 'PROCEDURE' AND"
          + " SPECIFIC_SCHEMA LIKE ? ESCAPE '\\' AND SPECIFIC_NAME LIKE ? ESCAPE '\\' AND"
          + " PARAMETER_NAME LIKE ? ESCAPE '\\'";

  private ProcedureRows() {}

  static List<@Nullable Object[]> procedures(MetadataSource source, String schema, String name)
      throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    String catalog = source.database().name();
    for (@Nullable Object[] row : source.query(SELECT, schema, name)) {
      result.add(
          Rows.row(
              catalog,
              row[0],
              row[1],
              null,
              null,
              null,
              Rows.text(row, 2),
              (long) DatabaseMetaData.procedureNoResult,
              row[3]));
    }
    Rows.sort(result, 1, 2, 8);
    return result;
  }

  static List<@Nullable Object[]> parameters(
      MetadataSource source, String schema, String name, String parameter) throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    String catalog = source.database().name();
    for (@Nullable Object[] row : source.query(SELECT_PARAMETERS, schema, name, parameter)) {
      DataType type = ColumnRows.type(row, 5);
      boolean sized = type.kind().isCharacter() || type.kind().isBinary();
      long size = TypeSizes.precision(type);
      result.add(
          Rows.row(
              catalog,
              row[0],
              row[1],
              row[2],
              mode(Rows.text(row, 3)),
              (long) JdbcType.of(type.kind()).code(),
              ColumnRows.typeName(type),
              size,
              (long) TypeSizes.octets(type),
              (long) TypeSizes.scale(type),
              TypeSizes.radix(type) == 0 ? null : (long) TypeSizes.radix(type),
              (long) DatabaseMetaData.procedureNullable,
              null,
              null,
              null,
              null,
              sized ? (long) TypeSizes.octets(type) : null,
              row[4],
              "YES",
              row[1]));
    }
    Rows.sort(result, 1, 2, 17);
    return result;
  }

  private static long mode(String word) {
    return switch (word) {
      case "OUT" -> DatabaseMetaData.procedureColumnOut;
      case "INOUT" -> DatabaseMetaData.procedureColumnInOut;
      default -> DatabaseMetaData.procedureColumnIn;
    };
  }
}
