package io.quiver.planner.ddl;

import io.quiver.parser.ast.CommentOn;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** COMMENT ON TABLE, VIEW, PROPERTY GRAPH, PROCEDURE and COLUMN. */
final class CommentCommands {
  private CommentCommands() {}

  static void comment(CommentOn comment, DefinitionContext context) {
    switch (comment.kind()) {
      case TABLE, VIEW -> {
        Catalog catalog = Definitions.catalog(context);
        Definition relation = catalog.relation(Definitions.name(comment.name(), context));
        Definition commented =
            relation instanceof TableDefinition table
                ? table.withComment(comment.comment())
                : relation instanceof ViewDefinition view
                    ? new ViewDefinition(
                        view.id(),
                        view.name(),
                        view.columnNames(),
                        view.querySql(),
                        comment.comment(),
                        view.dependsOn())
                    : null;
        if (commented == null) {
          throw catalog
              .notFound(Definitions.name(comment.name(), context))
              .withPosition(Positions.of(comment.name()));
        }
        Definitions.change(context, old -> old.replace(commented));
      }
      case PROPERTY_GRAPH -> {
        Catalog catalog = Definitions.catalog(context);
        PropertyGraphDefinition graph =
            catalog.propertyGraph(Definitions.name(comment.name(), context));
        if (graph == null) {
          throw Positions.error(
              ErrorCode.OBJECT_NOT_FOUND,
              "property graph " + comment.name() + " does not exist",
              comment.name());
        }
        PropertyGraphDefinition commented =
            new PropertyGraphDefinition(
                graph.id(),
                graph.name(),
                graph.vertexTables(),
                graph.edgeTables(),
                comment.comment());
        Definitions.change(context, old -> old.replace(commented));
      }
      case PROCEDURE -> {
        ProcedureDefinition procedure =
            Definitions.catalog(context).procedure(Definitions.newName(comment.name(), context));
        if (procedure == null) {
          throw Positions.error(
              ErrorCode.OBJECT_NOT_FOUND,
              "procedure " + comment.name() + " does not exist",
              comment.name());
        }
        Definitions.change(context, old -> old.replace(procedure.withComment(comment.comment())));
      }
      case COLUMN -> commentColumn(comment.name(), comment.comment(), context);
      default ->
          throw Definitions.unsupported(
              "COMMENT ON " + comment.kind().words() + " is not supported yet", comment.name());
    }
  }

  private static void commentColumn(
      SqlIdentifier name, @Nullable String comment, DefinitionContext context) {
    int size = name.names.size();
    if (size < 2) {
      throw Positions.error(ErrorCode.INVALID_NAME, "COMMENT ON COLUMN needs table.column", name);
    }
    TableDefinition table = Definitions.table(name.getComponent(0, size - 1), context);
    ColumnDefinition column = Definitions.column(table, name.getComponent(size - 1));
    List<ColumnDefinition> columns =
        table.columns().stream()
            .map(
                c ->
                    c.id() == column.id()
                        ? new ColumnDefinition(
                            c.id(),
                            c.name(),
                            c.type(),
                            c.nullable(),
                            c.defaultSql(),
                            c.generatedSql(),
                            c.identity(),
                            comment,
                            c.initialValue())
                        : c)
            .toList();
    Definitions.change(
        context, old -> old.replace(table.withColumns(columns, table.nextColumnId())));
  }
}
