package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.AlterTable;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;

/** ALTER TABLE: one action after the other, all in one statement. */
final class AlterCommands {
  private AlterCommands() {}

  static void alter(AlterTable alter, DefinitionContext context) {
    ObjectName name = Definitions.name(alter.name(), context);
    if (alter.ifExists() && Definitions.catalog(context).table(name) == null) {
      return;
    }
    int id = Definitions.table(alter.name(), context).id();
    for (AlterAction action : alter.actions()) {
      TableDefinition table = Definitions.catalog(context).requireTable(id);
      perform(action, table, context);
    }
  }

  private static void perform(
      AlterAction action, TableDefinition table, DefinitionContext context) {
    switch (action) {
      case AlterAction.AddColumn add -> AlterColumns.add(add, table, context);
      case AlterAction.DropColumn drop -> AlterColumns.drop(drop, table, context);
      case AlterAction.RenameColumn rename -> AlterColumns.rename(rename, table, context);
      case AlterAction.SetColumnType set -> AlterColumns.setType(set, table, context);
      case AlterAction.SetColumnDefault set ->
          AlterColumns.setDefault(set.column(), set.defaultValue(), table, context);
      case AlterAction.DropColumnDefault drop ->
          AlterColumns.setDefault(drop.column(), null, table, context);
      case AlterAction.SetColumnNullable set -> AlterColumns.setNullable(set, table, context);
      case AlterAction.AddConstraint add -> AlterConstraints.add(add.constraint(), table, context);
      case AlterAction.DropConstraint drop -> AlterConstraints.drop(drop, table, context);
      case AlterAction.DropPrimaryKey drop -> AlterConstraints.dropPrimaryKey(drop, table, context);
      case AlterAction.RenameConstraint rename -> AlterConstraints.rename(rename, table, context);
      case AlterAction.RenameTable rename ->
          rename(
              new ObjectName(table.name().schema(), Names.simple(rename.newName())),
              rename.newName(),
              table,
              context);
      case AlterAction.SetTableSchema set ->
          rename(
              new ObjectName(Names.simple(set.schema()), table.name().name()),
              set.schema(),
              table,
              context);
      case AlterAction.SetColumnIdentity set -> AlterIdentity.alter(set, table, context);
      case AlterAction.AddIdentity add -> AlterIdentity.add(add, table, context);
      case AlterAction.SetIdentityAlways set -> AlterIdentity.setAlways(set, table, context);
      case AlterAction.DropIdentity drop -> AlterIdentity.drop(drop, table, context);
      case AlterAction.DropExpression drop -> AlterColumns.dropExpression(drop, table, context);
    }
  }

  /** A table and the sequences of its identity columns get another name or schema. */
  private static void rename(
      ObjectName newName,
      SqlIdentifier position,
      TableDefinition table,
      DefinitionContext context) {
    refuseViews(table, position, context);
    Definitions.at(
        position,
        () ->
            Definitions.change(
                context,
                catalog -> {
                  Catalog next =
                      catalog.replace(catalog.requireTable(table.id()).withName(newName));
                  for (ColumnDefinition column : table.columns()) {
                    ColumnDefinition.Identity identity = column.identity();
                    SequenceDefinition owned =
                        identity == null ? null : next.sequence(identity.sequenceId());
                    if (owned != null) {
                      next =
                          next.replace(
                              SequenceCommands.named(
                                  owned, new ObjectName(newName.schema(), owned.name().name())));
                    }
                  }
                  return next;
                }));
  }

  static Catalog replace(
      DefinitionContext context, int tableId, UnaryOperator<TableDefinition> change) {
    return Definitions.change(
        context, catalog -> catalog.replace(change.apply(catalog.requireTable(tableId))));
  }

  /** Views and property graphs keep texts in which names cannot be changed. */
  static void refuseViews(
      TableDefinition table, SqlIdentifier position, DefinitionContext context) {
    for (ViewDefinition view : Definitions.catalog(context).views()) {
      if (view.dependsOn().contains(table.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "view " + view.name() + " reads table " + table.name(),
            "Drop the view first and create it again afterwards.",
            Positions.of(position),
            null);
      }
    }
    refuseProcedures(table, position, context);
    for (PropertyGraphDefinition graph : Definitions.catalog(context).propertyGraphs()) {
      if (graph.dependsOn().contains(table.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "property graph " + graph.name() + " is made of table " + table.name(),
            "Drop the graph first and create it again afterwards.",
            Positions.of(position),
            null);
      }
    }
  }

  /** Procedures keep texts in which names cannot be changed. */
  static void refuseProcedures(Definition used, SqlIdentifier position, DefinitionContext context) {
    for (ProcedureDefinition procedure : Definitions.catalog(context).procedures()) {
      if (procedure.dependsOn().contains(used.id())) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "procedure "
                + procedure.name()
                + " uses "
                + Catalog.kind(used)
                + " "
                + Catalog.nameOf(used),
            "Drop the procedure first and create it again afterwards.",
            Positions.of(position),
            null);
      }
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(ObjectName name) {
    return quoted(name.schema()) + "." + quoted(name.name());
  }
}
