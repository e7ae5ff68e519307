package io.quiver.planner.ddl;

import io.quiver.parser.ast.ObjectKind;
import io.quiver.parser.ast.RenameObject;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.SchemaDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.sql.SqlNode;

/** ALTER VIEW and ALTER SCHEMA .. RENAME TO. */
final class RenameCommands {
  private RenameCommands() {}

  static void rename(RenameObject rename, DefinitionContext context) {
    if (rename.kind() == ObjectKind.SCHEMA) {
      renameSchema(rename, context);
    } else {
      renameView(rename, context);
    }
  }

  private static void renameView(RenameObject rename, DefinitionContext context) {
    ObjectName name = Definitions.name(rename.name(), context);
    Catalog catalog = Definitions.catalog(context);
    ViewDefinition view = catalog.view(name);
    if (view == null) {
      if (rename.ifExists() && catalog.relation(name) == null) {
        return;
      }
      throw catalog.relation(name) == null
          ? catalog.notFound(name).withPosition(Positions.of(rename.name()))
          : Positions.error(ErrorCode.WRONG_OBJECT_TYPE, name + " is not a view", rename.name());
    }
    refuseReaders(catalog, view, rename.name());
    AlterCommands.refuseProcedures(view, rename.name(), context);
    ObjectName newName = new ObjectName(name.schema(), Names.simple(rename.newName()));
    Definitions.at(
        rename.newName(),
        () ->
            Definitions.change(
                context,
                old ->
                    old.replace(
                        new ViewDefinition(
                            view.id(),
                            newName,
                            view.columnNames(),
                            view.querySql(),
                            view.comment(),
                            view.dependsOn()))));
  }

  /** Views keep the text of their query, in which names cannot be changed. */
  static void refuseReaders(Catalog catalog, Definition read, SqlNode at) {
    for (ViewDefinition view : catalog.views()) {
      if (view.dependsOn().contains(read.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "view " + view.name() + " reads " + Catalog.nameOf(read),
            "Drop the view first and create it again afterwards.",
            Positions.of(at),
            null);
      }
    }
  }

  private static void renameSchema(RenameObject rename, DefinitionContext context) {
    String name = Names.simple(rename.name());
    String newName = Names.simple(rename.newName());
    Catalog catalog = Definitions.catalog(context);
    if (rename.ifExists() && catalog.schema(name) == null) {
      return;
    }
    SchemaDefinition schema = Definitions.at(rename.name(), () -> catalog.requireSchema(name));
    if (name.equals(Catalog.DEFAULT_SCHEMA) || catalog.graph(name) != null) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          name.equals(Catalog.DEFAULT_SCHEMA)
              ? "schema PUBLIC cannot be renamed"
              : "schema " + name + " belongs to graph " + name + " and cannot be renamed",
          rename.name());
    }
    for (Definition definition : catalog.definitions()) {
      if (isIn(definition, name)) {
        if (definition instanceof PropertyGraphDefinition
            || definition instanceof ProcedureDefinition) {
          throw Positions.error(
              ErrorCode.DEPENDENT_OBJECTS,
              "schema "
                  + name
                  + " holds "
                  + Catalog.kind(definition)
                  + " "
                  + Catalog.nameOf(definition),
              rename.name());
        }
        refuseReaders(catalog, definition, rename.name());
        AlterCommands.refuseProcedures(definition, rename.name(), context);
      }
    }
    Definitions.at(
        rename.newName(), () -> Definitions.change(context, old -> moved(old, schema, newName)));
    for (TableDefinition table : Definitions.catalog(context).tables()) {
      context.checkExpressions(table);
    }
  }

  private static boolean isIn(Definition definition, String schema) {
    ObjectName name = Catalog.nameOf(definition);
    return name != null && name.schema().equals(schema);
  }

  private static Catalog moved(Catalog catalog, SchemaDefinition schema, String newName) {
    // The new schema must be there before its contents; both exist for a moment.
    Catalog next = catalog.with(new SchemaDefinition(-1, newName));
    for (Definition definition : catalog.definitions()) {
      if (isIn(definition, schema.name())) {
        next = next.replace(inSchema(definition, newName));
      }
    }
    return SequenceDefaults.renamed(
        next.without(-1).replace(new SchemaDefinition(schema.id(), newName)),
        SequenceDefaults.moves(catalog, schema.name(), newName));
  }

  private static Definition inSchema(Definition definition, String schema) {
    return switch (definition) {
      case TableDefinition table -> table.withName(new ObjectName(schema, table.name().name()));
      case SequenceDefinition sequence ->
          SequenceCommands.named(sequence, new ObjectName(schema, sequence.name().name()));
      case ViewDefinition view ->
          new ViewDefinition(
              view.id(),
              new ObjectName(schema, view.name().name()),
              view.columnNames(),
              view.querySql(),
              view.comment(),
              view.dependsOn());
      default -> definition;
    };
  }
}
