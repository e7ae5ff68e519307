package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.RenameTableStatement;
import liquibase.structure.core.Table;

/** Renames a table. */
public final class RenameTable extends QuiverGenerator<RenameTableStatement> {

  @Override
  List<String> sql(RenameTableStatement statement, Database database) {
    return List.of(
        "ALTER TABLE "
            + database.escapeTableName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getOldTableName())
            + " RENAME TO "
            + database.escapeObjectName(statement.getNewTableName(), Table.class));
  }
}
