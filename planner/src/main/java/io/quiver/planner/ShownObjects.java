package io.quiver.planner;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.ast.ShowObjects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * SHOW TABLES and the like as the queries over INFORMATION_SCHEMA that they stand for, so that they
 * are planned, paged and described as any query.
 */
final class ShownObjects {
  /** Stands for the table of SHOW COLUMNS and SHOW INDEXES, so that the validator looks it up. */
  private static final String NAMED = "NAMED TABLE";

  private static final String IN_SCHEMA = " WHERE %s_SCHEMA = %s ORDER BY 1";
  private static final String ELSEWHERE =
      " WHERE %s_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'SYS') ORDER BY 2, 1";

  private ShownObjects() {}

  static SqlNode query(ShowObjects show) {
    SqlIdentifier of = show.of();
    return switch (show.kind()) {
      case SCHEMAS ->
          SqlParsing.parseStatement(
              "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA ORDER BY 1");
      case TABLES -> inSchema("TABLE_NAME, TABLE_SCHEMA, TABLE_TYPE", "TABLES", "TABLE", of);
      case VIEWS -> inSchema("TABLE_NAME, TABLE_SCHEMA", "VIEWS", "TABLE", of);
      case SEQUENCES -> inSchema("SEQUENCE_NAME, SEQUENCE_SCHEMA", "SEQUENCES", "SEQUENCE", of);
      case PROCEDURES ->
          SqlParsing.parseStatement(
              "SELECT ROUTINE_NAME, ROUTINE_SCHEMA FROM INFORMATION_SCHEMA.ROUTINES WHERE"
                  + " ROUTINE_TYPE = 'PROCEDURE'"
                  + (of == null ? "" : " AND ROUTINE_SCHEMA = " + literal(last(of)))
                  + " ORDER BY 2, 1");
      case COLUMNS -> columns(of);
      case INDEXES -> indexes(of);
    };
  }

  private static SqlNode inSchema(
      String columns, String view, String prefix, @Nullable SqlIdentifier schema) {
    String filter =
        schema == null
            ? String.format(ELSEWHERE, prefix)
            : String.format(IN_SCHEMA, prefix, literal(last(schema)));
    return SqlParsing.parseStatement(
        "SELECT " + columns + " FROM INFORMATION_SCHEMA." + view + filter);
  }

  private static SqlNode columns(@Nullable SqlIdentifier table) {
    return ofTable(
        "SELECT COLUMN_NAME AS FIELD, DECLARED_TYPE AS TYPE, IS_NULLABLE AS \"NULL\","
            + " (SELECT MIN(CASE k.CONSTRAINT_TYPE WHEN 'PRIMARY KEY' THEN 'PRI' WHEN 'UNIQUE' THEN"
            + " 'UNI' ELSE 'FOR' END)"
            + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k WHERE k.TABLE_SCHEMA = c.TABLE_SCHEMA"
            + " AND k.TABLE_NAME = c.TABLE_NAME AND k.COLUMN_NAME = c.COLUMN_NAME) AS \"KEY\","
            + " COALESCE(COLUMN_DEFAULT, GENERATION_EXPRESSION) AS \"DEFAULT\""
            + " FROM INFORMATION_SCHEMA.COLUMNS c WHERE "
            + tableFilter(table)
            + " ORDER BY ORDINAL_POSITION",
        table);
  }

  private static SqlNode indexes(@Nullable SqlIdentifier table) {
    String filter =
        table == null ? "TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'SYS')" : tableFilter(table);
    return ofTable(
        "SELECT INDEX_NAME, TABLE_NAME, TABLE_SCHEMA, INDEX_TYPE_NAME,"
            + " (SELECT LISTAGG(k.COLUMN_NAME, ', ') WITHIN GROUP (ORDER BY k.ORDINAL_POSITION)"
            + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS k WHERE k.INDEX_SCHEMA = c.INDEX_SCHEMA"
            + " AND k.INDEX_NAME = c.INDEX_NAME) AS INDEX_COLUMNS,"
            + " IS_UNIQUE, STATE"
            + " FROM INFORMATION_SCHEMA.INDEXES c WHERE "
            + filter
            + " ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME",
        table);
  }

  private static String tableFilter(@Nullable SqlIdentifier table) {
    if (table == null) {
      throw new IllegalArgumentException("columns of no table");
    }
    String schema =
        table.names.size() > 1
            ? literal(table.names.get(table.names.size() - 2))
            : "CURRENT_SCHEMA";
    return "TABLE_NAME = "
        + literal(last(table))
        + " AND TABLE_SCHEMA = "
        + schema
        + " AND NOT EXISTS (SELECT 1 FROM \""
        + NAMED
        + "\" WHERE FALSE)";
  }

  /** The query with the user's own name, and its place in the text, where the marker stood. */
  private static SqlNode ofTable(String sql, @Nullable SqlIdentifier table) {
    SqlNode query = SqlParsing.parseStatement(sql);
    if (table == null) {
      return query;
    }
    SqlNode named =
        query.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlIdentifier id) {
                return id.isSimple() && id.getSimple().equals(NAMED) ? table : id;
              }
            });
    return named == null ? query : named;
  }

  private static String last(SqlIdentifier name) {
    return name.names.getLast();
  }

  private static String literal(String name) {
    return "'" + name.replace("'", "''") + "'";
  }
}
