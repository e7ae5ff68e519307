package io.quiver.shell.format;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a result.
 *
 * @param number right-aligned, and without quotes in JSON and SQL
 */
public record Column(String name, String type, boolean number) {
  static List<Column> of(ResultSetMetaData meta) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(
          new Column(
              meta.getColumnLabel(i), meta.getColumnTypeName(i), isNumber(meta.getColumnType(i))));
    }
    return List.copyOf(columns);
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }
}
