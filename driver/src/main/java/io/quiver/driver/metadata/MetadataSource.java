package io.quiver.driver.metadata;

import io.quiver.driver.url.JdbcUrl;
import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.ResultColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What metadata needs of the connection it belongs to. */
public interface MetadataSource {
  Connection connection();

  JdbcUrl url();

  DatabaseInfo database();

  /**
   * Runs a query without leaving a transaction open that was not open before.
   *
   * @return all rows, values as the session gives them
   */
  List<@Nullable Object[]> query(String sql, Object... parameters) throws SQLException;

  /** A scrollable result set of rows in memory. */
  ResultSet rows(List<ResultColumn> columns, List<@Nullable Object[]> rows);
}
