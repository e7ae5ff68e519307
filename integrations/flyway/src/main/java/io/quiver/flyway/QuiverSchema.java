package io.quiver.flyway;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A schema: whether it is there, what is in it, and how to empty it. */
final class QuiverSchema extends Schema<QuiverDatabase, QuiverTable> {

  QuiverSchema(JdbcTemplate jdbc, QuiverDatabase database, String name) {
    super(jdbc, database, name);
  }

  @Override
  protected boolean doExists() throws SQLException {
    return jdbcTemplate.queryForInt(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = ?", name)
        > 0;
  }

  @Override
  protected boolean doEmpty() throws SQLException {
    return names("TABLE_NAME", "TABLES", "TABLE").isEmpty()
        && names("SEQUENCE_NAME", "SEQUENCES", "SEQUENCE").isEmpty()
        && names("PROPERTY_GRAPH_NAME", "PROPERTY_GRAPHS", "PROPERTY_GRAPH").isEmpty();
  }

  @Override
  protected void doCreate() throws SQLException {
    jdbcTemplate.execute("CREATE SCHEMA " + database.quote(name));
  }

  @Override
  protected void doDrop() throws SQLException {
    jdbcTemplate.execute("DROP SCHEMA " + database.quote(name) + " CASCADE");
  }

  /**
   * Graphs and views first, as they stand on tables; the sequences of identities go with theirs.
   */
  @Override
  protected void doClean() throws SQLException {
    dropAll("PROPERTY GRAPH", names("PROPERTY_GRAPH_NAME", "PROPERTY_GRAPHS", "PROPERTY_GRAPH"));
    dropAll("VIEW", names("TABLE_NAME", "VIEWS", "TABLE"));
    for (Table<?, ?> table : allTables()) {
      table.drop();
    }
    dropAll("SEQUENCE", names("SEQUENCE_NAME", "SEQUENCES", "SEQUENCE"));
  }

  @Override
  protected QuiverTable[] doAllTables() throws SQLException {
    return jdbcTemplate
        .queryForStringList(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE"
                + " = 'BASE TABLE'",
            name)
        .stream()
        .map(this::getTable)
        .toArray(QuiverTable[]::new);
  }

  @Override
  public QuiverTable getTable(String table) {
    return new QuiverTable(jdbcTemplate, database, this, table);
  }

  private List<String> names(String column, String view, String prefix) throws SQLException {
    return jdbcTemplate.queryForStringList(
        "SELECT %s FROM INFORMATION_SCHEMA.%s WHERE %s_SCHEMA = ?".formatted(column, view, prefix),
        name);
  }

  private void dropAll(String kind, List<String> names) throws SQLException {
    for (String each : names) {
      String cascade = kind.equals("VIEW") ? " CASCADE" : "";
      jdbcTemplate.execute("DROP " + kind + " IF EXISTS " + database.quote(name, each) + cascade);
    }
  }
}
