package io.quiver.functions.graph;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of edges (S, T, W) in a database in memory, and functions called on it. */
final class EdgeFixture implements AutoCloseable {
  private static final long BIG = 10_000_000_000L;

  final Database database = Database.open(DatabaseOptions.memory(null));
  final TableDefinition edges;

  EdgeFixture(boolean indexed) {
    int id = database.newObjectId();
    List<IndexDefinition> indexes = new ArrayList<>();
    if (indexed) {
      indexes.add(ordered("BY_S", 0));
      indexes.add(ordered("BY_T", 1));
    }
    edges =
        new TableDefinition(
            id,
            database.newObjectId(),
            new ObjectName("PUBLIC", "E"),
            List.of(
                ColumnDefinition.of(0, "S", DataType.BIGINT),
                ColumnDefinition.of(1, "T", DataType.BIGINT),
                ColumnDefinition.of(2, "W", DataType.DOUBLE)),
            3,
            null,
            null,
            null,
            indexes,
            List.of(),
            List.of(),
            1,
            false,
            null);
    try (Transaction transaction = begin()) {
      transaction.runStatement(
          () -> database.changeCatalog(transaction, catalog -> catalog.with(edges)));
      transaction.commit();
    }
  }

  private IndexDefinition ordered(String name, int column) {
    return new IndexDefinition.Ordered(
        database.newObjectId(), name, List.of(column), List.of(false), false, false, true);
  }

  Transaction begin() {
    return database.transactions().begin(TransactionOptions.DEFAULT);
  }

  void insert(Transaction transaction, long source, long target, @Nullable Double weight) {
    transaction.runStatement(
        () -> database.tables().insert(transaction, edges, new Object[] {source, target, weight}));
  }

  /** All rows of a call; arguments in pairs of name and value; edges and endpoints are given. */
  List<List<@Nullable Object>> call(
      Transaction transaction, TableFunction function, Object... arguments) {
    transaction.beginStatement();
    Map<String, Argument> given = new HashMap<>();
    given.put("edges", new Argument.Relation(edges, List.of(), EdgeFixture::noRows));
    given.put("endpoints", new Argument.Columns(List.of("S", "T")));
    for (int i = 0; i < arguments.length; i += 2) {
      Object value = arguments[i + 1];
      given.put(
          (String) arguments[i],
          value instanceof Argument argument
              ? argument
              : new Argument.Scalar(
                  value, value instanceof String ? DataType.VARCHAR : DataType.BIGINT));
    }
    int columns = columnCount(function);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowSource source = function.open(context(transaction), given)) {
      while (source.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          row.add(source.get(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static int columnCount(TableFunction function) {
    return switch (function.name()) {
      case "TRAVERSE" -> 6;
      case "NEIGHBORS" -> 4;
      default -> 7;
    };
  }

  private static RowSource noRows() {
    throw new AssertionError("a base table is read through its rows");
  }

  private FunctionContext context(Transaction transaction) {
    return new FunctionContext() {
      @Override
      public Transaction transaction() {
        return transaction;
      }

      @Override
      public TableStore tables() {
        return database.tables();
      }

      @Override
      public AdjacencyCache adjacency() {
        return database.adjacency();
      }

      @Override
      public @Nullable GraphTables graph(String name) {
        return null;
      }

      @Override
      public void checkActive() {}
    };
  }

  /** A vertex number that no small dictionary can hold by accident. */
  static int number(Object vertex) {
    return (int) (((Long) vertex + 7) / BIG);
  }

  static long vertex(int number) {
    return number * BIG - 7;
  }

  @Override
  public void close() {
    database.close();
  }
}
