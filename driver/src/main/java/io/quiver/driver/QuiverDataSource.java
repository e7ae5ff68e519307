package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections without a pool. Configure, then share between threads. */
public final class QuiverDataSource extends DataSourceSettings implements DataSource {
  public QuiverDataSource() {}

  /** For a URL. */
  public QuiverDataSource(String url) {
    setUrl(url);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return open();
  }

  /** User and password are ignored. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return open();
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    if (wanted.isInstance(this)) {
      return wanted.cast(this);
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER, "There is no " + wanted.getName() + " in here.");
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) {
    return wanted.isInstance(this);
  }
}
