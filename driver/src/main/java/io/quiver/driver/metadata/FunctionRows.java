package io.quiver.driver.metadata;

import io.quiver.storage.error.ErrorCode;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getFunctions}. */
final class FunctionRows {
  static final String COLUMNS =
      "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, REMARKS, FUNCTION_TYPE short, SPECIFIC_NAME";

  private static final String SELECT =
      "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, REMARKS, RETURNS_TABLE, SPECIFIC_NAME FROM"
          + " INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION' AND ROUTINE_SCHEMA LIKE ?"
          + " ESCAPE '\\' AND ROUTINE_NAME LIKE ? ESCAPE '\\'";

  private FunctionRows() {}

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
