package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.RenameViewStatement;
import liquibase.structure.core.View;

/** Renames a view. */
public final class RenameView extends QuiverGenerator<RenameViewStatement> {

  @Override
  List<String> sql(RenameViewStatement statement, Database database) {
    return List.of(
        "ALTER VIEW "
            + database.escapeViewName(
                statement.getCatalogName(), statement.getSchemaName(), statement.getOldViewName())
            + " RENAME TO "
            + database.escapeObjectName(statement.getNewViewName(), View.class));
  }
}
