package io.quiver.planner.ddl;

import io.quiver.parser.ast.CreateView;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE VIEW: keeps the text of the query as it was written. */
final class ViewCommands {
  private ViewCommands() {}

  static void create(CreateView create, String sql, DefinitionContext context) {
    ObjectName name = Definitions.newName(create.name(), context);
    Catalog catalog = Definitions.catalog(context);
    Definition present = catalog.relation(name);
    if (present != null && create.ifNotExists()) {
      return;
    }
    DefinitionContext.QueryShape shape = context.shapeOf(create.query());
    if (shape.readsFiles()) {
      throw Positions.error(
              ErrorCode.FEATURE_NOT_SUPPORTED, "view " + name + " would read a file", create.name())
          .withHint("COPY the file into a table, or CREATE TABLE .. AS SELECT from it.");
    }
    for (int read : shape.dependsOn()) {
      TableDefinition table = catalog.table(read);
      if (table != null && table.temporary()) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION,
            "view " + name + " would read temporary table " + table.name().name(),
            create.name());
      }
    }
    List<String> columnNames = create.columnNames().stream().map(Names::simple).toList();
    if (!columnNames.isEmpty() && columnNames.size() != shape.columns().size()) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "view "
              + name
              + " names "
              + columnNames.size()
              + " columns but its query has "
              + shape.columns().size(),
          null,
          Positions.of(create.name()),
          null);
    }
    boolean replaces = create.replace() && present instanceof ViewDefinition;
    int id = replaces && present != null ? present.id() : context.database().newObjectId();
    if (shape.dependsOn().contains(id)) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION, "view " + name + " would read itself");
    }
    ViewDefinition view =
        new ViewDefinition(
            id, name, columnNames, text(sql, create.queryPosition()), null, shape.dependsOn());
    Definitions.at(
        create.name(),
        () -> Definitions.change(context, old -> replaces ? old.replace(view) : old.with(view)));
  }

  /** The part of a text that lies at a position. */
  static String text(String sql, SqlParserPos pos) {
    return sql.substring(
        offset(sql, pos.getLineNum(), pos.getColumnNum()),
        Math.min(sql.length(), offset(sql, pos.getEndLineNum(), pos.getEndColumnNum()) + 1));
  }

  /** The index of a character that has this place. */
  static int offset(String sql, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = sql.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
