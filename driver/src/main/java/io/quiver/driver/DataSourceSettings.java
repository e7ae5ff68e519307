package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.UrlOption;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/** The settings of data sources: the URL, and its options as bean properties. */
public abstract class DataSourceSettings implements CommonDataSource {
  private final Properties properties = new Properties();
  private String url = JdbcUrl.PREFIX + "mem:";
  private @Nullable PrintWriter logWriter;
  private int loginTimeout;

  DataSourceSettings() {}

  final QuiverConnection open() throws SQLException {
    return QuiverDriver.open(url, properties, EmbeddedSessions.INSTANCE);
  }

  private void set(UrlOption option, @Nullable Object value) {
    if (value == null) {
      properties.remove(option.optionName());
    } else {
      properties.setProperty(option.optionName(), value.toString());
    }
  }

  private @Nullable String get(UrlOption option) {
    return properties.getProperty(option.optionName());
  }

  public String getUrl() {
    return url;
  }

  /** For example {@code jdbc:quiver:./data/kg}. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** As {@link #setUrl}. */
  public void setURL(String url) {
    this.url = url;
  }

  public @Nullable String getDatabaseName() {
    return url.startsWith(JdbcUrl.PREFIX) ? url.substring(JdbcUrl.PREFIX.length()) : url;
  }

  /** The part of the URL after its prefix: a directory, {@code mem:} or {@code mem:name}. */
  public void setDatabaseName(String name) {
    this.url = JdbcUrl.PREFIX + name;
  }

  public @Nullable String getDurability() {
    return get(UrlOption.DURABILITY);
  }

  /** {@code full}, {@code batched} or {@code relaxed}. */
  public void setDurability(@Nullable String durability) {
    set(UrlOption.DURABILITY, durability);
  }

  /** Seconds that a file database stays open after its last connection. */
  public void setLinger(int seconds) {
    set(UrlOption.LINGER, seconds);
  }

  /** Megabytes of page cache. */
  public void setCacheMb(int megabytes) {
    set(UrlOption.CACHE_MB, megabytes);
  }

  /** Refuse changes. */
  public void setReadOnly(boolean readOnly) {
    set(UrlOption.READONLY, readOnly);
  }

  /** Fail when the database does not exist. */
  public void setIfExists(boolean ifExists) {
    set(UrlOption.IFEXISTS, ifExists);
  }

  /** {@code read_committed} or {@code repeatable_read}. */
  public void setIsolation(@Nullable String isolation) {
    set(UrlOption.ISOLATION, isolation);
  }

  /** Schema that unqualified names belong to. */
  public void setSchema(@Nullable String schema) {
    set(UrlOption.SCHEMA, schema);
  }

  /** Milliseconds that a statement waits for a lock. */
  public void setLockTimeout(int millis) {
    set(UrlOption.LOCK_TIMEOUT, millis);
  }

  /** Seconds after which a statement is ended. */
  public void setQueryTimeout(int seconds) {
    set(UrlOption.QUERY_TIMEOUT, seconds);
  }

  /** {@code shutdown} or {@code last}. */
  public void setClose(@Nullable String close) {
    set(UrlOption.CLOSE, close);
  }

  public @Nullable String getUser() {
    return get(UrlOption.USER);
  }

  /** Accepted and ignored. */
  public void setUser(@Nullable String user) {
    set(UrlOption.USER, user);
  }

  /** Accepted and ignored. */
  public void setPassword(@Nullable String password) {
    // There are no users: nothing keeps it.
  }

  @Override
  public final @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Kept; nothing is written. */
  @Override
  public final void setLogWriter(@Nullable PrintWriter writer) {
    logWriter = writer;
  }

  @Override
  public final void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public final int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw SqlExceptions.unsupported("The driver does not log.");
  }

  /** The URL without user and password. */
  @Override
  public String toString() {
    try {
      return getClass().getSimpleName() + "(" + JdbcUrl.parse(url, properties) + ")";
    } catch (RuntimeException e) {
      return getClass().getSimpleName();
    }
  }
}
