package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.FindForeignKeyConstraintsStatement;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;

/** Lists the foreign keys of a table, as dropAllForeignKeyConstraints reads them. */
public final class FindForeignKeys extends QuiverGenerator<FindForeignKeyConstraintsStatement> {

  @Override
  List<String> sql(FindForeignKeyConstraintsStatement statement, Database database) {
    String schema = statement.getBaseTableSchemaName();
    String table = database.correctObjectName(statement.getBaseTableName(), Table.class);
    return List.of(
        "SELECT TABLE_NAME, COLUMN_NAME, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME,"
            + " CONSTRAINT_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE CONSTRAINT_TYPE ="
            + " 'FOREIGN KEY' AND TABLE_SCHEMA = "
            + literal(
                schema == null
                    ? database.getDefaultSchemaName()
                    : database.correctObjectName(schema, Schema.class),
                database)
            + " AND TABLE_NAME = "
            + literal(table, database));
  }
}
