package io.quiver.planner;

import io.quiver.parser.ast.ObjectKind;
import io.quiver.parser.ast.ReindexStatement;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.IndexedTable;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.error.ErrorCode;
import org.apache.calcite.sql.SqlIdentifier;

/** REINDEX INDEX of a text index: makes it anew from the committed rows. */
final class ReindexCommand {
  private ReindexCommand() {}

  static void run(ReindexStatement statement, Database database, String schema) {
    SqlIdentifier identifier = statement.name();
    if (identifier == null || statement.kind() != ObjectKind.INDEX) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "REINDEX is supported for single indexes only: REINDEX INDEX name",
          statement);
    }
    ObjectName name = Names.of(identifier, schema);
    IndexedTable found = database.catalog().index(name);
    if (found == null) {
      throw Positions.error(
          ErrorCode.OBJECT_NOT_FOUND, "index " + name + " does not exist", identifier);
    }
    switch (found.index()) {
      case IndexDefinition.Text text -> database.rebuildTextIndex(found.table(), text);
      case IndexDefinition.Ordered ordered -> throw unsupported(name, identifier);
      case IndexDefinition.Vector vector -> throw unsupported(name, identifier);
    }
  }

  private static RuntimeException unsupported(ObjectName name, SqlIdentifier identifier) {
    return Positions.error(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "REINDEX is not supported for index " + name + "; drop and create it instead",
        identifier);
  }
}
