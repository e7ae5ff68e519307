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
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE and TRUNCATE. */
final class TableCommands {
  private TableCommands() {}

  static long create(CreateTable create, DefinitionContext context) {
    if (create.scope() != TableScope.PERMANENT) {
      throw Definitions.unsupported("temporary tables are not supported yet", create.name());
    }
    ObjectName name = Definitions.name(create.name(), context);
    Definition present = Definitions.catalog(context).relation(name);
    if (present != null && create.ifNotExists()) {
      return 0;
    }
    TableBuilder builder = TableBuilder.create(context, name);
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
    if (truncate.restartIdentity() || truncate.behavior() == DropBehavior.CASCADE) {
      throw Definitions.unsupported(
          "TRUNCATE with RESTART IDENTITY or CASCADE is not supported yet", truncate);
    }
    for (SqlIdentifier name : truncate.names()) {
      TableDefinition table = Definitions.table(name, context);
      context.database().tables().truncate(context.transaction(), table);
    }
  }
}
