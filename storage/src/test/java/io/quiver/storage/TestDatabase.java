package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database with the short forms that tests need. */
public final class TestDatabase implements AutoCloseable {
  public final Database database;

  public TestDatabase() {
    this(Database.open(DatabaseOptions.memory(null)));
  }

  public TestDatabase(Database database) {
    this.database = database;
  }

  public Transaction begin() {
    return database.transactions().begin(TransactionOptions.DEFAULT);
  }

  /** Runs one statement and commits it. */
  public void run(Consumer<Transaction> statement) {
    try (Transaction transaction = begin()) {
      statement(transaction, statement);
      transaction.commit();
    }
  }

  public static void statement(Transaction transaction, Consumer<Transaction> statement) {
    transaction.runStatement(
        () -> {
          statement.accept(transaction);
          return 0;
        });
  }

  public void define(UnaryOperator<Catalog> change) {
    run(transaction -> database.changeCatalog(transaction, change));
  }

  public TableDefinition create(TableDefinition table) {
    define(catalog -> catalog.with(table));
    return table(table.id());
  }

  public TableDefinition table(int id) {
    return Objects.requireNonNull(database.catalog().table(id));
  }

  /** Inserts with the committed definition of the table. */
  public long insert(Transaction transaction, TableDefinition table, @Nullable Object... row) {
    return transaction.runStatement(() -> database.tables().insert(transaction, table, row));
  }

  public void insert(TableDefinition table, @Nullable Object... row) {
    try (Transaction transaction = begin()) {
      insert(transaction, table, row);
      transaction.commit();
    }
  }

  /** All rows by row id, each as a list. */
  public List<List<@Nullable Object>> rows(Transaction transaction, TableDefinition table) {
    return read(database.tables().scan(transaction, table, Direction.FORWARD), table);
  }

  public List<List<@Nullable Object>> rows(TableDefinition table) {
    try (Transaction transaction = begin()) {
      return rows(transaction, table);
    }
  }

  public List<List<@Nullable Object>> rows(
      Transaction transaction,
      TableDefinition table,
      String indexName,
      IndexRange range,
      Direction direction) {
    return read(
        database.tables().scanIndex(transaction, table, index(table, indexName), range, direction),
        table);
  }

  public static IndexDefinition.Ordered index(TableDefinition table, String name) {
    return (IndexDefinition.Ordered)
        table.indexes().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<List<@Nullable Object>> read(TableCursor cursor, TableDefinition table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        rows.add(values(cursor.row(), table));
      }
    }
    return rows;
  }

  public static List<@Nullable Object> values(StoredRow row, TableDefinition table) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return Arrays.asList(values);
  }

  @Override
  public void close() {
    database.close();
  }
}
