package io.quiver.driver.jdbc;

import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Getters of out parameters, by name and by number: each reads the row that the call gave. */
abstract class CallableReads extends CallableNames {
  CallableReads(
      QuiverConnection connection,
      ResultSetKind kind,
      PreparedQuery query,
      GeneratedKeys keys,
      int firstParameter) {
    super(connection, kind, query, keys, firstParameter);
  }

  /** The result that holds the value of an out parameter in its first column. */
  abstract ResultSet out(int parameter) throws SQLException;

  @Override
  public final @Nullable String getString(int parameter) throws SQLException {
    return out(parameter).getString(1);
  }

  @Override
  public final boolean getBoolean(int parameter) throws SQLException {
    return out(parameter).getBoolean(1);
  }

  @Override
  public final byte getByte(int parameter) throws SQLException {
    return out(parameter).getByte(1);
  }

  @Override
  public final short getShort(int parameter) throws SQLException {
    return out(parameter).getShort(1);
  }

  @Override
  public final int getInt(int parameter) throws SQLException {
    return out(parameter).getInt(1);
  }

  @Override
  public final long getLong(int parameter) throws SQLException {
    return out(parameter).getLong(1);
  }

  @Override
  public final float getFloat(int parameter) throws SQLException {
    return out(parameter).getFloat(1);
  }

  @Override
  public final double getDouble(int parameter) throws SQLException {
    return out(parameter).getDouble(1);
  }

  @Override
  @Deprecated
  public final @Nullable BigDecimal getBigDecimal(int parameter, int detail) throws SQLException {
    return out(parameter).getBigDecimal(1, detail);
  }

  @Override
  public final byte @Nullable [] getBytes(int parameter) throws SQLException {
    return out(parameter).getBytes(1);
  }

  @Override
  public final @Nullable Date getDate(int parameter) throws SQLException {
    return out(parameter).getDate(1);
  }

  @Override
  public final @Nullable Time getTime(int parameter) throws SQLException {
    return out(parameter).getTime(1);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int parameter) throws SQLException {
    return out(parameter).getTimestamp(1);
  }

  @Override
  public final @Nullable Object getObject(int parameter) throws SQLException {
    return out(parameter).getObject(1);
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(int parameter) throws SQLException {
    return out(parameter).getBigDecimal(1);
  }

  @Override
  public final @Nullable Object getObject(int parameter, @Nullable Map<String, Class<?>> detail)
      throws SQLException {
    return out(parameter).getObject(1, detail);
  }

  @Override
  public final @Nullable Ref getRef(int parameter) throws SQLException {
    return out(parameter).getRef(1);
  }

  @Override
  public final @Nullable Blob getBlob(int parameter) throws SQLException {
    return out(parameter).getBlob(1);
  }

  @Override
  public final @Nullable Clob getClob(int parameter) throws SQLException {
    return out(parameter).getClob(1);
  }

  @Override
  public final @Nullable Array getArray(int parameter) throws SQLException {
    return out(parameter).getArray(1);
  }

  @Override
  public final @Nullable Date getDate(int parameter, @Nullable Calendar detail)
      throws SQLException {
    return out(parameter).getDate(1, detail);
  }

  @Override
  public final @Nullable Time getTime(int parameter, @Nullable Calendar detail)
      throws SQLException {
    return out(parameter).getTime(1, detail);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(int parameter, @Nullable Calendar detail)
      throws SQLException {
    return out(parameter).getTimestamp(1, detail);
  }

  @Override
  public final @Nullable URL getURL(int parameter) throws SQLException {
    return out(parameter).getURL(1);
  }

  @Override
  public final @Nullable RowId getRowId(int parameter) throws SQLException {
    return out(parameter).getRowId(1);
  }

  @Override
  public final @Nullable NClob getNClob(int parameter) throws SQLException {
    return out(parameter).getNClob(1);
  }

  @Override
  public final @Nullable SQLXML getSQLXML(int parameter) throws SQLException {
    return out(parameter).getSQLXML(1);
  }

  @Override
  public final @Nullable String getNString(int parameter) throws SQLException {
    return out(parameter).getNString(1);
  }

  @Override
  public final @Nullable Reader getNCharacterStream(int parameter) throws SQLException {
    return out(parameter).getNCharacterStream(1);
  }

  @Override
  public final @Nullable Reader getCharacterStream(int parameter) throws SQLException {
    return out(parameter).getCharacterStream(1);
  }

  @Override
  public final <T> @Nullable T getObject(int parameter, Class<T> detail) throws SQLException {
    return out(parameter).getObject(1, detail);
  }

  @Override
  public final @Nullable String getString(String name) throws SQLException {
    return getString(numberOf(name));
  }

  @Override
  public final boolean getBoolean(String name) throws SQLException {
    return getBoolean(numberOf(name));
  }

  @Override
  public final byte getByte(String name) throws SQLException {
    return getByte(numberOf(name));
  }

  @Override
  public final short getShort(String name) throws SQLException {
    return getShort(numberOf(name));
  }

  @Override
  public final int getInt(String name) throws SQLException {
    return getInt(numberOf(name));
  }

  @Override
  public final long getLong(String name) throws SQLException {
    return getLong(numberOf(name));
  }

  @Override
  public final float getFloat(String name) throws SQLException {
    return getFloat(numberOf(name));
  }

  @Override
  public final double getDouble(String name) throws SQLException {
    return getDouble(numberOf(name));
  }

  @Override
  public final byte @Nullable [] getBytes(String name) throws SQLException {
    return getBytes(numberOf(name));
  }

  @Override
  public final @Nullable Date getDate(String name) throws SQLException {
    return getDate(numberOf(name));
  }

  @Override
  public final @Nullable Time getTime(String name) throws SQLException {
    return getTime(numberOf(name));
  }

  @Override
  public final @Nullable Timestamp getTimestamp(String name) throws SQLException {
    return getTimestamp(numberOf(name));
  }

  @Override
  public final @Nullable Object getObject(String name) throws SQLException {
    return getObject(numberOf(name));
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(String name) throws SQLException {
    return getBigDecimal(numberOf(name));
  }

  @Override
  public final @Nullable Object getObject(String name, @Nullable Map<String, Class<?>> detail)
      throws SQLException {
    return getObject(numberOf(name), detail);
  }

  @Override
  public final @Nullable Ref getRef(String name) throws SQLException {
    return getRef(numberOf(name));
  }

  @Override
  public final @Nullable Blob getBlob(String name) throws SQLException {
    return getBlob(numberOf(name));
  }

  @Override
  public final @Nullable Clob getClob(String name) throws SQLException {
    return getClob(numberOf(name));
  }

  @Override
  public final @Nullable Array getArray(String name) throws SQLException {
    return getArray(numberOf(name));
  }

  @Override
  public final @Nullable Date getDate(String name, @Nullable Calendar detail) throws SQLException {
    return getDate(numberOf(name), detail);
  }

  @Override
  public final @Nullable Time getTime(String name, @Nullable Calendar detail) throws SQLException {
    return getTime(numberOf(name), detail);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(String name, @Nullable Calendar detail)
      throws SQLException {
    return getTimestamp(numberOf(name), detail);
  }

  @Override
  public final @Nullable URL getURL(String name) throws SQLException {
    return getURL(numberOf(name));
  }

  @Override
  public final @Nullable RowId getRowId(String name) throws SQLException {
    return getRowId(numberOf(name));
  }

  @Override
  public final @Nullable NClob getNClob(String name) throws SQLException {
    return getNClob(numberOf(name));
  }

  @Override
  public final @Nullable SQLXML getSQLXML(String name) throws SQLException {
    return getSQLXML(numberOf(name));
  }

  @Override
  public final @Nullable String getNString(String name) throws SQLException {
    return getNString(numberOf(name));
  }

  @Override
  public final @Nullable Reader getNCharacterStream(String name) throws SQLException {
    return getNCharacterStream(numberOf(name));
  }

  @Override
  public final @Nullable Reader getCharacterStream(String name) throws SQLException {
    return getCharacterStream(numberOf(name));
  }

  @Override
  public final <T> @Nullable T getObject(String name, Class<T> detail) throws SQLException {
    return getObject(numberOf(name), detail);
  }
}
