package io.quiver.planner.ddl;

import io.quiver.parser.ast.ColumnDefinition;
import io.quiver.parser.ast.CreateTable;
import io.quiver.parser.ast.DropBehavior;
import io.quiver.parser.ast.TableConstraint;
import io.quiver.parser.ast.TableScope;
import io.quiver.parser.ast.TruncateTable;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.Reference;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE and TRUNCATE. */
final class TableCommands {
  private TableCommands() {}

  static long create(CreateTable create, DefinitionContext context) {
    boolean temporary = create.scope() != TableScope.PERMANENT;
    ObjectName name =
        temporary ? temporaryName(create, context) : Definitions.newName(create.name(), context);
    Definition present = Definitions.catalog(context).relation(name);
    if (present != null && create.ifNotExists()) {
      return 0;
    }
    TableBuilder builder = TableBuilder.create(context, name, temporary);
    SqlNode query = create.query();
    if (query != null) {
      addColumns(create, query, builder, context);
    }
    for (ColumnDefinition column : create.columns()) {
      builder.addColumn(column, null);
    }
    for (ColumnDefinition column : create.columns()) {
      column.constraints().forEach(builder::addConstraint);
    }
    // Keys first: a foreign key to the table itself needs them.
    for (TableConstraint constraint : create.constraints()) {
      builder.addConstraint(constraint);
    }
    builder.addForeignKeyIndexes();
    if (builder.table().columns().isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION, "table " + name + " needs a column", create.name());
    }
    context.checkExpressions(builder.table());
    boolean replaces = create.replace() && present instanceof TableDefinition;
    Catalog after =
        Definitions.at(
            create.name(),
            () ->
                Definitions.change(
                    context, old -> define(old, builder, replaces ? present : null)));
    TableDefinition table = after.requireTable(builder.table().id());
    return query != null && create.withData() ? context.insert(table, query) : 0;
  }

  private static ObjectName temporaryName(CreateTable create, DefinitionContext context) {
    if (!create.name().isSimple()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "a temporary table belongs to the session and to no schema",
          create.name());
    }
    String name = create.name().getSimple();
    return new ObjectName(context.newTemporaryTable(name, create.onCommit()), name);
  }

  private static Catalog define(Catalog old, TableBuilder builder, @Nullable Definition replaced) {
    Catalog catalog = old;
    if (replaced != null) {
      catalog = catalog.drop(replaced, io.quiver.storage.catalog.DropBehavior.RESTRICT);
    }
    for (SequenceDefinition sequence : builder.sequences()) {
      catalog = catalog.with(sequence);
    }
    return catalog.with(builder.table());
  }

  private static void addColumns(
      CreateTable create, SqlNode query, TableBuilder builder, DefinitionContext context) {
    List<DefinitionContext.QueryShape.Column> columns = context.shapeOf(query).columns();
    List<SqlIdentifier> names = create.columnNames();
    if (!names.isEmpty() && names.size() != columns.size()) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "the table names " + names.size() + " columns but its query has " + columns.size(),
          null,
          Positions.of(create.name()),
          null);
    }
    for (int i = 0; i < columns.size(); i++) {
      DefinitionContext.QueryShape.Column column = columns.get(i);
      String name = names.isEmpty() ? column.name() : Names.simple(names.get(i));
      if (builder.table().findColumn(name).isPresent()) {
        throw Positions.error(
            ErrorCode.COLUMN_EXISTS, "the query gives two columns " + name, create.name());
      }
      builder.addColumn(name, column.type(), true);
    }
  }

  static void truncate(TruncateTable truncate, DefinitionContext context) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (SqlIdentifier name : truncate.names()) {
      ids.add(Definitions.table(name, context).id());
    }
    if (truncate.behavior() == DropBehavior.CASCADE) {
      Deque<Integer> open = new ArrayDeque<>(ids);
      while (!open.isEmpty()) {
        for (Reference reference : Definitions.catalog(context).references(open.pop())) {
          if (ids.add(reference.child().id())) {
            open.push(reference.child().id());
          }
        }
      }
    }
    for (int id : ids) {
      refuseReferences(id, ids, truncate, context);
    }
    for (int id : List.copyOf(ids)) {
      TableDefinition table = Definitions.catalog(context).requireTable(id);
      TableExchange exchange = new TableExchange(table, () -> context.database().newObjectId());
      Definitions.change(context, exchange::apply);
      if (truncate.restartIdentity()) {
        for (var column : table.columns()) {
          if (column.identity() != null) {
            AlterIdentity.restart(exchange.id(), column.name(), context);
          }
        }
      }
    }
  }

  private static void refuseReferences(
      int id, Set<Integer> ids, TruncateTable truncate, DefinitionContext context) {
    Catalog catalog = Definitions.catalog(context);
    List<String> others =
        catalog.references(id).stream()
            .filter(reference -> !ids.contains(reference.child().id()))
            .map(r -> r.child().name() + " (foreign key " + r.foreignKey().name() + ")")
            .toList();
    if (!others.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          "table "
              + catalog.requireTable(id).name()
              + " cannot be truncated because other tables refer to it: "
              + String.join(", ", others),
          "Truncate all of them in one statement, use TRUNCATE .. CASCADE, or DELETE.",
          Positions.of(truncate),
          null);
    }
  }
}
