package io.quiver.driver.metadata;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getPrimaryKeys}, {@code getImportedKeys} and their like. */
final class KeyRows {
  static final String PRIMARY_COLUMNS =
      "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, KEY_SEQ short, PK_NAME";
  static final String FOREIGN_COLUMNS =
      "PKTABLE_CAT, PKTABLE_SCHEM, PKTABLE_NAME, PKCOLUMN_NAME, FKTABLE_CAT, FKTABLE_SCHEM,"
          + " FKTABLE_NAME, FKCOLUMN_NAME, KEY_SEQ short, UPDATE_RULE short, DELETE_RULE short,"
          + " FK_NAME, PK_NAME, DEFERRABILITY short";

  private static final String PRIMARY =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, CONSTRAINT_NAME FROM"
          + " INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA LIKE ? ESCAPE '\\' AND"
          + " TABLE_NAME LIKE ? ESCAPE '\\' AND CONSTRAINT_TYPE = 'PRIMARY KEY'";
  private static final String FOREIGN =
      "SELECT REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME, TABLE_SCHEMA,"
          + " TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, UPDATE_RULE, DELETE_RULE, CONSTRAINT_NAME,"
          + " REFERENCED_CONSTRAINT_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE"
          + " TABLE_SCHEMA LIKE ? ESCAPE '\\' AND TABLE_NAME LIKE ? ESCAPE '\\' AND"
          + " REFERENCED_TABLE_SCHEMA LIKE ? ESCAPE '\\' AND REFERENCED_TABLE_NAME LIKE ? ESCAPE"
          + " '\\' AND CONSTRAINT_TYPE = 'FOREIGN KEY'";

  private KeyRows() {}

  static List<@Nullable Object[]> primary(MetadataSource source, String schema, String table)
      throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    for (@Nullable Object[] row : source.query(PRIMARY, schema, table)) {
      result.add(Rows.row(source.database().name(), row[0], row[1], row[2], row[3], row[4]));
    }
    Rows.sort(result, 3);
    return result;
  }

  /** Names of the key's columns in key order. */
  static List<String> primaryColumns(MetadataSource source, String schema, String table)
      throws SQLException {
    List<@Nullable Object[]> rows = primary(source, schema, table);
    Rows.sort(rows, 4);
    return rows.stream().map(row -> Rows.text(row, 3)).toList();
  }

  /** Foreign keys from tables to tables; all arguments are patterns, the order is by the child. */
  static List<@Nullable Object[]> foreign(
      MetadataSource source,
      String childSchema,
      String childTable,
      String parentSchema,
      String parentTable)
      throws SQLException {
    String catalog = source.database().name();
    List<@Nullable Object[]> result = new ArrayList<>();
    for (@Nullable Object[] row :
        source.query(FOREIGN, childSchema, childTable, parentSchema, parentTable)) {
      result.add(
          Rows.row(
              catalog,
              row[0],
              row[1],
              row[2],
              catalog,
              row[3],
              row[4],
              row[5],
              row[6],
              rule(Rows.text(row, 7)),
              rule(Rows.text(row, 8)),
              row[9],
              row[10],
              (long) DatabaseMetaData.importedKeyNotDeferrable));
    }
    return result;
  }

  private static long rule(String name) {
    return switch (name) {
      case "CASCADE" -> DatabaseMetaData.importedKeyCascade;
      case "RESTRICT" -> DatabaseMetaData.importedKeyRestrict;
      case "SET NULL" -> DatabaseMetaData.importedKeySetNull;
      case "SET DEFAULT" -> DatabaseMetaData.importedKeySetDefault;
      default -> DatabaseMetaData.importedKeyNoAction;
    };
  }
}
