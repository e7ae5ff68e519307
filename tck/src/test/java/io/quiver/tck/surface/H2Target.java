package io.quiver.tck.surface;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;

/** H2 in memory, for comparison. Its classes are named in text: it is no library of ours here. */
final class H2Target implements SurfaceTarget {
  @Override
  public String newUrl() {
    return "jdbc:h2:mem:" + UUID.randomUUID();
  }

  @Override
  public DataSource dataSource(String url) throws SQLException {
    return (DataSource) source(url);
  }

  @Override
  public ConnectionPoolDataSource pool(String url) throws SQLException {
    return (ConnectionPoolDataSource) source(url);
  }

  private static Object source(String url) throws SQLException {
    try {
      Class<?> type = Class.forName("org.h2.jdbcx.JdbcDataSource");
      Object source = type.getConstructor().newInstance();
      type.getMethod("setURL", String.class).invoke(source, url);
      return source;
    } catch (ReflectiveOperationException e) {
      throw new SQLException(e);
    }
  }

  @Override
  public String vectorType() {
    return "REAL ARRAY";
  }
}
