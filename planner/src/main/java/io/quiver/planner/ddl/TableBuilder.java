package io.quiver.planner.ddl;

import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.CheckConstraint;
import io.quiver.parser.ast.ForeignKeyConstraint;
import io.quiver.parser.ast.IdentityDefinition;
import io.quiver.parser.ast.KeyConstraint;
import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.parser.ast.SequenceOptions;
import io.quiver.parser.ast.TableConstraint;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.ForeignKeyIndexes;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Puts a table's definition together from its columns and constraints. */
final class TableBuilder {
  private final DefinitionContext context;
  private final ConstraintNames names;
  private final List<SequenceDefinition> sequences = new ArrayList<>();
  private TableDefinition table;

  /** Begins with an existing table (ALTER) or an empty one (CREATE). */
  TableBuilder(DefinitionContext context, TableDefinition table) {
    this.context = context;
    this.table = table;
    this.names = new ConstraintNames(Definitions.catalog(context), table);
  }

  static TableBuilder create(DefinitionContext context, ObjectName name, boolean temporary) {
    return new TableBuilder(
        context,
        new TableDefinition(
            context.database().newObjectId(),
            context.database().newObjectId(),
            name,
            List.of(),
            0,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            1,
            temporary,
            null));
  }

  TableDefinition table() {
    return table;
  }

  /** Sequences of identity columns, to be defined together with the table. */
  List<SequenceDefinition> sequences() {
    return sequences;
  }

  void addColumn(String name, DataType type, boolean nullable) {
    addColumn(
        new ColumnDefinition(table.nextColumnId(), name, type, nullable, null, null, null, null));
  }

  /** Adds a column, not yet its constraints. */
  ColumnDefinition addColumn(
      io.quiver.parser.ast.ColumnDefinition column, @Nullable Object initialValue) {
    String name = Names.simple(column.name());
    if (table.findColumn(name).isPresent()) {
      throw Positions.error(
          ErrorCode.COLUMN_EXISTS,
          "table " + table.name().name() + " has a column " + name + " already",
          column.name());
    }
    DataType type = Definitions.at(column.type(), () -> context.typeOf(column.type()));
    IdentityDefinition identity = identity(column);
    boolean nullable = !Boolean.FALSE.equals(column.nullable()) && identity == null;
    ColumnDefinition definition =
        new ColumnDefinition(
            table.nextColumnId(),
            name,
            type,
            nullable,
            SequenceDefaults.print(column.defaultValue(), context),
            column.computed() == null ? null : SqlPrinter.print(column.computed().expression()),
            identity == null ? null : sequence(name, type, identity, column),
            null,
            initialValue);
    addColumn(definition);
    return definition;
  }

  private void addColumn(ColumnDefinition definition) {
    List<ColumnDefinition> columns = new ArrayList<>(table.columns());
    columns.add(definition);
    table = table.withColumns(columns, definition.id() + 1);
  }

  private static @Nullable IdentityDefinition identity(
      io.quiver.parser.ast.ColumnDefinition column) {
    boolean serial =
        column.type().getTypeNameSpec() instanceof NamedTypeSpec named
            && named.name().toUpperCase(Locale.ROOT).endsWith("SERIAL");
    return column.identity() == null && serial
        ? new IdentityDefinition(false, SequenceOptions.NONE)
        : column.identity();
  }

  private ColumnDefinition.Identity sequence(
      String column,
      DataType type,
      IdentityDefinition identity,
      io.quiver.parser.ast.ColumnDefinition node) {
    if (!type.kind().isInteger()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "identity column " + column + " must be of an integer type, not " + type,
          node.name());
    }
    int id = context.database().newObjectId();
    ObjectName name =
        new ObjectName(table.name().schema(), table.name().name() + "_" + column + "_SEQ_" + id);
    sequences.add(SequenceCommands.define(id, name, identity.options(), true));
    return new ColumnDefinition.Identity(identity.always(), id);
  }

  void addConstraint(TableConstraint constraint) {
    switch (constraint) {
      case KeyConstraint key when key.primary() -> addPrimaryKey(key);
      case KeyConstraint key -> addUnique(key);
      case ForeignKeyConstraint key -> addForeignKey(key);
      case CheckConstraint check -> addCheck(check);
    }
  }

  private String name(@Nullable SqlIdentifier given, List<String> columns, String kind) {
    if (given == null) {
      return names.make(table.name().name(), columns, kind);
    }
    String name = Names.simple(given);
    boolean taken =
        table.checks().stream().anyMatch(c -> c.name().equals(name))
            || table.foreignKeys().stream().anyMatch(k -> k.name().equals(name))
            || table.indexes().stream().anyMatch(i -> i.name().equals(name))
            || name.equals(table.primaryKeyName());
    if (taken) {
      throw Positions.error(
          ErrorCode.OBJECT_EXISTS,
          "table " + table.name() + " has a constraint " + name + " already",
          given);
    }
    names.use(name);
    return name;
  }

  private void addPrimaryKey(KeyConstraint key) {
    if (table.primaryKeyName() != null) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "table " + table.name() + " has a primary key already",
          key.node());
    }
    List<Integer> ids = Definitions.columnIds(table, key.columns());
    setNotNull(ids);
    String name = name(key.name(), List.of(), "PKEY");
    boolean empty = Definitions.catalog(context).table(table.id()) == null;
    // The row id of rows that exist cannot change any more.
    boolean rowId = empty && ids.size() == 1 && table.column(ids.get(0)).type().kind().isInteger();
    if (rowId) {
      table = table.withPrimaryKey(null, ids.get(0), name);
      return;
    }
    IndexDefinition.Ordered index = unique(name, ids);
    addIndex(index);
    table = table.withPrimaryKey(index.id(), null, name);
  }

  private void setNotNull(List<Integer> ids) {
    List<ColumnDefinition> columns =
        table.columns().stream()
            .map(
                c ->
                    ids.contains(c.id())
                        ? new ColumnDefinition(
                            c.id(),
                            c.name(),
                            c.type(),
                            false,
                            c.defaultSql(),
                            c.generatedSql(),
                            c.identity(),
                            c.comment(),
                            c.initialValue())
                        : c)
            .toList();
    table = table.withColumns(columns, table.nextColumnId());
  }

  private void addUnique(KeyConstraint key) {
    List<Integer> ids = Definitions.columnIds(table, key.columns());
    addIndex(unique(name(key.name(), columnNames(ids), "KEY"), ids));
  }

  private IndexDefinition.Ordered unique(String name, List<Integer> ids) {
    return new IndexDefinition.Ordered(
        context.database().newObjectId(),
        name,
        ids,
        Collections.nCopies(ids.size(), false),
        true,
        true,
        true);
  }

  private List<String> columnNames(List<Integer> ids) {
    return ids.stream().map(id -> table.column(id).name()).toList();
  }

  void addIndex(IndexDefinition index) {
    List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
    indexes.add(index);
    table = table.withIndexes(indexes);
  }

  private void addCheck(CheckConstraint check) {
    List<CheckDefinition> checks = new ArrayList<>(table.checks());
    checks.add(
        new CheckDefinition(
            name(check.name(), List.of(), "CHECK"), SqlPrinter.print(check.condition())));
    table = table.withChecks(checks);
  }

  private void addForeignKey(ForeignKeyConstraint key) {
    Catalog catalog = Definitions.catalog(context);
    ObjectName parentName = Definitions.name(key.referencedTable(), context);
    TableDefinition parent =
        parentName.equals(table.name())
            ? table
            : Definitions.at(key.referencedTable(), () -> catalog.requireTable(parentName));
    if (parent.temporary() != table.temporary()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "a foreign key cannot connect a temporary table with one that stays",
          key.node());
    }
    List<Integer> own = Definitions.columnIds(table, key.columns());
    List<Integer> referenced =
        key.referencedColumns().isEmpty()
            ? parent.primaryKeyColumnIds()
            : Definitions.columnIds(parent, key.referencedColumns());
    checkReference(key, parent, own, referenced);
    List<ForeignKeyDefinition> keys = new ArrayList<>(table.foreignKeys());
    keys.add(
        new ForeignKeyDefinition(
            name(key.name(), columnNames(own), "FKEY"),
            own,
            parent.id(),
            referenced,
            ForeignKeyDefinition.Action.valueOf(key.onDelete().name()),
            ForeignKeyDefinition.Action.valueOf(key.onUpdate().name())));
    table = table.withForeignKeys(keys);
  }

  private void checkReference(
      ForeignKeyConstraint key,
      TableDefinition parent,
      List<Integer> own,
      List<Integer> referenced) {
    if (own.size() != referenced.size()) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "the foreign key has "
              + own.size()
              + " columns but refers to "
              + referenced.size()
              + " of table "
              + parent.name(),
          key.node());
    }
    boolean unique =
        parent.primaryKeyColumnIds().equals(referenced)
            || parent.indexes().stream()
                .anyMatch(
                    i ->
                        i instanceof IndexDefinition.Ordered ordered
                            && ordered.unique()
                            && ordered.columnIds().equals(referenced));
    if (!unique) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "a foreign key must refer to a primary or unique key; table "
              + parent.name()
              + " has none on these columns",
          "Add UNIQUE to the referenced columns.",
          Positions.of(key.node()),
          null);
    }
    for (int i = 0; i < own.size(); i++) {
      ColumnDefinition child = table.column(own.get(i));
      ColumnDefinition target = parent.column(referenced.get(i));
      boolean comparable =
          child.type().kind() == target.type().kind()
              || (child.type().kind().isInteger() && target.type().kind().isInteger())
              || (child.type().kind().isCharacter() && target.type().kind().isCharacter());
      if (!comparable) {
        throw Positions.error(
            ErrorCode.DATATYPE_MISMATCH,
            "column "
                + child.name()
                + " of type "
                + child.type()
                + " cannot refer to "
                + target.name()
                + " of type "
                + target.type(),
            key.node());
      }
    }
  }

  /** Adds the indexes that foreign keys need; returns them. */
  List<IndexDefinition.Ordered> addForeignKeyIndexes() {
    List<IndexDefinition.Ordered> added =
        ForeignKeyIndexes.missing(table, context.database()::newObjectId);
    added.forEach(this::addIndex);
    return added;
  }
}
