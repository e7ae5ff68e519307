package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.SetColumnRemarksStatement;

/** Comments on a column; an empty text removes the comment. */
public final class SetColumnRemarks extends QuiverGenerator<SetColumnRemarksStatement> {

  @Override
  List<String> sql(SetColumnRemarksStatement statement, Database database) {
    return List.of(
        "COMMENT ON COLUMN "
            + database.escapeTableName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getTableName())
            + "."
            + database.escapeColumnName(
                statement.getCatalogName(),
                statement.getSchemaName(),
                statement.getTableName(),
                statement.getColumnName())
            + " IS "
            + literal(statement.getRemarks(), database));
  }
}
