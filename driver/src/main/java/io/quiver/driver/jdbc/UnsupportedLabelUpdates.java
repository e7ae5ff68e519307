package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The part of a result set that changes rows, by label. Result sets are read-only: every method
 * says so with 0A000.
 */
abstract class UnsupportedLabelUpdates implements ResultSet {
  static SQLException readOnly(String method) {
    return SqlExceptions.unsupported(
        method + ": result sets are read-only; use an UPDATE, INSERT or DELETE statement.");
  }

  @Override
  public void updateArray(String column, @Nullable Array value) throws SQLException {
    throw readOnly("updateArray");
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value, int length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value, long length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value) throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public void updateBigDecimal(String column, @Nullable BigDecimal value) throws SQLException {
    throw readOnly("updateBigDecimal");
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value, int length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value, long length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value) throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public void updateBlob(String column, @Nullable InputStream value, long length)
      throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public void updateBlob(String column, @Nullable InputStream value) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public void updateBlob(String column, @Nullable Blob value) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public void updateBoolean(String column, boolean value) throws SQLException {
    throw readOnly("updateBoolean");
  }

  @Override
  public void updateByte(String column, byte value) throws SQLException {
    throw readOnly("updateByte");
  }

  @Override
  public void updateBytes(String column, byte @Nullable [] value) throws SQLException {
    throw readOnly("updateBytes");
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value, int length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value, long length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value) throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public void updateClob(String column, @Nullable Reader value, long length) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public void updateClob(String column, @Nullable Reader value) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public void updateClob(String column, @Nullable Clob value) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public void updateDate(String column, @Nullable Date value) throws SQLException {
    throw readOnly("updateDate");
  }

  @Override
  public void updateDouble(String column, double value) throws SQLException {
    throw readOnly("updateDouble");
  }

  @Override
  public void updateFloat(String column, float value) throws SQLException {
    throw readOnly("updateFloat");
  }

  @Override
  public void updateInt(String column, int value) throws SQLException {
    throw readOnly("updateInt");
  }

  @Override
  public void updateLong(String column, long value) throws SQLException {
    throw readOnly("updateLong");
  }

  @Override
  public void updateNCharacterStream(String column, @Nullable Reader value, long length)
      throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public void updateNCharacterStream(String column, @Nullable Reader value) throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public void updateNClob(String column, @Nullable Reader value, long length) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public void updateNClob(String column, @Nullable Reader value) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public void updateNClob(String column, @Nullable NClob value) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public void updateNString(String column, @Nullable String value) throws SQLException {
    throw readOnly("updateNString");
  }

  @Override
  public void updateNull(String column) throws SQLException {
    throw readOnly("updateNull");
  }

  @Override
  public void updateObject(String column, @Nullable Object value, int scaleOrLength)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public void updateObject(String column, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public void updateObject(String column, @Nullable Object value, SQLType type)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public void updateObject(String column, @Nullable Object value) throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public void updateRef(String column, @Nullable Ref value) throws SQLException {
    throw readOnly("updateRef");
  }

  @Override
  public void updateRowId(String column, @Nullable RowId value) throws SQLException {
    throw readOnly("updateRowId");
  }

  @Override
  public void updateSQLXML(String column, @Nullable SQLXML value) throws SQLException {
    throw readOnly("updateSQLXML");
  }

  @Override
  public void updateShort(String column, short value) throws SQLException {
    throw readOnly("updateShort");
  }

  @Override
  public void updateString(String column, @Nullable String value) throws SQLException {
    throw readOnly("updateString");
  }

  @Override
  public void updateTime(String column, @Nullable Time value) throws SQLException {
    throw readOnly("updateTime");
  }

  @Override
  public void updateTimestamp(String column, @Nullable Timestamp value) throws SQLException {
    throw readOnly("updateTimestamp");
  }
}
