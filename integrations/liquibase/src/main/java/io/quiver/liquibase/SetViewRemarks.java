package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.SetViewRemarksStatement;

/** Comments on a view; an empty text removes the comment. */
public final class SetViewRemarks extends QuiverGenerator<SetViewRemarksStatement> {

  @Override
  List<String> sql(SetViewRemarksStatement statement, Database database) {
    return List.of(
        "COMMENT ON VIEW "
            + database.escapeViewName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getViewName())
            + " IS "
            + literal(statement.getRemarks(), database));
  }
}
