package io.quiver.driver.jdbc;

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

/** Updaters by column label: each finds the column and calls the updater by number. */
abstract class LabelUpdates implements ResultSet {
  @Override
  public void updateArray(String column, @Nullable Array value) throws SQLException {
    updateArray(findColumn(column), value);
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value, int length)
      throws SQLException {
    updateAsciiStream(findColumn(column), value, length);
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value, long length)
      throws SQLException {
    updateAsciiStream(findColumn(column), value, length);
  }

  @Override
  public void updateAsciiStream(String column, @Nullable InputStream value) throws SQLException {
    updateAsciiStream(findColumn(column), value);
  }

  @Override
  public void updateBigDecimal(String column, @Nullable BigDecimal value) throws SQLException {
    updateBigDecimal(findColumn(column), value);
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value, int length)
      throws SQLException {
    updateBinaryStream(findColumn(column), value, length);
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value, long length)
      throws SQLException {
    updateBinaryStream(findColumn(column), value, length);
  }

  @Override
  public void updateBinaryStream(String column, @Nullable InputStream value) throws SQLException {
    updateBinaryStream(findColumn(column), value);
  }

  @Override
  public void updateBlob(String column, @Nullable InputStream value, long length)
      throws SQLException {
    updateBlob(findColumn(column), value, length);
  }

  @Override
  public void updateBlob(String column, @Nullable InputStream value) throws SQLException {
    updateBlob(findColumn(column), value);
  }

  @Override
  public void updateBlob(String column, @Nullable Blob value) throws SQLException {
    updateBlob(findColumn(column), value);
  }

  @Override
  public void updateBoolean(String column, boolean value) throws SQLException {
    updateBoolean(findColumn(column), value);
  }

  @Override
  public void updateByte(String column, byte value) throws SQLException {
    updateByte(findColumn(column), value);
  }

  @Override
  public void updateBytes(String column, byte @Nullable [] value) throws SQLException {
    updateBytes(findColumn(column), value);
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value, int length)
      throws SQLException {
    updateCharacterStream(findColumn(column), value, length);
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value, long length)
      throws SQLException {
    updateCharacterStream(findColumn(column), value, length);
  }

  @Override
  public void updateCharacterStream(String column, @Nullable Reader value) throws SQLException {
    updateCharacterStream(findColumn(column), value);
  }

  @Override
  public void updateClob(String column, @Nullable Reader value, long length) throws SQLException {
    updateClob(findColumn(column), value, length);
  }

  @Override
  public void updateClob(String column, @Nullable Reader value) throws SQLException {
    updateClob(findColumn(column), value);
  }

  @Override
  public void updateClob(String column, @Nullable Clob value) throws SQLException {
    updateClob(findColumn(column), value);
  }

  @Override
  public void updateDate(String column, @Nullable Date value) throws SQLException {
    updateDate(findColumn(column), value);
  }

  @Override
  public void updateDouble(String column, double value) throws SQLException {
    updateDouble(findColumn(column), value);
  }

  @Override
  public void updateFloat(String column, float value) throws SQLException {
    updateFloat(findColumn(column), value);
  }

  @Override
  public void updateInt(String column, int value) throws SQLException {
    updateInt(findColumn(column), value);
  }

  @Override
  public void updateLong(String column, long value) throws SQLException {
    updateLong(findColumn(column), value);
  }

  @Override
  public void updateNCharacterStream(String column, @Nullable Reader value, long length)
      throws SQLException {
    updateNCharacterStream(findColumn(column), value, length);
  }

  @Override
  public void updateNCharacterStream(String column, @Nullable Reader value) throws SQLException {
    updateNCharacterStream(findColumn(column), value);
  }

  @Override
  public void updateNClob(String column, @Nullable Reader value, long length) throws SQLException {
    updateNClob(findColumn(column), value, length);
  }

  @Override
  public void updateNClob(String column, @Nullable Reader value) throws SQLException {
    updateNClob(findColumn(column), value);
  }

  @Override
  public void updateNClob(String column, @Nullable NClob value) throws SQLException {
    updateNClob(findColumn(column), value);
  }

  @Override
  public void updateNString(String column, @Nullable String value) throws SQLException {
    updateNString(findColumn(column), value);
  }

  @Override
  public void updateNull(String column) throws SQLException {
    updateNull(findColumn(column));
  }

  @Override
  public void updateObject(String column, @Nullable Object value, int scaleOrLength)
      throws SQLException {
    updateObject(findColumn(column), value, scaleOrLength);
  }

  @Override
  public void updateObject(String column, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    updateObject(findColumn(column), value, type, scaleOrLength);
  }

  @Override
  public void updateObject(String column, @Nullable Object value, SQLType type)
      throws SQLException {
    updateObject(findColumn(column), value, type);
  }

  @Override
  public void updateObject(String column, @Nullable Object value) throws SQLException {
    updateObject(findColumn(column), value);
  }

  @Override
  public void updateRef(String column, @Nullable Ref value) throws SQLException {
    updateRef(findColumn(column), value);
  }

  @Override
  public void updateRowId(String column, @Nullable RowId value) throws SQLException {
    updateRowId(findColumn(column), value);
  }

  @Override
  public void updateSQLXML(String column, @Nullable SQLXML value) throws SQLException {
    updateSQLXML(findColumn(column), value);
  }

  @Override
  public void updateShort(String column, short value) throws SQLException {
    updateShort(findColumn(column), value);
  }

  @Override
  public void updateString(String column, @Nullable String value) throws SQLException {
    updateString(findColumn(column), value);
  }

  @Override
  public void updateTime(String column, @Nullable Time value) throws SQLException {
    updateTime(findColumn(column), value);
  }

  @Override
  public void updateTimestamp(String column, @Nullable Timestamp value) throws SQLException {
    updateTimestamp(findColumn(column), value);
  }
}
