package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.SetTableRemarksStatement;

/** Comments on a table; an empty text removes the comment. */
public final class SetTableRemarks extends QuiverGenerator<SetTableRemarksStatement> {

  @Override
  List<String> sql(SetTableRemarksStatement statement, Database database) {
    return List.of(
        "COMMENT ON TABLE "
            + database.escapeTableName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getTableName())
            + " IS "
            + literal(statement.getRemarks(), database));
  }
}
