package io.quiver.flyway;

import java.sql.Connection;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;

/**
 * A Quiver database as Flyway sees it: definitions are transactional, and a schema is not a
 * catalog. The history table begins with a row of rank -1 that stands for no migration: it is what
 * concurrent migrators lock, also before there is any other row.
 */
@SuppressWarnings("rawtypes") // Flyway's own signatures have them.
final class QuiverDatabase extends Database<QuiverConnection> {

  QuiverDatabase(
      Configuration configuration,
      JdbcConnectionFactory connections,
      StatementInterceptor interceptor) {
    super(configuration, connections, interceptor);
  }

  @Override
  protected QuiverConnection doGetConnection(Connection connection) {
    return new QuiverConnection(this, connection);
  }

  @Override
  public void ensureSupported(Configuration configuration) {
    ensureDatabaseIsRecentEnough("0.1");
  }

  @Override
  public boolean supportsDdlTransactions() {
    return true;
  }

  @Override
  public String getBooleanTrue() {
    return "TRUE";
  }

  @Override
  public String getBooleanFalse() {
    return "FALSE";
  }

  @Override
  public boolean catalogIsSchema() {
    return false;
  }

  @Override
  protected String doGetCurrentUser() throws java.sql.SQLException {
    return getMainConnection().getJdbcTemplate().queryForString("SELECT CURRENT_USER");
  }

  @Override
  public String getRawCreateScript(Table table, boolean baseline) {
    return """
    CREATE TABLE %1$s (
      "installed_rank" INT NOT NULL,
      "version" VARCHAR(50),
      "description" VARCHAR(200) NOT NULL,
      "type" VARCHAR(20) NOT NULL,
      "script" VARCHAR(1000) NOT NULL,
      "checksum" INT,
      "installed_by" VARCHAR(100) NOT NULL,
      "installed_on" TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP NOT NULL,
      "execution_time" INT NOT NULL,
      "success" BOOLEAN NOT NULL,
      CONSTRAINT %2$s PRIMARY KEY ("installed_rank")
    );
    INSERT INTO %1$s ("installed_rank", "description", "type", "script", "installed_by", "execution_time", "success")
      VALUES (-1, '<< row that migrators lock >>', 'TABLE', '', CURRENT_USER, 0, TRUE);
    CREATE INDEX %3$s ON %1$s ("success");
    """
            .formatted(table, quote(table.getName() + "_pk"), quote(table.getName() + "_s_idx"))
        + (baseline ? getBaselineStatement(table) + ";\n" : "");
  }

  @Override
  public String getSelectStatement(Table table) {
    return super.getSelectStatement(table)
        .replaceFirst(" ORDER BY ", " AND \"type\" <> 'TABLE' ORDER BY ");
  }
}
