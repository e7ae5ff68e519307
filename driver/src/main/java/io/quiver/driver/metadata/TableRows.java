package io.quiver.driver.metadata;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getTables} and {@code getSchemas}. */
final class TableRows {
  static final String TABLE_COLUMNS =
      "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE, REMARKS, TYPE_CAT, TYPE_SCHEM, TYPE_NAME,"
          + " SELF_REFERENCING_COL_NAME, REF_GENERATION";
  static final String SCHEMA_COLUMNS = "TABLE_SCHEM, TABLE_CATALOG";

  /** What {@code getTableTypes} lists, sorted. */
  static final List<String> TYPES = List.of("LOCAL TEMPORARY", "SYSTEM TABLE", "TABLE", "VIEW");

  private static final String TABLES =
      "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS FROM INFORMATION_SCHEMA.TABLES WHERE"
          + " TABLE_SCHEMA LIKE ? ESCAPE '\\' AND TABLE_NAME LIKE ? ESCAPE '\\'";
  private static final String SCHEMAS =
      "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME LIKE ? ESCAPE '\\'";

  private TableRows() {}

  static List<@Nullable Object[]> tables(
      MetadataSource source, String schema, String table, String @Nullable [] types)
      throws SQLException {
    Set<String> wanted =
        types == null
            ? Set.copyOf(TYPES)
            : Arrays.stream(types).map(TableRows::jdbcType).collect(Collectors.toSet());
    String catalog = source.database().name();
    List<@Nullable Object[]> result = new ArrayList<>();
    for (@Nullable Object[] row : source.query(TABLES, schema, table)) {
      String type = jdbcType(Rows.text(row, 2));
      if (wanted.contains(type)) {
        result.add(
            Rows.row(
                catalog, row[0], row[1], type, Rows.text(row, 3), null, null, null, null, null));
      }
    }
    Rows.sort(result, 3, 1, 2);
    return result;
  }

  /** JDBC's name for a type; both spellings of a base table mean the same. */
  private static String jdbcType(@Nullable String type) {
    String upper = type == null ? "" : type.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "BASE TABLE" -> "TABLE";
      case "SYSTEM VIEW" -> "SYSTEM TABLE";
      default -> upper;
    };
  }

  static List<@Nullable Object[]> schemas(MetadataSource source, String schema)
      throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    for (@Nullable Object[] row : source.query(SCHEMAS, schema)) {
      result.add(Rows.row(row[0], source.database().name()));
    }
    Rows.sort(result, 0);
    return result;
  }
}
