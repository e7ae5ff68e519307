package io.quiver.planner.ddl;

import io.quiver.functions.scalar.NumberConversions;
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
import org.apache.calcite.sql.SqlLiteral;
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
    SqlNode defaultValue = node.defaultValue();
    boolean fixed = defaultValue instanceof SqlLiteral;
    Object initial =
        defaultValue == null || empty || !fixed
            ? null
            : context.evaluate(defaultValue, context.typeOf(node.type()));
    TableBuilder builder = new TableBuilder(context, table);
    ColumnDefinition added = builder.addColumn(node, initial);
    boolean filled =
        !empty
            && (added.identity() != null
                || added.generatedSql() != null
                || (defaultValue != null && !fixed));
    if (!added.nullable() && initial == null && !empty && !filled) {
      throw new QuiverException(
          ErrorCode.NOT_NULL_VIOLATION,
          "column " + Names.simple(node.name()) + " cannot be NOT NULL: the table has rows",
          "Give it a DEFAULT.",
          Positions.of(node.name()),
          null);
    }
    Definitions.change(
        context,
        catalog -> {
          var next = catalog;
          for (var sequence : builder.sequences()) {
            next = next.with(sequence);
          }
          return next.replace(builder.table());
        });
    context.checkExpressions(Definitions.catalog(context).requireTable(table.id()));
    if (filled) {
      RowRewriting.fill(context, table.id(), added.name());
    }
    node.constraints()
        .forEach(
            constraint ->
                AlterConstraints.add(
                    constraint, Definitions.catalog(context).requireTable(table.id()), context));
  }

  static void drop(AlterAction.DropColumn drop, TableDefinition table, DefinitionContext context) {
    if (drop.ifExists() && table.findColumn(Names.simple(drop.column())).isEmpty()) {
      return;
    }
    ColumnDefinition column = Definitions.column(table, drop.column());
    AlterCommands.refuseViews(table, drop.column(), context);
    if (table.columns().size() == 1) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "the only column of table " + table.name() + " cannot be dropped",
          drop.column());
    }
    if (drop.behavior() == DropBehavior.CASCADE) {
      AlterConstraints.dropUsers(table, column, context);
      dropComputed(table, column, context);
    }
    TableDefinition left = Definitions.catalog(context).requireTable(table.id());
    column = Definitions.column(left, drop.column());
    int id = column.id();
    refuseUse(drop, left, column, context);
    TableDefinition changed =
        left.withColumns(
                left.columns().stream().filter(c -> c.id() != id).toList(), left.nextColumnId())
            .withIndexes(left.indexes().stream().filter(index -> !index.uses(id)).toList());
    ColumnDefinition.Identity identity = column.identity();
    Definitions.change(
        context,
        catalog -> {
          var next = catalog.replace(changed);
          return identity == null ? next : next.without(identity.sequenceId());
        });
  }

  private static void dropComputed(
      TableDefinition table, ColumnDefinition column, DefinitionContext context) {
    AlterCommands.replace(
        context,
        table.id(),
        t ->
            t.withColumns(
                t.columns().stream()
                    .filter(
                        c ->
                            c.name().equals(column.name())
                                || c.generatedSql() == null
                                || !mentions(c.generatedSql(), column))
                    .toList(),
                t.nextColumnId()));
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
      if (mentions(check.conditionSql(), column)) {
        users.add("check " + check.name());
      }
    }
    for (ColumnDefinition other : table.columns()) {
      String computed = other.generatedSql();
      if (computed != null && other.id() != column.id() && mentions(computed, column)) {
        users.add("computed column " + other.name());
      }
    }
    if (!users.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          "column " + column.name() + " is used by " + String.join(", ", users),
          "Drop these first, or use CASCADE.",
          Positions.of(drop.column()),
          null);
    }
  }

  /** Whether an expression over the table's columns reads this one. */
  static boolean mentions(String sql, ColumnDefinition column) {
    return !rename(sql, column.name(), "").equals(rename(sql, "", ""));
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
                    int last = id.names.size() - 1;
                    return !id.isStar() && id.names.get(last).equals(from)
                        ? id.setName(last, to)
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
    String sql = SequenceDefaults.print(value, context);
    change(table, column, c -> SequenceDefaults.withDefault(c, sql), context);
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
    if (column.identity() != null && !type.kind().isInteger()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "identity column " + column.name() + " must be of an integer type, not " + type,
          set.column());
    }
    AlterCommands.refuseViews(table, set.column(), context);
    SqlNode using = set.using();
    if (using == null && keepsBytes(table, column, type, set, context)) {
      change(table, column, c -> withType(c, type), context);
      context.checkExpressions(Definitions.catalog(context).requireTable(table.id()));
      return;
    }
    refuseForeignKeys(table, column, type, set, context);
    String expression;
    if (column.generatedSql() != null) {
      expression = column.generatedSql();
    } else if (using != null) {
      expression = SqlPrinter.print(using);
    } else if (column.type().kind().isCharacter() && type.kind().isCharacter()) {
      expression = AlterCommands.quoted(column.name()); // too long is an error, not cut
    } else {
      expression =
          "CAST("
              + AlterCommands.quoted(column.name())
              + " AS "
              + SqlPrinter.print(set.type())
              + ")";
    }
    new RowRewriting(context, table, column, set.column()).run(type, expression);
  }

  private static ColumnDefinition withType(ColumnDefinition c, DataType type) {
    return new ColumnDefinition(
        c.id(),
        c.name(),
        type,
        c.nullable(),
        c.defaultSql(),
        c.generatedSql(),
        c.identity(),
        c.comment(),
        c.initialValue());
  }

  /** Whether what is stored is right as it is. */
  private static boolean keepsBytes(
      TableDefinition table,
      ColumnDefinition column,
      DataType type,
      AlterAction.SetColumnType set,
      DefinitionContext context) {
    if (widens(column.type(), type)) {
      return true;
    }
    if (!column.type().kind().isInteger() || !type.kind().isInteger()) {
      return false;
    }
    String name = AlterCommands.quoted(column.name());
    if (context.findsRows(
        "SELECT 1 FROM "
            + AlterCommands.quoted(table.name())
            + " WHERE "
            + name
            + " < "
            + NumberConversions.minimum(type.kind())
            + " OR "
            + name
            + " > "
            + NumberConversions.maximum(type.kind()))) {
      throw Positions.error(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "column " + column.name() + " holds numbers that do not fit into " + type,
          set.column());
    }
    return true;
  }

  /** Both ends of a foreign key keep types that compare. */
  private static void refuseForeignKeys(
      TableDefinition table,
      ColumnDefinition column,
      DataType type,
      AlterAction.SetColumnType set,
      DefinitionContext context) {
    boolean comparable =
        type.kind() == column.type().kind()
            || (type.kind().isCharacter() && column.type().kind().isCharacter());
    if (comparable) {
      return;
    }
    List<String> keys = new ArrayList<>();
    table.foreignKeys().stream()
        .filter(key -> key.columnIds().contains(column.id()))
        .forEach(key -> keys.add(key.name()));
    Definitions.catalog(context).references(table.id()).stream()
        .filter(reference -> reference.foreignKey().parentColumnIds().contains(column.id()))
        .forEach(reference -> keys.add(reference.foreignKey().name()));
    if (!keys.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          "column "
              + column.name()
              + " of type "
              + column.type()
              + " cannot become "
              + type
              + ": it belongs to foreign key "
              + String.join(", ", keys),
          "Drop the foreign key, change both columns, and add it again.",
          Positions.of(set.column()),
          null);
    }
  }

  static void dropExpression(
      AlterAction.DropExpression drop, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, drop.column());
    if (column.generatedSql() == null) {
      if (drop.ifExists()) {
        return;
      }
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "column " + column.name() + " of table " + table.name() + " is not computed",
          drop.column());
    }
    change(
        table,
        column,
        c ->
            new ColumnDefinition(
                c.id(),
                c.name(),
                c.type(),
                c.nullable(),
                c.defaultSql(),
                null,
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
