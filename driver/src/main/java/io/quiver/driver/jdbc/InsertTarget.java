package io.quiver.driver.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the columns of the table that an INSERT names, for keys asked for by number. */
final class InsertTarget {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern TARGET =
      Pattern.compile(
          "\\s*(?:INSERT\\s+INTO|MERGE\\s+INTO|UPSERT\\s+INTO|UPDATE)\\s+(?:"
              + NAME
              + "\\s*\\.\\s*)?"
              + NAME
              + ".*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private InsertTarget() {}

  /** In ordinal order; empty when the statement names no table. */
  static List<String> columnNames(QuiverConnection connection, String sql) throws SQLException {
    Matcher matcher = TARGET.matcher(sql);
    List<String> names = new ArrayList<>();
    if (matcher.matches()) {
      String schema = stored(matcher.group(1));
      String table = stored(matcher.group(2));
      String escape = connection.getMetaData().getSearchStringEscape();
      try (ResultSet columns =
          connection
              .getMetaData()
              .getColumns(
                  null,
                  pattern(schema == null ? connection.getSchema() : schema, escape),
                  pattern(table, escape),
                  null)) {
        while (columns.next()) {
          String name = columns.getString("COLUMN_NAME");
          if (name != null) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static @Nullable String stored(@Nullable String written) {
    if (written == null) {
      return null;
    }
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toUpperCase(Locale.ROOT);
  }

  private static @Nullable String pattern(@Nullable String name, String escape) {
    return name == null
        ? null
        : name.replace(escape, escape + escape)
            .replace("%", escape + "%")
            .replace("_", escape + "_");
  }
}
