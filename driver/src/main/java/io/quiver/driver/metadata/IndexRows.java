package io.quiver.driver.metadata;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getIndexInfo}. */
final class IndexRows {
  static final String COLUMNS =
      "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, NON_UNIQUE boolean, INDEX_QUALIFIER, INDEX_NAME,"
          + " TYPE short, ORDINAL_POSITION short, COLUMN_NAME, ASC_OR_DESC, CARDINALITY long,"
          + " PAGES long, FILTER_CONDITION";

  private static final String SELECT =
      "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, ORDINAL_POSITION,"
          + " ORDERING_SPECIFICATION, IS_UNIQUE, CARDINALITY FROM INFORMATION_SCHEMA.INDEX_COLUMNS"
          + " WHERE TABLE_SCHEMA LIKE ? ESCAPE '\\' AND TABLE_NAME LIKE ? ESCAPE '\\'";

  private IndexRows() {}

  static List<@Nullable Object[]> indexes(
      MetadataSource source, String schema, String table, boolean uniqueOnly) throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    String catalog = source.database().name();
    for (@Nullable Object[] row : source.query(SELECT, schema, table)) {
      boolean unique = Rows.yes(row, 6);
      if (unique || !uniqueOnly) {
        String order = Rows.text(row, 5);
        result.add(
            Rows.row(
                catalog,
                row[0],
                row[1],
                !unique,
                catalog,
                row[2],
                (long) DatabaseMetaData.tableIndexOther,
                row[4],
                row[3],
                order.isEmpty() ? null : order.equals("DESC") ? "D" : "A",
                row[7] == null ? 0L : row[7],
                0L,
                null));
      }
    }
    Rows.sort(result, 3, 6, 5, 7);
    return result;
  }
}
