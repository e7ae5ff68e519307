package io.quiver.driver.jdbc;

import io.quiver.driver.convert.BinaryValues;
import io.quiver.driver.convert.NumberValues;
import io.quiver.driver.convert.ObjectValues;
import io.quiver.driver.convert.QuiverBlob;
import io.quiver.driver.convert.QuiverClob;
import io.quiver.driver.convert.QuiverSqlXml;
import io.quiver.driver.convert.SqlTemporals;
import io.quiver.driver.convert.TemporalValues;
import io.quiver.driver.convert.TextValues;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.RowCursor;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.DataTruncation;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Getters by column number, on the current row of a cursor. */
abstract class ResultValues extends LabelReads {
  private final QuiverConnection connection;
  private final RowCursor cursor;
  private final ResultShape shape;

  /** Whether the cursor stands on a row and nothing is closed; kept by the subclass. */
  private boolean onRow;

  private boolean wasNull;

  /** Longer character and binary values (not LOBs) are cut; 0: none is. */
  private final int maxFieldSize;

  private @Nullable SQLWarning warning;

  ResultValues(QuiverConnection connection, RowCursor cursor, ResultShape shape, int maxFieldSize) {
    this.connection = connection;
    this.cursor = cursor;
    this.shape = shape;
    this.maxFieldSize = maxFieldSize;
  }

  final @Nullable SQLWarning warnings() {
    return warning;
  }

  final void dropWarnings() {
    warning = null;
  }

  /** The value as {@code setMaxFieldSize} lets it be seen; a cut one leaves a warning. */
  private @Nullable Object cut(@Nullable Object value, int index) {
    TypeKind kind = shape.type(index).kind();
    int size;
    Object kept;
    if (value instanceof String text && kind != TypeKind.CLOB && text.length() > maxFieldSize) {
      size = text.length();
      kept = text.substring(0, maxFieldSize);
    } else if (value instanceof byte[] bytes
        && kind != TypeKind.BLOB
        && bytes.length > maxFieldSize) {
      size = bytes.length;
      kept = Arrays.copyOf(bytes, maxFieldSize);
    } else {
      return value;
    }
    DataTruncation truncation = new DataTruncation(index + 1, false, true, size, maxFieldSize);
    if (warning == null) {
      warning = truncation;
    } else {
      warning.setNextWarning(truncation);
    }
    return kept;
  }

  final ResultShape shape() {
    return shape;
  }

  final QuiverConnection connection() {
    return connection;
  }

  final boolean onRow() {
    return onRow;
  }

  final boolean setOnRow(boolean now) {
    warning = null;
    onRow = now;
    return now;
  }

  /** Throws if the result set, its statement or its connection is closed. */
  abstract void checkOpen() throws SQLException;

  abstract SQLException failure(Throwable thrown);

  private int at(int column) throws SQLException {
    if (!onRow || connection.closed()) {
      checkOpen();
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "The result set is not on a row.",
          "Call next() and read columns while it returns true.");
    }
    if (column < 1 || column > shape.count()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Column " + column + " is outside 1.." + shape.count() + ".");
    }
    return column - 1;
  }

  private boolean nullAt(int index) throws SQLException {
    try {
      boolean isNull = cursor.isNull(index);
      wasNull = isNull;
      return isNull;
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private @Nullable Object valueAt(int index) throws SQLException {
    try {
      Object value = cursor.get(index);
      wasNull = value == null;
      return maxFieldSize == 0 ? value : cut(value, index);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private long longAt(int index) throws SQLException {
    try {
      return cursor.getLong(index);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private double doubleAt(int index) throws SQLException {
    try {
      return cursor.getDouble(index);
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private DataType type(int column) {
    return shape.type(column - 1);
  }

  @Override
  public final boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  @Override
  public final int findColumn(String label) throws SQLException {
    checkOpen();
    return shape.find(label);
  }

  @Override
  public final @Nullable String getString(int column) throws SQLException {
    int index = at(column);
    Object value = valueAt(index);
    if (value == null) {
      return null;
    }
    return shape.isText(index) ? (String) value : TextValues.toText(value, shape.type(index));
  }

  @Override
  public final boolean getBoolean(int column) throws SQLException {
    Object value = valueAt(at(column));
    return value != null && NumberValues.toBoolean(value, type(column));
  }

  @Override
  public final byte getByte(int column) throws SQLException {
    return NumberValues.toByte(getLong(column));
  }

  @Override
  public final short getShort(int column) throws SQLException {
    return NumberValues.toShort(getLong(column));
  }

  @Override
  public final int getInt(int column) throws SQLException {
    return NumberValues.toInt(getLong(column));
  }

  @Override
  public final long getLong(int column) throws SQLException {
    int index = at(column);
    if (shape.isInteger(index)) {
      return nullAt(index) ? 0 : longAt(index);
    }
    Object value = valueAt(index);
    return value == null ? 0 : NumberValues.toLong(value, shape.type(index));
  }

  @Override
  public final float getFloat(int column) throws SQLException {
    return NumberValues.toFloat(getDouble(column));
  }

  @Override
  public final double getDouble(int column) throws SQLException {
    int index = at(column);
    if (shape.isFloating(index)) {
      return nullAt(index) ? 0 : doubleAt(index);
    }
    Object value = valueAt(index);
    return value == null ? 0 : NumberValues.toDouble(value, shape.type(index));
  }

  @Override
  @Deprecated
  public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    Object value = valueAt(at(column));
    return value == null ? null : NumberValues.toBigDecimal(value, type(column));
  }

  @Override
  public final byte @Nullable [] getBytes(int column) throws SQLException {
    Object value = valueAt(at(column));
    return value == null ? null : BinaryValues.toBytes(value, type(column));
  }

  @Override
  public final @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = valueAt(at(column));
    return value == null
        ? null
        : SqlTemporals.toDate(
            TemporalValues.toLocalDate(value, type(column), SqlTemporals.zone(calendar)), calendar);
  }

  @Override
  public final @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = valueAt(at(column));
    return value == null
        ? null
        : SqlTemporals.toTime(
            TemporalValues.toLocalTime(value, type(column), SqlTemporals.zone(calendar)), calendar);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    Object value = valueAt(at(column));
    if (value == null) {
      return null;
    }
    DataType type = type(column);
    if (type.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE) {
      return Timestamp.from(TemporalValues.toInstant(value, type, SqlTemporals.zone(calendar)));
    }
    return SqlTemporals.toTimestamp(
        TemporalValues.toLocalDateTime(value, type, SqlTemporals.zone(calendar)), calendar);
  }

  @Override
  public final @Nullable Object getObject(int column) throws SQLException {
    Object value = valueAt(at(column));
    return value == null
        ? null
        : ObjectValues.toObject(value, type(column), connection.arrayRows());
  }

  @Override
  public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw SqlExceptions.unsupported("Maps of user-defined types are not supported.");
    }
    return getObject(column);
  }

  @Override
  public final <T> @Nullable T getObject(int column, Class<T> wanted) throws SQLException {
    if (wanted == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The class to read as is null.");
    }
    Object value = valueAt(at(column));
    return value == null
        ? null
        : ObjectValues.toObject(value, type(column), wanted, connection.arrayRows());
  }

  @Override
  public final @Nullable Array getArray(int column) throws SQLException {
    Object value = valueAt(at(column));
    return value == null ? null : ObjectValues.toArray(value, type(column), connection.arrayRows());
  }

  @Override
  public final @Nullable Blob getBlob(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new QuiverBlob(bytes);
  }

  @Override
  public final @Nullable Clob getClob(int column) throws SQLException {
    return getNClob(column);
  }

  @Override
  public final @Nullable NClob getNClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new QuiverClob(text);
  }

  @Override
  public final @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public final @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  @Deprecated
  public final @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    throw SqlExceptions.unsupported("getUnicodeStream: use getCharacterStream.");
  }

  @Override
  public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public final @Nullable URL getURL(int column) throws SQLException {
    throw SqlExceptions.unsupported("getURL: there is no DATALINK type; use getString.");
  }

  @Override
  public final @Nullable Ref getRef(int column) throws SQLException {
    throw SqlExceptions.unsupported("getRef: there is no REF type.");
  }

  @Override
  public final @Nullable RowId getRowId(int column) throws SQLException {
    throw SqlExceptions.unsupported("getRowId: there is no ROWID type.");
  }

  @Override
  public final @Nullable SQLXML getSQLXML(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new QuiverSqlXml(text);
  }
}
