package io.quiver.planner.ddl;

import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.CheckConstraint;
import io.quiver.parser.ast.TableConstraint;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions of ALTER TABLE on constraints: new ones must hold for the rows that there are. */
final class AlterConstraints {
  private AlterConstraints() {}

  static void add(TableConstraint constraint, TableDefinition table, DefinitionContext context) {
    TableBuilder builder = new TableBuilder(context, table);
    builder.addConstraint(constraint);
    builder.addForeignKeyIndexes();
    if (constraint instanceof CheckConstraint check
        && context.findsRows(
            "SELECT 1 FROM "
                + AlterCommands.quoted(table.name())
                + " WHERE NOT ("
                + SqlPrinter.print(check.condition())
                + ")")) {
      throw Positions.error(
          ErrorCode.CHECK_VIOLATION,
          "a row of table " + table.name() + " does not satisfy the new check",
          check.node());
    }
    refuseNulls(table, builder.table(), constraint, context);
    Definitions.at(
        constraint.node(),
        () -> Definitions.change(context, catalog -> catalog.replace(builder.table())));
    TableDefinition changed = Definitions.catalog(context).requireTable(table.id());
    for (IndexDefinition index : changed.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && table.indexes().stream().noneMatch(old -> old.id() == index.id())) {
        context.database().buildIndex(context.transaction(), changed, ordered);
      }
    }
    for (ForeignKeyDefinition key : changed.foreignKeys()) {
      if (!table.foreignKeys().contains(key)) {
        context.database().checkForeignKey(context.transaction(), changed, key.name());
      }
    }
  }

  /** A primary key makes its columns NOT NULL. */
  private static void refuseNulls(
      TableDefinition before,
      TableDefinition after,
      TableConstraint constraint,
      DefinitionContext context) {
    for (ColumnDefinition column : after.columns()) {
      boolean newlyRequired = !column.nullable() && before.column(column.id()).nullable();
      if (newlyRequired
          && context.findsRows(
              "SELECT 1 FROM "
                  + AlterCommands.quoted(before.name())
                  + " WHERE "
                  + AlterCommands.quoted(column.name())
                  + " IS NULL")) {
        throw Positions.error(
            ErrorCode.NOT_NULL_VIOLATION,
            "column " + column.name() + " of table " + before.name() + " holds NULL",
            constraint.node());
      }
    }
  }

  static void drop(
      AlterAction.DropConstraint drop, TableDefinition table, DefinitionContext context) {
    String name = Names.simple(drop.constraint());
    TableDefinition changed = without(table, name, drop, context);
    if (changed == null) {
      if (drop.ifExists()) {
        return;
      }
      throw Positions.error(
          ErrorCode.OBJECT_NOT_FOUND,
          "table " + table.name() + " has no constraint " + name,
          drop.constraint());
    }
    Definitions.change(context, catalog -> catalog.replace(changed));
  }

  private static @Nullable TableDefinition without(
      TableDefinition table,
      String name,
      AlterAction.DropConstraint drop,
      DefinitionContext context) {
    if (table.foreignKeys().stream().anyMatch(key -> key.name().equals(name))) {
      return table.withForeignKeys(
          table.foreignKeys().stream().filter(key -> !key.name().equals(name)).toList());
    }
    if (table.checks().stream().anyMatch(check -> check.name().equals(name))) {
      return table.withChecks(
          table.checks().stream().filter(check -> !check.name().equals(name)).toList());
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.constraint()
          && index.name().equals(name)) {
        refuseReferences(table, index.columnIds(), drop, context);
        TableDefinition changed =
            table.withIndexes(table.indexes().stream().filter(i -> i.id() != index.id()).toList());
        return name.equals(table.primaryKeyName())
            ? changed.withPrimaryKey(null, null, null)
            : changed;
      }
    }
    if (name.equals(table.primaryKeyName())) {
      throw Definitions.unsupported(
          "the primary key of table "
              + table.name()
              + " is the row's identity and cannot be dropped",
          drop.constraint());
    }
    return null;
  }

  private static void refuseReferences(
      TableDefinition table,
      List<Integer> columnIds,
      AlterAction.DropConstraint drop,
      DefinitionContext context) {
    for (Reference reference : Definitions.catalog(context).references(table.id())) {
      if (reference.foreignKey().parentColumnIds().equals(columnIds)) {
        throw new QuiverException(
            ErrorCode.DEPENDENT_OBJECTS,
            "foreign key "
                + reference.foreignKey().name()
                + " of table "
                + reference.child().name()
                + " needs this constraint",
            "Drop the foreign key first.",
            Positions.of(drop.constraint()),
            null);
      }
    }
  }
}
