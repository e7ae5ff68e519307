package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.AddAutoIncrementStatement;

/** Makes a column of a table that is there an identity. */
public final class AddIdentity extends QuiverGenerator<AddAutoIncrementStatement> {

  @Override
  List<String> sql(AddAutoIncrementStatement statement, Database database) {
    return List.of(
        "ALTER TABLE "
            + database.escapeTableName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getTableName())
            + " ALTER COLUMN "
            + database.escapeColumnName(
                statement.getCatalogName(),
                statement.getSchemaName(),
                statement.getTableName(),
                statement.getColumnName())
            + " ADD "
            + database.getAutoIncrementClause(
                statement.getStartWith(),
                statement.getIncrementBy(),
                statement.getGenerationType(),
                statement.getDefaultOnNull()));
  }
}
