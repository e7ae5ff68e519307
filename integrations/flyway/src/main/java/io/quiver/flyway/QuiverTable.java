package io.quiver.flyway;

import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A table; the history table is locked by its first row, for as long as the transaction lasts. */
final class QuiverTable extends Table<QuiverDatabase, QuiverSchema> {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  QuiverTable(JdbcTemplate jdbc, QuiverDatabase database, QuiverSchema schema, String name) {
    super(jdbc, database, schema, name);
  }

  @Override
  protected boolean doExists() throws SQLException {
    return jdbcTemplate.queryForInt(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME ="
                + " ?",
            schema.getName(),
            name)
        > 0;
  }

  @Override
  protected void doDrop() throws SQLException {
    jdbcTemplate.execute("DROP TABLE IF EXISTS " + this + " CASCADE");
  }

  /**
   * Waits as long as another migrator works: each lock time-out counts as one of Flyway's retries.
   */
  @Override
  protected void doLock() throws SQLException {
    int retriesLeft = database.getConfiguration().getLockRetryCount();
    while (true) {
      try {
        jdbcTemplate.queryForStringList(
            "SELECT \"type\" FROM " + this + " WHERE \"installed_rank\" = -1 FOR UPDATE");
        return;
      } catch (SQLException e) {
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || retriesLeft == 0) {
          throw e;
        }
        retriesLeft--;
      }
    }
  }
}
