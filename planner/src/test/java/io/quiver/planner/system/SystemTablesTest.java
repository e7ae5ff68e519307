package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.RowSource;
import io.quiver.planner.schema.SystemContext;
import io.quiver.planner.schema.SystemTable;
import io.quiver.planner.schema.SystemTables;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition.Action;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database in memory with a few uncommitted definitions, and its system tables. */
abstract class SystemTablesTest {
  Database database;
  Transaction transaction;
  SystemTables tables;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseOptions.memory(null));
    transaction = database.transactions().begin(TransactionOptions.DEFAULT);
    tables = SystemCatalog.tables(database, SystemTablesTest::viewColumns);
    TableDefinition parent = parent();
    define(parent);
    define(child(parent));
    define(view("V", "SELECT ID FROM PARENT"));
    define(view("BROKEN", "SELECT GONE FROM PARENT"));
    define(sequence("S", false));
    define(sequence("PARENT_ID_SEQ", true));
  }

  @AfterEach
  void close() {
    transaction.close();
    database.close();
  }

  private static List<Argument.Column> viewColumns(Catalog catalog, ViewDefinition view) {
    if (view.name().name().equals("BROKEN")) {
      throw new QuiverException(ErrorCode.COLUMN_NOT_FOUND, "column GONE does not exist");
    }
    TableDefinition parent = catalog.requireTable(new ObjectName("PUBLIC", "PARENT"));
    return List.of(new Argument.Column("ID", parent.column(0).type()));
  }

  private void define(Definition definition) {
    transaction.runStatement(
        () -> database.changeCatalog(transaction, catalog -> catalog.with(definition)));
  }

  private TableDefinition parent() {
    int unique = database.newObjectId();
    return table(
        "PARENT",
        List.of(
            new ColumnDefinition(
                0,
                "ID",
                DataType.BIGINT,
                false,
                null,
                null,
                new ColumnDefinition.Identity(false, 99),
                "the key"),
            new ColumnDefinition(
                1, "NAME", DataType.of(TypeKind.VARCHAR, 30), false, "'x'", null, null, null),
            ColumnDefinition.of(2, "PRICE", DataType.decimal(10, 2)),
            ColumnDefinition.of(3, "TAGS", DataType.array(DataType.of(TypeKind.VARCHAR, 5))),
            ColumnDefinition.of(4, "EMBEDDING", DataType.vector(8)),
            ColumnDefinition.of(5, "DATA", DataType.JSON),
            ColumnDefinition.of(6, "KEY", DataType.of(TypeKind.UUID)),
            new ColumnDefinition(
                7,
                "DOUBLED",
                DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6),
                true,
                null,
                "PRICE * 2",
                null,
                null)),
        0,
        null,
        List.of(
            ordered(unique, "PARENT_NAME_KEY", true, true, 1, 2),
            new IndexDefinition.Ordered(
                database.newObjectId(),
                "I_PRICE",
                List.of(2, 1),
                List.of(true, false),
                false,
                false,
                true),
            new IndexDefinition.Vector(
                database.newObjectId(),
                "I_EMBEDDING",
                List.of(4),
                List.of(),
                Map.of("metric", "l2"),
                true)),
        List.of(),
        List.of(new CheckDefinition("PARENT_CHECK", "PRICE > 0")),
        "about parents");
  }

  private TableDefinition child(TableDefinition parent) {
    int key = database.newObjectId();
    return table(
        "CHILD",
        List.of(
            ColumnDefinition.of(0, "A", DataType.INTEGER),
            ColumnDefinition.of(1, "B", DataType.INTEGER),
            ColumnDefinition.of(2, "PRICE", DataType.decimal(10, 2)),
            ColumnDefinition.of(3, "NAME", DataType.VARCHAR),
            ColumnDefinition.of(4, "PARENT_ID", DataType.BIGINT)),
        null,
        key,
        List.of(
            ordered(key, "CHILD_PK", true, true, 1, 0),
            ordered(database.newObjectId(), "FK_P_IDX", false, false, 4)),
        List.of(
            new ForeignKeyDefinition(
                "FK_P", List.of(4), parent.id(), List.of(0), Action.CASCADE, Action.NO_ACTION),
            new ForeignKeyDefinition(
                "FK_N",
                List.of(2, 3),
                parent.id(),
                List.of(2, 1),
                Action.SET_NULL,
                Action.RESTRICT)),
        List.of(),
        null);
  }

  private TableDefinition table(
      String name,
      List<ColumnDefinition> columns,
      @Nullable Integer rowIdColumn,
      @Nullable Integer keyIndex,
      List<IndexDefinition> indexes,
      List<ForeignKeyDefinition> foreignKeys,
      List<CheckDefinition> checks,
      @Nullable String comment) {
    return new TableDefinition(
        database.newObjectId(),
        database.newObjectId(),
        new ObjectName("PUBLIC", name),
        columns,
        columns.size(),
        keyIndex,
        rowIdColumn,
        name + "_PK",
        indexes,
        foreignKeys,
        checks,
        1,
        false,
        comment);
  }

  private static IndexDefinition.Ordered ordered(
      int id, String name, boolean unique, boolean constraint, Integer... columnIds) {
    List<Boolean> ascending = IntStream.range(0, columnIds.length).mapToObj(i -> false).toList();
    return new IndexDefinition.Ordered(
        id, name, List.of(columnIds), ascending, unique, constraint, true);
  }

  private ViewDefinition view(String name, String query) {
    return new ViewDefinition(
        database.newObjectId(), new ObjectName("PUBLIC", name), List.of(), query, null);
  }

  private SequenceDefinition sequence(String name, boolean owned) {
    return new SequenceDefinition(
        database.newObjectId(), new ObjectName("PUBLIC", name), 5, 2, 1, 1000, true, owned);
  }

  // ---- reading

  SystemTable table(String schema, String name) {
    return Objects.requireNonNull(tables.find(schema, name));
  }

  /** The rows about PUBLIC as text: values by a comma, columns by name, or all for none. */
  List<String> rows(String schema, String table, String columns) {
    return rows(schema, table, columns, "PUBLIC", null);
  }

  List<String> rows(
      String schema,
      String table,
      String columns,
      @Nullable String schemaPattern,
      @Nullable String namePattern) {
    return rows(transaction, schema, table, columns, schemaPattern, namePattern);
  }

  List<String> rows(
      Transaction reader,
      String schema,
      String table,
      String columns,
      @Nullable String schemaPattern,
      @Nullable String namePattern) {
    SystemTable found = table(schema, table);
    List<String> names = found.columns().stream().map(Argument.Column::name).toList();
    int[] wanted =
        columns.isEmpty()
            ? IntStream.range(0, names.size()).toArray()
            : List.of(columns.split(", ", -1)).stream().mapToInt(names::indexOf).toArray();
    List<String> result = new ArrayList<>();
    SystemContext context =
        new SystemContext() {
          @Override
          public Transaction transaction() {
            return reader;
          }

          @Override
          public Map<String, String> settings() {
            return Map.of("lock_timeout", "10s", "isolation", "read committed");
          }
        };
    try (RowSource source = found.open(context, schemaPattern, namePattern)) {
      while (source.next()) {
        List<String> values = new ArrayList<>();
        for (int column : wanted) {
          values.add(String.valueOf(source.get(column)));
        }
        result.add(String.join(", ", values));
      }
    }
    return result;
  }

  List<String> information(String table, String columns) {
    return rows(SystemView.INFORMATION_SCHEMA, table, columns);
  }
}
