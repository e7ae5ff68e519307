package io.quiver.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Schema;

/** A connection of Flyway's, and the schema that it is in. For one thread at a time. */
final class QuiverConnection
    extends org.flywaydb.core.internal.database.base.Connection<QuiverDatabase> {

  QuiverConnection(QuiverDatabase database, Connection connection) {
    super(database, connection);
  }

  @Override
  protected String getCurrentSchemaNameOrSearchPath() throws SQLException {
    return getJdbcConnection().getSchema();
  }

  @Override
  protected void doChangeCurrentSchemaOrSearchPathTo(String schema) throws SQLException {
    getJdbcConnection().setSchema(schema);
  }

  @Override
  public Schema<QuiverDatabase, QuiverTable> getSchema(String name) {
    return new QuiverSchema(jdbcTemplate, database, name);
  }
}
