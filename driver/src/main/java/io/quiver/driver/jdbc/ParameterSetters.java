package io.quiver.driver.jdbc;

import io.quiver.driver.convert.PlainValues;
import io.quiver.driver.convert.SqlTemporals;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** JDBC's many setters; each becomes one {@link #set}, which converts to the parameter's type. */
abstract class ParameterSetters extends TextlessStatement {
  ParameterSetters(QuiverConnection connection, ResultSetKind kind) {
    super(connection, kind);
  }

  /** Gives a parameter, from 1, its value. */
  abstract void set(int parameter, @Nullable Object value) throws SQLException;

  abstract void setNumber(int parameter, long value) throws SQLException;

  @Override
  public final void setNull(int parameter, int sqlType) throws SQLException {
    set(parameter, null);
  }

  @Override
  public final void setNull(int parameter, int sqlType, @Nullable String typeName)
      throws SQLException {
    set(parameter, null);
  }

  @Override
  public final void setBoolean(int parameter, boolean value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setByte(int parameter, byte value) throws SQLException {
    setNumber(parameter, value);
  }

  @Override
  public final void setShort(int parameter, short value) throws SQLException {
    setNumber(parameter, value);
  }

  @Override
  public final void setInt(int parameter, int value) throws SQLException {
    setNumber(parameter, value);
  }

  @Override
  public final void setLong(int parameter, long value) throws SQLException {
    setNumber(parameter, value);
  }

  @Override
  public final void setFloat(int parameter, float value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setDouble(int parameter, double value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setNString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setDate(int parameter, @Nullable Date value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setTime(int parameter, @Nullable Time value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setArray(int parameter, @Nullable Array value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setBlob(int parameter, @Nullable Blob value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setClob(int parameter, @Nullable Clob value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setNClob(int parameter, @Nullable NClob value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, value == null ? null : SqlTemporals.fromDate(value, calendar));
  }

  @Override
  public final void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(parameter, value == null ? null : SqlTemporals.fromTime(value, calendar));
  }

  @Override
  public final void setTimestamp(
      int parameter, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
    if (value == null || calendar == null) {
      set(parameter, value);
    } else {
      set(parameter, value.toInstant().atZone(SqlTemporals.zone(calendar)));
    }
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    set(parameter, value == null ? null : ascii(value, length));
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, value == null ? null : ascii(value, length));
  }

  @Override
  public final void setAsciiStream(int parameter, @Nullable InputStream value) throws SQLException {
    set(parameter, value == null ? null : ascii(value, -1));
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public final void setBinaryStream(int parameter, @Nullable InputStream value)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.bytes(value, -1));
  }

  @Override
  public final void setBlob(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public final void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
    set(parameter, value == null ? null : PlainValues.bytes(value, -1));
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader value, int length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public final void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public final void setNCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public final void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public final void setClob(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public final void setClob(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public final void setNClob(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public final void setNClob(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  @Deprecated
  public final void setUnicodeStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    throw SqlExceptions.unsupported("setUnicodeStream: use setCharacterStream.");
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, int sqlType)
      throws SQLException {
    checkType(sqlType);
    set(parameter, value);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, int sqlType, int scaleOrLength)
      throws SQLException {
    checkType(sqlType);
    if (value instanceof BigDecimal number
        && (sqlType == Types.DECIMAL || sqlType == Types.NUMERIC)) {
      set(parameter, number.setScale(scaleOrLength, RoundingMode.HALF_UP));
    } else if (value instanceof InputStream stream) {
      set(parameter, PlainValues.bytes(stream, scaleOrLength));
    } else if (value instanceof Reader reader) {
      set(parameter, PlainValues.text(reader, scaleOrLength));
    } else {
      set(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, SQLType sqlType)
      throws SQLException {
    setObject(parameter, value, typeCode(sqlType));
  }

  @Override
  public final void setObject(
      int parameter, @Nullable Object value, SQLType sqlType, int scaleOrLength)
      throws SQLException {
    setObject(parameter, value, typeCode(sqlType), scaleOrLength);
  }

  @Override
  public final void setRef(int parameter, @Nullable Ref value) throws SQLException {
    throw SqlExceptions.unsupported("setRef: there is no REF type.");
  }

  @Override
  public final void setURL(int parameter, @Nullable URL value) throws SQLException {
    throw SqlExceptions.unsupported("setURL: there is no DATALINK type.");
  }

  @Override
  public final void setRowId(int parameter, @Nullable RowId value) throws SQLException {
    throw SqlExceptions.unsupported("setRowId: there is no ROWID type.");
  }

  @Override
  public final void setSQLXML(int parameter, @Nullable SQLXML value) throws SQLException {
    set(parameter, value);
  }

  private static String ascii(InputStream stream, long length) throws SQLException {
    return PlainValues.text(new InputStreamReader(stream, StandardCharsets.US_ASCII), length);
  }

  static int typeCode(@Nullable SQLType type) throws SQLException {
    if (type == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The type is null.");
    }
    Integer code = type.getVendorTypeNumber();
    return code == null ? Types.OTHER : code;
  }

  /** The value is converted to the parameter's type; only types that do not exist are refused. */
  private static void checkType(int sqlType) throws SQLException {
    switch (sqlType) {
      case Types.REF, Types.ROWID, Types.STRUCT, Types.DATALINK, Types.REF_CURSOR ->
          throw SqlExceptions.unsupported(
              "setObject: type " + sqlType + " of java.sql.Types is not supported.");
      default -> {
        // a hint only
      }
    }
  }
}
