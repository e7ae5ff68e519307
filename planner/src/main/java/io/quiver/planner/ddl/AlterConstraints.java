package io.quiver.planner.ddl;

import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.CheckConstraint;
import io.quiver.parser.ast.TableConstraint;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
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
    if (name.equals(table.primaryKeyName())) {
      dropKey(table, drop.constraint(), context);
      return;
    }
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
        refuseReferences(table, index.columnIds(), drop.constraint(), context);
        return table.withIndexes(
            table.indexes().stream().filter(i -> i.id() != index.id()).toList());
      }
    }
    return null;
  }

  static void dropPrimaryKey(
      AlterAction.DropPrimaryKey drop, TableDefinition table, DefinitionContext context) {
    if (table.primaryKeyName() == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "table " + table.name() + " has no primary key",
          null,
          Positions.of(drop.position()),
          null);
    }
    dropKey(table, new SqlIdentifier(table.primaryKeyName(), drop.position()), context);
  }

  /** A key that is the rows' identity leaves its column behind as an ordinary one. */
  private static void dropKey(
      TableDefinition table, SqlIdentifier position, DefinitionContext context) {
    refuseReferences(table, table.primaryKeyColumnIds(), position, context);
    Integer rowIdColumn = table.rowIdColumn();
    if (rowIdColumn != null) {
      ColumnDefinition column = table.column(rowIdColumn);
      new RowRewriting(context, table, column, position)
          .run(column.type(), AlterCommands.quoted(column.name()));
    }
    RowRewriting.dropPrimaryKey(context, table.id());
  }

  static void rename(
      AlterAction.RenameConstraint rename, TableDefinition table, DefinitionContext context) {
    String from = Names.simple(rename.constraint());
    String to = Names.simple(rename.newName());
    boolean known =
        from.equals(table.primaryKeyName())
            || table.checks().stream().anyMatch(check -> check.name().equals(from))
            || table.foreignKeys().stream().anyMatch(key -> key.name().equals(from))
            || table.indexes().stream().anyMatch(index -> owns(index, from));
    if (!known) {
      throw Positions.error(
          ErrorCode.OBJECT_NOT_FOUND,
          "table " + table.name() + " has no constraint " + from,
          rename.constraint());
    }
    Definitions.at(
        rename.newName(),
        () -> AlterCommands.replace(context, table.id(), t -> renamed(t, from, to)));
  }

  private static boolean owns(IndexDefinition index, String constraint) {
    return index instanceof IndexDefinition.Ordered ordered
        && ordered.constraint()
        && index.name().equals(constraint);
  }

  private static TableDefinition renamed(TableDefinition table, String from, String to) {
    return table
        .withChecks(
            table.checks().stream()
                .map(c -> c.name().equals(from) ? new CheckDefinition(to, c.conditionSql()) : c)
                .toList())
        .withForeignKeys(
            table.foreignKeys().stream()
                .map(
                    k ->
                        k.name().equals(from)
                            ? new ForeignKeyDefinition(
                                to,
                                k.columnIds(),
                                k.parentTableId(),
                                k.parentColumnIds(),
                                k.onDelete(),
                                k.onUpdate())
                            : k)
                .toList())
        .withIndexes(
            table.indexes().stream()
                .map(i -> owns(i, from) ? IndexCommands.rename(i, to) : i)
                .toList())
        .withPrimaryKey(
            table.primaryKeyIndex(),
            table.rowIdColumn(),
            from.equals(table.primaryKeyName()) ? to : table.primaryKeyName());
  }

  /** CASCADE of DROP COLUMN: every constraint and computed column that uses the column goes. */
  static void dropUsers(TableDefinition table, ColumnDefinition column, DefinitionContext context) {
    Definitions.change(
        context,
        catalog -> {
          Catalog next = catalog;
          for (Reference reference : catalog.references(table.id())) {
            if (reference.foreignKey().parentColumnIds().contains(column.id())) {
              TableDefinition child = next.requireTable(reference.child().id());
              next =
                  next.replace(
                      child.withForeignKeys(
                          child.foreignKeys().stream()
                              .filter(key -> !key.equals(reference.foreignKey()))
                              .toList()));
            }
          }
          TableDefinition own = next.requireTable(table.id());
          return next.replace(
              own.withForeignKeys(
                      own.foreignKeys().stream()
                          .filter(key -> !key.columnIds().contains(column.id()))
                          .toList())
                  .withChecks(
                      own.checks().stream()
                          .filter(c -> !AlterColumns.mentions(c.conditionSql(), column))
                          .toList()));
        });
    TableDefinition left = Definitions.catalog(context).requireTable(table.id());
    if (left.primaryKeyName() != null && left.primaryKeyColumnIds().contains(column.id())) {
      dropKey(left, new SqlIdentifier(left.primaryKeyName(), SqlParserPos.ZERO), context);
    }
  }

  private static void refuseReferences(
      TableDefinition table,
      List<Integer> columnIds,
      SqlIdentifier position,
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
            Positions.of(position),
            null);
      }
    }
  }
}
