package io.quiver.driver.jdbc;

import io.quiver.driver.convert.PlainValues;
import io.quiver.driver.error.SqlExceptions;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.jspecify.annotations.Nullable;

/** JDBC's many updaters; each becomes one {@link #update}. */
abstract class UpdateSetters extends LabelUpdates {
  /** Gives a column, from 1, of the current or the insert row a new value. */
  abstract void update(int column, @Nullable Object value) throws SQLException;

  private static String ascii(InputStream stream, long length) throws SQLException {
    return PlainValues.text(new InputStreamReader(stream, StandardCharsets.US_ASCII), length);
  }

  private void updateTyped(int column, @Nullable Object value, int scaleOrLength)
      throws SQLException {
    switch (value) {
      case BigDecimal number ->
          update(column, number.setScale(scaleOrLength, RoundingMode.HALF_UP));
      case InputStream stream -> update(column, PlainValues.bytes(stream, scaleOrLength));
      case Reader reader -> update(column, PlainValues.text(reader, scaleOrLength));
      case null, default -> update(column, value);
    }
  }

  @Override
  public void updateArray(int column, @Nullable Array value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    update(column, value == null ? null : ascii(value, length));
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    update(column, value == null ? null : ascii(value, length));
  }

  @Override
  public void updateAsciiStream(int column, @Nullable InputStream value) throws SQLException {
    update(column, value == null ? null : ascii(value, -1));
  }

  @Override
  public void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    update(column, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    update(column, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public void updateBinaryStream(int column, @Nullable InputStream value) throws SQLException {
    update(column, value == null ? null : PlainValues.bytes(value, -1));
  }

  @Override
  public void updateBlob(int column, @Nullable InputStream value, long length) throws SQLException {
    update(column, value == null ? null : PlainValues.bytes(value, length));
  }

  @Override
  public void updateBlob(int column, @Nullable InputStream value) throws SQLException {
    update(column, value == null ? null : PlainValues.bytes(value, -1));
  }

  @Override
  public void updateBlob(int column, @Nullable Blob value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateBoolean(int column, boolean value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateByte(int column, byte value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateBytes(int column, byte @Nullable [] value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value, int length)
      throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public void updateCharacterStream(int column, @Nullable Reader value) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public void updateClob(int column, @Nullable Reader value, long length) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public void updateClob(int column, @Nullable Reader value) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public void updateClob(int column, @Nullable Clob value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateDate(int column, @Nullable Date value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateDouble(int column, double value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateFloat(int column, float value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateInt(int column, int value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateLong(int column, long value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateNCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public void updateNCharacterStream(int column, @Nullable Reader value) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public void updateNClob(int column, @Nullable Reader value, long length) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, length));
  }

  @Override
  public void updateNClob(int column, @Nullable Reader value) throws SQLException {
    update(column, value == null ? null : PlainValues.text(value, -1));
  }

  @Override
  public void updateNClob(int column, @Nullable NClob value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateNString(int column, @Nullable String value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateNull(int column) throws SQLException {
    update(column, null);
  }

  @Override
  public void updateObject(int column, @Nullable Object value, int scaleOrLength)
      throws SQLException {
    updateTyped(column, value, scaleOrLength);
  }

  @Override
  public void updateObject(int column, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    updateTyped(column, value, scaleOrLength);
  }

  @Override
  public void updateObject(int column, @Nullable Object value, SQLType type) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateObject(int column, @Nullable Object value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateRef(int column, @Nullable Ref value) throws SQLException {
    throw SqlExceptions.unsupported("updateRef: there is no REF type.");
  }

  @Override
  public void updateRowId(int column, @Nullable RowId value) throws SQLException {
    throw SqlExceptions.unsupported("updateRowId: there is no ROWID type.");
  }

  @Override
  public void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateShort(int column, short value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateString(int column, @Nullable String value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateTime(int column, @Nullable Time value) throws SQLException {
    update(column, value);
  }

  @Override
  public void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
    update(column, value);
  }
}
