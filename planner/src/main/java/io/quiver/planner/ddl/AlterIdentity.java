package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.SequenceOptions;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** The actions of ALTER TABLE on what generates a column's numbers. */
final class AlterIdentity {
  private AlterIdentity() {}

  static void alter(
      AlterAction.SetColumnIdentity set, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, set.column());
    required(column, table, set.column());
    Definitions.at(
        set.column(),
        () -> {
          change(table, column, set.options(), context);
          return table;
        });
  }

  /** Numbers begin with the first one again. */
  static void restart(int tableId, String columnName, DefinitionContext context) {
    TableDefinition table = Definitions.catalog(context).requireTable(tableId);
    SequenceOptions.Builder options = new SequenceOptions.Builder();
    options.restart = true;
    change(
        table,
        table.columns().get(table.findColumn(columnName).orElseThrow()),
        options.build(),
        context);
  }

  private static void change(
      TableDefinition table,
      ColumnDefinition column,
      SequenceOptions options,
      DefinitionContext context) {
    ColumnDefinition.Identity identity = column.identity();
    if (identity == null) {
      return;
    }
    SequenceDefinition old = sequence(identity, context);
    SequenceDefinition changed = SequenceCommands.changed(old, options, context);
    Definitions.change(
        context,
        catalog -> {
          Catalog next = SequenceCommands.exchange(catalog, old, changed);
          return changed.id() == old.id()
              ? next
              : next.replace(
                  with(
                      next.requireTable(table.id()),
                      column,
                      new ColumnDefinition.Identity(identity.always(), changed.id())));
        });
  }

  static void add(AlterAction.AddIdentity add, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, add.column());
    if (column.identity() != null
        || column.defaultSql() != null
        || column.generatedSql() != null
        || column.nullable()
        || !column.type().kind().isInteger()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "column "
              + column.name()
              + " cannot become an identity: it must be an integer, NOT NULL, without DEFAULT or"
              + " other generation",
          add.column());
    }
    int id = context.database().newObjectId();
    SequenceDefinition sequence =
        SequenceCommands.define(
            id,
            new ObjectName(
                table.name().schema(), table.name().name() + "_" + column.name() + "_SEQ_" + id),
            add.identity().options(),
            true);
    Definitions.change(
        context,
        catalog ->
            catalog
                .with(sequence)
                .replace(
                    with(
                        catalog.requireTable(table.id()),
                        column,
                        new ColumnDefinition.Identity(add.identity().always(), id))));
  }

  static void setAlways(
      AlterAction.SetIdentityAlways set, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, set.column());
    ColumnDefinition.Identity identity = required(column, table, set.column());
    AlterCommands.replace(
        context,
        table.id(),
        t -> with(t, column, new ColumnDefinition.Identity(set.always(), identity.sequenceId())));
  }

  static void drop(
      AlterAction.DropIdentity drop, TableDefinition table, DefinitionContext context) {
    ColumnDefinition column = Definitions.column(table, drop.column());
    if (column.identity() == null && drop.ifExists()) {
      return;
    }
    ColumnDefinition.Identity identity = required(column, table, drop.column());
    Definitions.change(
        context,
        catalog ->
            catalog
                .replace(with(catalog.requireTable(table.id()), column, null))
                .without(identity.sequenceId()));
  }

  private static ColumnDefinition.Identity required(
      ColumnDefinition column, TableDefinition table, SqlIdentifier position) {
    ColumnDefinition.Identity identity = column.identity();
    if (identity == null) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "column " + column.name() + " of table " + table.name() + " is no identity column",
          position);
    }
    return identity;
  }

  private static SequenceDefinition sequence(
      ColumnDefinition.Identity identity, DefinitionContext context) {
    SequenceDefinition sequence = Definitions.catalog(context).sequence(identity.sequenceId());
    if (sequence == null) {
      throw new IllegalStateException("an identity column without its sequence");
    }
    return sequence;
  }

  private static TableDefinition with(
      TableDefinition table,
      ColumnDefinition column,
      ColumnDefinition.@Nullable Identity identity) {
    return table.withColumns(
        table.columns().stream()
            .map(c -> c.id() == column.id() ? identified(c, identity) : c)
            .toList(),
        table.nextColumnId());
  }

  private static ColumnDefinition identified(
      ColumnDefinition c, ColumnDefinition.@Nullable Identity identity) {
    return new ColumnDefinition(
        c.id(),
        c.name(),
        c.type(),
        c.nullable(),
        c.defaultSql(),
        c.generatedSql(),
        identity,
        c.comment(),
        c.initialValue());
  }
}
