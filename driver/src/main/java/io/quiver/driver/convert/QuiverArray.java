package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ARRAY value, or a VECTOR seen as an array of REAL. */
public final class QuiverArray implements Array {
  private final DataType element;
  private final ArrayRows rows;
  private @Nullable List<? extends @Nullable Object> values;

  /** Elements are session values of the element type. */
  public QuiverArray(DataType element, List<? extends @Nullable Object> values, ArrayRows rows) {
    this.element = element;
    this.values = values;
    this.rows = rows;
  }

  /** An array by the name of its element type, for {@code createArrayOf}. */
  public static QuiverArray create(
      String typeName, @Nullable Object @Nullable [] elements, ArrayRows rows) throws SQLException {
    DataType type = TypeNames.parse(typeName);
    List<@Nullable Object> values = new ArrayList<>();
    if (elements != null) {
      for (Object given : elements) {
        values.add(given == null ? null : ParameterValues.convert(given, type));
      }
    }
    return new QuiverArray(type, values, rows);
  }

  static QuiverArray ofVector(float[] vector, ArrayRows rows) {
    List<@Nullable Object> values = new ArrayList<>(vector.length);
    for (double value : VectorText.toDoubles(vector)) {
      values.add(value);
    }
    return new QuiverArray(DataType.of(TypeKind.REAL), values, rows);
  }

  /** The elements as session values. */
  List<? extends @Nullable Object> values() throws SQLException {
    if (values == null) {
      throw SqlExceptions.closed("Array");
    }
    return values;
  }

  DataType element() {
    return element;
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    values();
    return JdbcType.of(element.kind()).name();
  }

  @Override
  public int getBaseType() throws SQLException {
    values();
    return JdbcType.of(element.kind()).code();
  }

  @Override
  public Object getArray() throws SQLException {
    return getArray(1, values().size());
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    List<? extends @Nullable Object> part = part(index, count);
    @Nullable Object[] result = new @Nullable Object[part.size()];
    for (int i = 0; i < result.length; i++) {
      Object value = part.get(i);
      result[i] = value == null ? null : ObjectValues.toObject(value, element, rows);
    }
    return result;
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  private List<? extends @Nullable Object> part(long index, int count) throws SQLException {
    int size = values().size();
    if (index < 1 || index > size + 1L || count < 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Elements " + index + " and on, " + count + " of them, of an array of " + size + ".");
    }
    return values().subList((int) index - 1, (int) Math.min(size, index - 1 + count));
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, values().size());
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    List<@Nullable Object[]> table = new ArrayList<>();
    long number = index;
    for (@Nullable Object value : part(index, count)) {
      table.add(new @Nullable Object[] {number++, value});
    }
    return rows.of(
        List.of(column("INDEX", DataType.BIGINT, false), column("VALUE", element, true)), table);
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  private static ResultColumn column(String name, DataType type, boolean nullable) {
    return new ResultColumn(name, name, type, nullable, null, null, false);
  }

  @Override
  public void free() {
    values = null;
  }

  @Override
  public String toString() {
    try {
      return values == null ? "[]" : TextValues.toText(values, DataType.array(element));
    } catch (SQLException e) {
      return "[?]";
    }
  }
}
