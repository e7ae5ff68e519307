package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.KeyProperty;
import io.quiver.driver.url.UrlOption;
import io.quiver.storage.DatabaseKeys;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKey;
import io.quiver.storage.file.EncryptionKeySource;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Supplier;
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

  /**
   * The key of an encrypted database, 32 bytes; a database that is made with one is encrypted. The
   * array is copied.
   */
  public void setEncryptionKey(byte @Nullable [] key) {
    setKey(key == null ? null : key.clone());
  }

  /** A passphrase as the key of an encrypted database; the array is copied. */
  public void setEncryptionPassphrase(char @Nullable [] passphrase) {
    setKey(passphrase == null ? null : passphrase.clone());
  }

  /** Asked for the key ({@code byte[]} or {@code char[]}) whenever one is needed. */
  public void setEncryptionKeySupplier(@Nullable Supplier<?> callback) {
    setKey(callback);
  }

  private void setKey(@Nullable Object key) {
    if (key == null) {
      properties.remove(KeyProperty.NAME);
    } else {
      properties.put(KeyProperty.NAME, key);
    }
  }

  /**
   * Protects the database with another key from now on, and remembers it. The database may be open.
   * Backups that were made before keep the key that they had.
   *
   * @param next 32 bytes as {@code byte[]} or a passphrase as {@code char[]}
   */
  public void changeEncryptionKey(Object next) throws SQLException {
    try {
      JdbcUrl parsed = JdbcUrl.parse(url, properties);
      EncryptionKeySource source = parsed.keySource();
      EncryptionKey current = source == null ? null : source.key(url);
      EncryptionKey wanted = KeyProperty.convert(next);
      if (current == null || wanted == null) {
        throw new QuiverException(
            ErrorCode.ENCRYPTION_KEY_MISSING,
            "changing the key needs the present and the next one");
      }
      DatabaseKeys.rotate(parsed.directory(), current, wanted);
      setKey(wanted);
    } catch (RuntimeException e) {
      throw SqlExceptions.translate(e);
    }
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

  /** What a database is kept in when it is made. */
  public void setStore(@Nullable String store) {
    set(UrlOption.STORE, store);
  }

  /** Rows that a query delivers at most; 0: all. */
  public void setMaxRows(int rows) {
    set(UrlOption.MAX_ROWS, rows);
  }

  /** Megabytes that a statement keeps in memory before it uses temporary files. */
  public void setMemoryLimitMb(int megabytes) {
    set(UrlOption.MEMORY_LIMIT_MB, megabytes);
  }

  /** Rounds that WITH RECURSIVE may take. */
  public void setMaxRecursion(int rounds) {
    set(UrlOption.MAX_RECURSION, rounds);
  }

  /** Steps that a graph function or a path search may take. */
  public void setMaxTraversal(int steps) {
    set(UrlOption.MAX_TRAVERSAL, steps);
  }

  /** Directory whose files statements may read and write. */
  public void setFiles(@Nullable String directory) {
    set(UrlOption.FILES, directory);
  }

  /** Use the database together with other processes; true by default. */
  public void setShare(boolean share) {
    set(UrlOption.SHARE, share);
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
