package io.quiver.driver.jdbc;

import io.quiver.driver.convert.ArrayRows;
import io.quiver.driver.convert.QuiverArray;
import io.quiver.driver.convert.QuiverBlob;
import io.quiver.driver.convert.QuiverClob;
import io.quiver.driver.convert.QuiverSqlXml;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorCode;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The parts of a connection that need no session: values, client info, what is not supported. */
abstract class ConnectionFeatures implements Connection {
  /** What the application may say of itself; other names are kept with a warning. */
  private static final Set<String> CLIENT_INFO =
      Set.of("ApplicationName", "ClientHostname", "ClientUser");

  private final Properties clientInfo = new Properties();
  private int networkTimeoutMillis;
  private @Nullable SQLWarning warning;

  abstract void checkOpen() throws SQLException;

  abstract ArrayRows arrayRows();

  @Override
  public final Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return Collections.emptyMap();
  }

  @Override
  public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    if (map != null && !map.isEmpty()) {
      throw SqlExceptions.unsupported("setTypeMap: there are no user-defined types.");
    }
  }

  @Override
  public final Clob createClob() throws SQLException {
    return createNClob();
  }

  @Override
  public final NClob createNClob() throws SQLException {
    checkOpen();
    return new QuiverClob("");
  }

  @Override
  public final Blob createBlob() throws SQLException {
    checkOpen();
    return new QuiverBlob(new byte[0]);
  }

  @Override
  public final SQLXML createSQLXML() throws SQLException {
    checkOpen();
    return new QuiverSqlXml();
  }

  @Override
  public final Array createArrayOf(String typeName, @Nullable Object @Nullable [] elements)
      throws SQLException {
    checkOpen();
    return QuiverArray.create(typeName, elements, arrayRows());
  }

  @Override
  public final Struct createStruct(String typeName, Object @Nullable [] attributes)
      throws SQLException {
    throw SqlExceptions.unsupported("createStruct: there are no structured types.");
  }

  @Override
  public final void setClientInfo(@Nullable String name, @Nullable String value)
      throws SQLClientInfoException {
    String shown = String.valueOf(name);
    try {
      checkOpen();
    } catch (SQLException e) {
      throw SqlExceptions.clientInfo(e, Map.of(shown, ClientInfoStatus.REASON_UNKNOWN));
    }
    if (name == null) {
      throw SqlExceptions.clientInfo(
          SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The name of client info is null."),
          Map.of(shown, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
    }
    if (value == null) {
      clientInfo.remove(name);
    } else {
      keepClientInfo(name, value);
    }
  }

  private void keepClientInfo(String name, String value) {
    if (!CLIENT_INFO.contains(name)) {
      warn("Client info \"" + name + "\" is not one that Quiver knows; it is kept.");
    }
    clientInfo.setProperty(name, value);
  }

  @Override
  public final void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    try {
      checkOpen();
    } catch (SQLException e) {
      throw SqlExceptions.clientInfo(e, Map.of());
    }
    clientInfo.clear();
    if (properties != null) {
      for (String name : properties.stringPropertyNames()) {
        keepClientInfo(name, properties.getProperty(name, ""));
      }
    }
  }

  @Override
  public final @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    checkOpen();
    return name == null ? null : clientInfo.getProperty(name);
  }

  @Override
  public final Properties getClientInfo() throws SQLException {
    checkOpen();
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    return copy;
  }

  /** For connections through another process: how long an answer may take. */
  @Override
  public final void setNetworkTimeout(@Nullable Executor executor, int millis) throws SQLException {
    checkOpen();
    if (executor == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "The executor is null.");
    }
    if (millis < 0) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "The network timeout must not be negative, it is " + millis + ".");
    }
    networkTimeoutMillis = millis;
    session().setNetworkTimeout(millis);
  }

  abstract Session session();

  @Override
  public final int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeoutMillis;
  }

  /** Accepted: there is one shard, which every key belongs to. */
  @Override
  public final boolean setShardingKeyIfValid(@Nullable ShardingKey key, int timeoutSeconds)
      throws SQLException {
    checkOpen();
    Checks.notNegative("timeout", timeoutSeconds);
    return true;
  }

  @Override
  public final boolean setShardingKeyIfValid(
      @Nullable ShardingKey key, @Nullable ShardingKey superKey, int timeoutSeconds)
      throws SQLException {
    return setShardingKeyIfValid(key, timeoutSeconds);
  }

  @Override
  public final void setShardingKey(@Nullable ShardingKey key) throws SQLException {
    checkOpen();
  }

  @Override
  public final void setShardingKey(@Nullable ShardingKey key, @Nullable ShardingKey superKey)
      throws SQLException {
    checkOpen();
  }

  @Override
  public final void beginRequest() throws SQLException {
    checkOpen();
  }

  /** Nothing to do: what a request leaves behind is its application's to keep. */
  @Override
  public final void endRequest() throws SQLException {
    checkOpen();
  }

  final void warn(String message) {
    SQLWarning next = new SQLWarning(message, "01000");
    if (warning == null) {
      warning = next;
    } else {
      warning.setNextWarning(next);
    }
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warning;
  }

  @Override
  public final void clearWarnings() throws SQLException {
    checkOpen();
    warning = null;
  }
}
