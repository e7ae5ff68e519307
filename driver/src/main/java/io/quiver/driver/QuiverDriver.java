package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.jdbc.SessionFactory;
import io.quiver.driver.metadata.DriverVersion;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.KeyProperty;
import io.quiver.driver.url.UrlOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The driver for URLs that begin with {@code jdbc:quiver:}. Thread-safe. */
public final class QuiverDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new QuiverDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SessionFactory sessions;

  public QuiverDriver() {
    this(EmbeddedSessions.INSTANCE);
  }

  /** For tests: over other sessions. */
  QuiverDriver(SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties properties)
      throws SQLException {
    if (url == null || !JdbcUrl.accepts(url)) {
      return null;
    }
    return open(url, properties == null ? new Properties() : properties, sessions);
  }

  static QuiverConnection open(String url, Properties properties, SessionFactory sessions)
      throws SQLException {
    JdbcUrl parsed;
    try {
      parsed = JdbcUrl.parse(url, properties);
    } catch (RuntimeException e) {
      throw SqlExceptions.translate(e);
    }
    return QuiverConnection.open(parsed, sessions);
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return JdbcUrl.accepts(url);
  }

  /** All options, with what the URL and the properties already say. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties given)
      throws SQLException {
    Properties properties = given == null ? new Properties() : given;
    JdbcUrl parsed = null;
    if (url != null && JdbcUrl.accepts(url) && url.length() > JdbcUrl.PREFIX.length()) {
      try {
        parsed = JdbcUrl.parse(url, properties);
      } catch (RuntimeException e) {
        throw SqlExceptions.translate(e);
      }
    }
    UrlOption[] options = UrlOption.values();
    DriverPropertyInfo[] result = new DriverPropertyInfo[options.length + 1];
    result[options.length] = new DriverPropertyInfo(KeyProperty.NAME, null);
    result[options.length].description =
        "Key of an encrypted database; only as a property, never in the URL.";
    for (int i = 0; i < options.length; i++) {
      UrlOption option = options[i];
      String value =
          parsed != null
              ? parsed.get(option)
              : properties.getProperty(option.optionName(), option.defaultValue());
      DriverPropertyInfo info =
          new DriverPropertyInfo(option.optionName(), option.secret() ? null : value);
      info.description = option.description();
      info.required = false;
      info.choices = option.choices().isEmpty() ? null : option.choices().toArray(new String[0]);
      result[i] = info;
    }
    return result;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.MAJOR;
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.MINOR;
  }

  /** False until the whole of SQL-92 entry level and JDBC is there. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw SqlExceptions.unsupported("The driver does not log.");
  }
}
