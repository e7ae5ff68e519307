package io.quiver.driver;

import io.quiver.driver.error.Wrapped;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.ShardingKey;
import java.sql.ShardingKeyBuilder;
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

  /** Its user and password are ignored, like its sharding keys. */
  @Override
  public ConnectionBuilder createConnectionBuilder() {
    return new Builder();
  }

  /** A key that says nothing: there is one shard. */
  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() {
    return new NoShards();
  }

  private final class Builder implements ConnectionBuilder {
    @Override
    public ConnectionBuilder user(@Nullable String user) {
      return this;
    }

    @Override
    public ConnectionBuilder password(@Nullable String password) {
      return this;
    }

    @Override
    public ConnectionBuilder shardingKey(@Nullable ShardingKey key) {
      return this;
    }

    @Override
    public ConnectionBuilder superShardingKey(@Nullable ShardingKey key) {
      return this;
    }

    @Override
    public Connection build() throws SQLException {
      return open();
    }
  }

  private static final class NoShards implements ShardingKeyBuilder {
    @Override
    public ShardingKeyBuilder subkey(Object value, SQLType type) {
      return this;
    }

    @Override
    public ShardingKey build() {
      return new ShardingKey() {};
    }
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this);
  }
}
