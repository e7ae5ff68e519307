package io.quiver.planner.ddl;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.DropBehavior;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The actions of ALTER TABLE on columns. */
final class AlterColumns {
  private AlterColumns() {}

  static void add(AlterAction.AddColumn add, TableDefinition table, DefinitionContext context) {
    io.quiver.parser.ast.ColumnDefinition node = add.column();
    if (add.ifNotExists() && table.findColumn(Names.simple(node.name())).isPresent()) {
      return;
    }
    boolean empty = !context.findsRows("SELECT 1 FROM " + AlterCommands.quoted(table.name()));
    if ((node.computed() != null || node.identity() != null) && !empty) {
      throw Definitions.unsupported(
          "adding a computed or identity column to a table with rows is not supported yet",
          node.name());
    }
    SqlNode defaultValue = node.defaultValue();
    Object initial =
        defaultValue == null || empty
            ? null
            : context.evaluate(defaultValue, context.typeOf(node.type()));
    if (Boolean.FALSE.equals(node.nullable()) && initial == null && !empty) {
      throw new QuiverException(
          ErrorCode.NOT_NULL_VIOLATION,
          "column " + Names.simple(node.name()) + " cannot be NOT NULL: the table has rows",
          "Give it a DEFAULT.",
          Positions.of(node.name()),
          null);
    }
    TableBuilder builder = new TableBuilder(context, table);
    builder.addColumn(node, initial);
    Definitions.change(
        context,
        catalog -> {
          var next = catalog;
          for (var sequence : builder.sequences()) {
            next = next.with(sequence);
          }
          return next.replace(builder.table());
        });
    node.constraints()
        .forEach(
            constraint ->
                AlterConstraints.add(
                    constraint, Definitions.catalog(context).requireTable(table.id()), context));
    context.checkExpressions(Definitions.catalog(context).requireTable(table.id()));
  }

  static void drop(AlterAction.DropColumn drop, TableDefinition table, DefinitionContext context) {
    if (drop.ifExists() && table.findColumn(Names.simple(drop.column())).isEmpty()) {
      return;
    }
    ColumnDefinition column = Definitions.column(table, drop.column());
    AlterCommands.refuseViews(table, drop.column(), context);
    refuseUse(drop, table, column, context);
    if (table.columns().size() == 1) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "the only column of table " + table.name() + " cannot be dropped",
          drop.column());
    }
    TableDefinition changed =
        table
            .withColumns(
                table.columns().stream().filter(c -> c.id() != column.id()).toList(),
                table.nextColumnId())
            .withIndexes(
                table.indexes().stream()
                    .filter(index -> !index.columnIds().contains(column.id()))
                    .toList());
    Definitions.change(context, catalog -> catalog.replace(changed));
  }

  private static void refuseUse(
      AlterAction.DropColumn drop,
      TableDefinition table,
      ColumnDefinition column,
      DefinitionContext context) {
    List<String> users = new ArrayList<>();
    if (table.primaryKeyColumnIds().contains(column.id())) {
      users.add("the primary key");
    }
    table.foreignKeys().stream()
        .filter(key -> key.columnIds().contains(column.id()))
        .forEach(key -> users.add("foreign key " + key.name()));
    Definitions.catalog(context).references(table.id()).stream()
        .filter(reference -> reference.foreignKey().parentColumnIds().contains(column.id()))
        .forEach(reference -> users.add("foreign key " + reference.foreignKey().name()));
    table.indexes().stream()
        .filter(
            index ->
                index instanceof IndexDefinition.Ordered ordered
                    && ordered.constraint()
                    && index.columnIds().contains(column.id())
                    && drop.behavior() != DropBehavior.CASCADE)
        .forEach(index -> users.add("constraint " + index.name()));
    for (CheckDefinition check : table.checks()) {
      if (!rename(check.conditionSql(), column.name(), "")
          .equals(rename(check.conditionSql(), "", ""))) {
        users.add("check " + check.name());
      }
    }
    if (!users.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          "column " + column.name() + " is used by " + String.join(", ", users),
          "Drop these first.",
          Positions.of(drop.column()),
          null);
    }
  }

  static void rename(
      AlterAction.RenameColumn rename, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, rename.column());
    String newName = Names.simple(rename.newName());
    if (table.findColumn(newName).isPresent()) {
      throw Positions.error(
          ErrorCode.COLUMN_EXISTS,
          "table " + table.name() + " has a column " + newName + " already",
          rename.newName());
    }
    AlterCommands.refuseViews(table, rename.column(), context);
    List<ColumnDefinition> columns =
        table.columns().stream()
            .map(
                c ->
                    new ColumnDefinition(
                        c.id(),
                        c.id() == column.id() ? newName : c.name(),
                        c.type(),
                        c.nullable(),
                        c.defaultSql(),
                        c.generatedSql() == null
                            ? null
                            : rename(c.generatedSql(), column.name(), newName),
                        c.identity(),
                        c.comment(),
                        c.initialValue()))
            .toList();
    List<CheckDefinition> checks =
        table.checks().stream()
            .map(
                check ->
                    new CheckDefinition(
                        check.name(), rename(check.conditionSql(), column.name(), newName)))
            .toList();
    AlterCommands.replace(
        context, table.id(), t -> t.withColumns(columns, t.nextColumnId()).withChecks(checks));
  }

  /** An expression with a column's name exchanged. */
  private static String rename(String sql, String from, String to) {
    SqlNode renamed =
        SqlParsing.parseExpression(sql)
            .accept(
                new SqlShuttle() {
                  @Override
                  public SqlNode visit(SqlIdentifier id) {
                    return id.isSimple() && id.getSimple().equals(from)
                        ? new SqlIdentifier(to, id.getParserPosition())
                        : id;
                  }
                });
    return renamed == null ? sql : SqlPrinter.print(renamed);
  }

  private static void change(
      TableDefinition table,
      ColumnDefinition column,
      UnaryOperator<ColumnDefinition> change,
      DefinitionContext context) {
    List<ColumnDefinition> columns =
        table.columns().stream().map(c -> c.id() == column.id() ? change.apply(c) : c).toList();
    AlterCommands.replace(context, table.id(), t -> t.withColumns(columns, t.nextColumnId()));
  }

  static void setDefault(
      SqlIdentifier name,
      @Nullable SqlNode value,
      TableDefinition table,
      DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, name);
    change(
        table,
        column,
        c ->
            new ColumnDefinition(
                c.id(),
                c.name(),
                c.type(),
                c.nullable(),
                value == null ? null : SqlPrinter.print(value),
                c.generatedSql(),
                c.identity(),
                c.comment(),
                c.initialValue()),
        context);
    context.checkExpressions(Definitions.catalog(context).requireTable(table.id()));
  }

  static void setNullable(
      AlterAction.SetColumnNullable set, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, set.column());
    if (set.nullable() && table.primaryKeyColumnIds().contains(column.id())) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "column " + column.name() + " belongs to the primary key and cannot be NULL",
          set.column());
    }
    if (!set.nullable()
        && context.findsRows(
            "SELECT 1 FROM "
                + AlterCommands.quoted(table.name())
                + " WHERE "
                + AlterCommands.quoted(column.name())
                + " IS NULL")) {
      throw Positions.error(
          ErrorCode.NOT_NULL_VIOLATION,
          "column " + column.name() + " of table " + table.name() + " holds NULL",
          set.column());
    }
    change(
        table,
        column,
        c ->
            new ColumnDefinition(
                c.id(),
                c.name(),
                c.type(),
                set.nullable(),
                c.defaultSql(),
                c.generatedSql(),
                c.identity(),
                c.comment(),
                c.initialValue()),
        context);
  }

  static void setType(
      AlterAction.SetColumnType set, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, set.column());
    DataType type = Definitions.at(set.type(), () -> context.typeOf(set.type()));
    boolean empty = !context.findsRows("SELECT 1 FROM " + AlterCommands.quoted(table.name()));
    if (!empty && !widens(column.type(), type)) {
      throw Definitions.unsupported(
          "changing column "
              + column.name()
              + " from "
              + column.type()
              + " to "
              + type
              + " in a table with rows is not supported yet",
          set.column());
    }
    change(
        table,
        column,
        c ->
            new ColumnDefinition(
                c.id(),
                c.name(),
                type,
                c.nullable(),
                c.defaultSql(),
                c.generatedSql(),
                c.identity(),
                c.comment(),
                c.initialValue()),
        context);
  }

  /** Whether every stored value is already a value of the new type, byte for byte. */
  private static boolean widens(DataType from, DataType to) {
    if (from.equals(to)) {
      return true;
    }
    if (from.kind().isInteger() && to.kind().isInteger()) {
      return to.kind().compareTo(from.kind()) >= 0;
    }
    boolean text =
        from.kind() == TypeKind.VARCHAR
            && (to.kind() == TypeKind.VARCHAR || to.kind() == TypeKind.CLOB);
    boolean bytes =
        from.kind() == TypeKind.VARBINARY
            && (to.kind() == TypeKind.VARBINARY || to.kind() == TypeKind.BLOB);
    if (text || bytes) {
      return to.precision() == DataType.UNSPECIFIED
          || (from.precision() != DataType.UNSPECIFIED && to.precision() >= from.precision());
    }
    return from.kind() == TypeKind.DECIMAL
        && to.kind() == TypeKind.DECIMAL
        && from.scale() == to.scale()
        && to.precision() >= from.precision();
  }
}
