package io.quiver.tck.surface;

import io.quiver.driver.QuiverConnectionPoolDataSource;
import io.quiver.driver.QuiverDataSource;
import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;

/** Quiver in this process, in memory. */
final class QuiverTarget implements SurfaceTarget {
  @Override
  public String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }

  @Override
  public DataSource dataSource(String url) {
    return new QuiverDataSource(url);
  }

  @Override
  public ConnectionPoolDataSource pool(String url) {
    QuiverConnectionPoolDataSource pool = new QuiverConnectionPoolDataSource();
    pool.setUrl(url);
    return pool;
  }

  @Override
  public String vectorType() {
    return "VECTOR(3)";
  }
}
