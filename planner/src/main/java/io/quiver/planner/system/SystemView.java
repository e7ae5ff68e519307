package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.RowSource;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * One system table: what it is called, its columns, and what writes its rows. Immutable.
 *
 * @param schema INFORMATION_SCHEMA or SYS
 */
record SystemView(String schema, String name, List<Argument.Column> columns, Content content) {
  static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";
  static final String SYS = "SYS";

  /** Writes all rows of a table. */
  @FunctionalInterface
  interface Content {
    void write(Reading reading, SystemRows rows);
  }

  /**
   * A table of the standard's schema.
   *
   * @param columns such as {@code "TABLE_NAME, ORDINAL_POSITION int, ROWS long"}: a column is text
   *     unless it says int, long, double or timestamp
   */
  static SystemView information(String name, String columns, Content content) {
    return new SystemView(INFORMATION_SCHEMA, name, parse(columns), content);
  }

  /** A table about how the database runs; columns are written the same way. */
  static SystemView sys(String name, String columns, Content content) {
    return new SystemView(SYS, name, parse(columns), content);
  }

  private static List<Argument.Column> parse(String columns) {
    List<Argument.Column> parsed = new ArrayList<>();
    for (String column : columns.split(",", -1)) {
      String[] words = column.trim().split(" ", -1);
      DataType type =
          switch (words.length == 1 ? "" : words[1]) {
            case "" -> DataType.VARCHAR;
            case "int" -> DataType.INTEGER;
            case "long" -> DataType.BIGINT;
            case "double" -> DataType.DOUBLE;
            case "timestamp" -> DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6);
            default -> throw new IllegalArgumentException("column " + column);
          };
      parsed.add(new Argument.Column(words[0], type));
    }
    return List.copyOf(parsed);
  }

  /** Computes the rows. */
  RowSource open(Reading reading) {
    SystemRows rows = new SystemRows(columns.size());
    content.write(reading, rows);
    return rows;
  }
}
