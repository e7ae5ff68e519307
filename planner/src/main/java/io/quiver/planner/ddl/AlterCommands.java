package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.AlterTable;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
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
      case AlterAction.RenameTable rename -> {
        refuseViews(table, rename.newName(), context);
        ObjectName newName = new ObjectName(table.name().schema(), Names.simple(rename.newName()));
        Definitions.at(
            rename.newName(), () -> replace(context, table.id(), t -> t.withName(newName)));
      }
      case AlterAction.SetTableSchema set -> {
        refuseViews(table, set.schema(), context);
        ObjectName newName = new ObjectName(Names.simple(set.schema()), table.name().name());
        Definitions.at(set.schema(), () -> replace(context, table.id(), t -> t.withName(newName)));
      }
      case AlterAction.RenameConstraint rename ->
          throw Definitions.unsupported(
              "RENAME CONSTRAINT is not supported yet", rename.constraint());
      case AlterAction.SetColumnIdentity set ->
          throw Definitions.unsupported(
              "changing the identity of a column is not supported yet", set.column());
    }
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

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(ObjectName name) {
    return quoted(name.schema()) + "." + quoted(name.name());
  }
}
