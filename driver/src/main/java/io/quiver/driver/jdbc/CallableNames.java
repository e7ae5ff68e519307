package io.quiver.driver.jdbc;

import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Setters and registrations by parameter name: each finds the number and calls that. */
abstract class CallableNames extends QuiverPreparedStatement implements CallableStatement {
  CallableNames(
      QuiverConnection connection,
      ResultSetKind kind,
      PreparedQuery query,
      GeneratedKeys keys,
      int firstParameter) {
    super(connection, kind, query, keys, firstParameter);
  }

  /** The number of a parameter with a name, from 1. */
  abstract int numberOf(String name) throws SQLException;

  @Override
  public final void registerOutParameter(String name, int type) throws SQLException {
    registerOutParameter(numberOf(name), type);
  }

  @Override
  public final void registerOutParameter(String name, int type, int detail) throws SQLException {
    registerOutParameter(numberOf(name), type, detail);
  }

  @Override
  public final void registerOutParameter(String name, int type, String detail) throws SQLException {
    registerOutParameter(numberOf(name), type, detail);
  }

  @Override
  public final void setURL(String name, @Nullable URL value) throws SQLException {
    setURL(numberOf(name), value);
  }

  @Override
  public final void setNull(String name, int value) throws SQLException {
    setNull(numberOf(name), value);
  }

  @Override
  public final void setBoolean(String name, boolean value) throws SQLException {
    setBoolean(numberOf(name), value);
  }

  @Override
  public final void setByte(String name, byte value) throws SQLException {
    setByte(numberOf(name), value);
  }

  @Override
  public final void setShort(String name, short value) throws SQLException {
    setShort(numberOf(name), value);
  }

  @Override
  public final void setInt(String name, int value) throws SQLException {
    setInt(numberOf(name), value);
  }

  @Override
  public final void setLong(String name, long value) throws SQLException {
    setLong(numberOf(name), value);
  }

  @Override
  public final void setFloat(String name, float value) throws SQLException {
    setFloat(numberOf(name), value);
  }

  @Override
  public final void setDouble(String name, double value) throws SQLException {
    setDouble(numberOf(name), value);
  }

  @Override
  public final void setBigDecimal(String name, @Nullable BigDecimal value) throws SQLException {
    setBigDecimal(numberOf(name), value);
  }

  @Override
  public final void setString(String name, @Nullable String value) throws SQLException {
    setString(numberOf(name), value);
  }

  @Override
  public final void setBytes(String name, byte @Nullable [] value) throws SQLException {
    setBytes(numberOf(name), value);
  }

  @Override
  public final void setDate(String name, @Nullable Date value) throws SQLException {
    setDate(numberOf(name), value);
  }

  @Override
  public final void setTime(String name, @Nullable Time value) throws SQLException {
    setTime(numberOf(name), value);
  }

  @Override
  public final void setTimestamp(String name, @Nullable Timestamp value) throws SQLException {
    setTimestamp(numberOf(name), value);
  }

  @Override
  public final void setAsciiStream(String name, @Nullable InputStream value, int detail)
      throws SQLException {
    setAsciiStream(numberOf(name), value, detail);
  }

  @Override
  public final void setBinaryStream(String name, @Nullable InputStream value, int detail)
      throws SQLException {
    setBinaryStream(numberOf(name), value, detail);
  }

  @Override
  public final void setObject(String name, @Nullable Object value, int detail, int scale)
      throws SQLException {
    setObject(numberOf(name), value, detail, scale);
  }

  @Override
  public final void setObject(String name, @Nullable Object value, int detail) throws SQLException {
    setObject(numberOf(name), value, detail);
  }

  @Override
  public final void setObject(String name, @Nullable Object value) throws SQLException {
    setObject(numberOf(name), value);
  }

  @Override
  public final void setCharacterStream(String name, @Nullable Reader value, int detail)
      throws SQLException {
    setCharacterStream(numberOf(name), value, detail);
  }

  @Override
  public final void setDate(String name, @Nullable Date value, @Nullable Calendar detail)
      throws SQLException {
    setDate(numberOf(name), value, detail);
  }

  @Override
  public final void setTime(String name, @Nullable Time value, @Nullable Calendar detail)
      throws SQLException {
    setTime(numberOf(name), value, detail);
  }

  @Override
  public final void setTimestamp(String name, @Nullable Timestamp value, @Nullable Calendar detail)
      throws SQLException {
    setTimestamp(numberOf(name), value, detail);
  }

  @Override
  public final void setNull(String name, int value, @Nullable String detail) throws SQLException {
    setNull(numberOf(name), value, detail);
  }

  @Override
  public final void setRowId(String name, @Nullable RowId value) throws SQLException {
    setRowId(numberOf(name), value);
  }

  @Override
  public final void setNString(String name, @Nullable String value) throws SQLException {
    setNString(numberOf(name), value);
  }

  @Override
  public final void setNCharacterStream(String name, @Nullable Reader value, long detail)
      throws SQLException {
    setNCharacterStream(numberOf(name), value, detail);
  }

  @Override
  public final void setNClob(String name, @Nullable NClob value) throws SQLException {
    setNClob(numberOf(name), value);
  }

  @Override
  public final void setClob(String name, @Nullable Reader value, long detail) throws SQLException {
    setClob(numberOf(name), value, detail);
  }

  @Override
  public final void setBlob(String name, @Nullable InputStream value, long detail)
      throws SQLException {
    setBlob(numberOf(name), value, detail);
  }

  @Override
  public final void setNClob(String name, @Nullable Reader value, long detail) throws SQLException {
    setNClob(numberOf(name), value, detail);
  }

  @Override
  public final void setSQLXML(String name, @Nullable SQLXML value) throws SQLException {
    setSQLXML(numberOf(name), value);
  }

  @Override
  public final void setBlob(String name, @Nullable Blob value) throws SQLException {
    setBlob(numberOf(name), value);
  }

  @Override
  public final void setClob(String name, @Nullable Clob value) throws SQLException {
    setClob(numberOf(name), value);
  }

  @Override
  public final void setAsciiStream(String name, @Nullable InputStream value, long detail)
      throws SQLException {
    setAsciiStream(numberOf(name), value, detail);
  }

  @Override
  public final void setBinaryStream(String name, @Nullable InputStream value, long detail)
      throws SQLException {
    setBinaryStream(numberOf(name), value, detail);
  }

  @Override
  public final void setCharacterStream(String name, @Nullable Reader value, long detail)
      throws SQLException {
    setCharacterStream(numberOf(name), value, detail);
  }

  @Override
  public final void setAsciiStream(String name, @Nullable InputStream value) throws SQLException {
    setAsciiStream(numberOf(name), value);
  }

  @Override
  public final void setBinaryStream(String name, @Nullable InputStream value) throws SQLException {
    setBinaryStream(numberOf(name), value);
  }

  @Override
  public final void setCharacterStream(String name, @Nullable Reader value) throws SQLException {
    setCharacterStream(numberOf(name), value);
  }

  @Override
  public final void setNCharacterStream(String name, @Nullable Reader value) throws SQLException {
    setNCharacterStream(numberOf(name), value);
  }

  @Override
  public final void setClob(String name, @Nullable Reader value) throws SQLException {
    setClob(numberOf(name), value);
  }

  @Override
  public final void setBlob(String name, @Nullable InputStream value) throws SQLException {
    setBlob(numberOf(name), value);
  }

  @Override
  public final void setNClob(String name, @Nullable Reader value) throws SQLException {
    setNClob(numberOf(name), value);
  }

  @Override
  public final void setObject(String name, @Nullable Object value, SQLType detail, int scale)
      throws SQLException {
    setObject(numberOf(name), value, detail, scale);
  }

  @Override
  public final void setObject(String name, @Nullable Object value, SQLType detail)
      throws SQLException {
    setObject(numberOf(name), value, detail);
  }

  @Override
  public final void registerOutParameter(String name, SQLType type) throws SQLException {
    registerOutParameter(numberOf(name), type);
  }

  @Override
  public final void registerOutParameter(String name, SQLType type, int detail)
      throws SQLException {
    registerOutParameter(numberOf(name), type, detail);
  }

  @Override
  public final void registerOutParameter(String name, SQLType type, String detail)
      throws SQLException {
    registerOutParameter(numberOf(name), type, detail);
  }
}
