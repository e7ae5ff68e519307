package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns of a result, prepared for fast getters; shared by all executions of a statement.
 * Confined to the connection's thread.
 */
final class ResultShape {
  private final List<ResultColumn> columns;
  private final DataType[] types;
  private final boolean[] integer;
  private final boolean[] floating;
  private final boolean[] text;

  /** Labels in the spelling in which they were asked for; filled on demand. */
  private final Map<String, Integer> byLabel = new HashMap<>();

  ResultShape(List<ResultColumn> columns) {
    this.columns = columns;
    int count = columns.size();
    types = new DataType[count];
    integer = new boolean[count];
    floating = new boolean[count];
    text = new boolean[count];
    for (int i = 0; i < count; i++) {
      DataType type = columns.get(i).type();
      TypeKind kind = type.kind();
      types[i] = type;
      integer[i] = kind.isInteger();
      floating[i] = kind == TypeKind.REAL || kind == TypeKind.DOUBLE;
      text[i] = kind.isCharacter() || kind == TypeKind.JSON;
    }
  }

  List<ResultColumn> columns() {
    return columns;
  }

  int count() {
    return types.length;
  }

  /** Columns from 0 here and below. */
  DataType type(int column) {
    return types[column];
  }

  boolean isInteger(int column) {
    return integer[column];
  }

  boolean isFloating(int column) {
    return floating[column];
  }

  boolean isText(int column) {
    return text[column];
  }

  /** The number, from 1, of the first column with this label in any case, else with this name. */
  int find(String label) throws SQLException {
    Integer known = byLabel.get(label);
    if (known != null) {
      return known;
    }
    int found = search(label);
    if (found == 0) {
      String labels =
          columns.stream().map(ResultColumn::label).limit(20).collect(Collectors.joining(", "));
      throw SqlExceptions.of(
          ErrorCode.COLUMN_NOT_FOUND,
          "The result has no column \"" + label + "\".",
          "Its columns are " + labels + (columns.size() > 20 ? ", ..." : "") + ".");
    }
    byLabel.put(label, found);
    return found;
  }

  private int search(String label) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equals(label)) {
        return i + 1;
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    return 0;
  }
}
