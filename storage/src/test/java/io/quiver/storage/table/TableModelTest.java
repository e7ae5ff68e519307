package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random statements, savepoints, rollbacks and commits on one table with several indexes, compared
 * with a sorted map after each.
 */
final class TableModelTest {
  private static final int STEPS = 4_000;
  private static final Comparator<@Nullable Object> VALUE_ORDER =
      (a, b) ->
          a == null || b == null
              ? Boolean.compare(a != null, b != null)
              : a instanceof Long number
                  ? number.compareTo((Long) b)
                  : ((String) a).compareTo((String) b);

  private record Mark(Savepoint savepoint, TreeMap<Long, List<@Nullable Object>> rows) {}

  private final TestDatabase test = new TestDatabase();
  private final TableDefinition table =
      test.create(
          new TableSpec(test.database, "T")
              .notNull("ID", DataType.BIGINT)
              .column("U", DataType.VARCHAR)
              .column("A", DataType.BIGINT)
              .column("B", DataType.VARCHAR)
              .rowId("ID")
              .index("T_U", true, "U")
              .index("T_AB", false, "A", "B")
              .descendingIndex("T_B", "B")
              .build());
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private TreeMap<Long, List<@Nullable Object>> committed = new TreeMap<>();
  private TreeMap<Long, List<@Nullable Object>> rows = new TreeMap<>();
  private final Deque<Mark> marks = new ArrayDeque<>();

  @Test
  void agreesWithASortedMap() {
    System.out.println("TableModelTest seed " + seed);
    Transaction transaction = test.begin();
    for (int step = 0; step < STEPS; step++) {
      transaction = step(transaction);
      if (step % 20 == 0) {
        check(transaction, "step " + step + ", seed " + seed);
      }
      if (step % 1000 == 0) {
        test.database.checkpoint();
      }
    }
    transaction.close();
    test.close();
  }

  private Transaction step(Transaction transaction) {
    switch (random.nextInt(20)) {
      case 0 -> {
        transaction.commit();
        committed = new TreeMap<>(rows);
        marks.clear();
        return test.begin();
      }
      case 1 -> {
        transaction.rollback();
        rows = new TreeMap<>(committed);
        marks.clear();
        return test.begin();
      }
      case 2 -> marks.push(new Mark(transaction.savepoint(), new TreeMap<>(rows)));
      case 3 -> {
        if (!marks.isEmpty()) {
          Mark mark = marks.pop();
          transaction.rollbackTo(mark.savepoint());
          rows = mark.rows();
        }
      }
      default -> change(transaction);
    }
    return transaction;
  }

  private void change(Transaction transaction) {
    long id = random.nextInt(60) - 30L;
    @Nullable Object[] row = {
      id,
      text("u", 40, 600),
      random.nextInt(8) == 0 ? null : (long) random.nextInt(6),
      text("b", 6, 900)
    };
    switch (random.nextInt(3)) {
      case 0 -> {
        boolean clash = rows.containsKey(id) || usedBy(row[1]) != null;
        expect(clash, () -> test.insert(transaction, table, row));
        if (!clash) {
          rows.put(id, Arrays.asList(row));
        }
      }
      case 1 -> update(transaction, row);
      default -> {
        boolean there = rows.remove(id) != null;
        assertEquals(
            there,
            transaction.runStatement(() -> test.database.tables().delete(transaction, table, id)));
      }
    }
  }

  private void update(Transaction transaction, @Nullable Object[] row) {
    if (rows.isEmpty()) {
      return;
    }
    long old = new ArrayList<>(rows.keySet()).get(random.nextInt(rows.size()));
    if (random.nextBoolean()) {
      row[0] = old;
    }
    long id = (Long) Objects.requireNonNull(row[0]);
    Long user = usedBy(row[1]);
    boolean clash = (id != old && rows.containsKey(id)) || (user != null && user != old);
    expect(
        clash,
        () ->
            transaction.runStatement(
                () -> {
                  test.database.tables().update(transaction, table, old, row);
                  return 0;
                }));
    if (!clash) {
      rows.remove(old);
      rows.put(id, Arrays.asList(row));
    }
  }

  private @Nullable Long usedBy(@Nullable Object unique) {
    for (var entry : rows.entrySet()) {
      if (unique != null && unique.equals(entry.getValue().get(1))) {
        return entry.getKey();
      }
    }
    return null;
  }

  private void expect(boolean clash, Runnable statement) {
    try {
      statement.run();
    } catch (QuiverException e) {
      if (clash && e.code() == ErrorCode.UNIQUE_VIOLATION) {
        return;
      }
      throw e;
    }
    if (clash) {
      fail("a duplicate key was accepted, seed " + seed);
    }
  }

  /** Sometimes null, sometimes too long for an index entry. */
  private @Nullable String text(String prefix, int variants, int length) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1, 2 -> prefix.repeat(length) + random.nextInt(variants);
      default -> prefix + random.nextInt(variants);
    };
  }

  private void check(Transaction transaction, String message) {
    assertEquals(new ArrayList<>(rows.values()), test.rows(transaction, table), message);
    checkIndex(transaction, "T_U", IndexRange.ALL, order(1, 0), row -> true, message);
    checkIndex(transaction, "T_AB", IndexRange.ALL, order(2, 3, 0), row -> true, message);
    checkIndex(transaction, "T_B", IndexRange.ALL, descending(), row -> true, message);
    long a = random.nextInt(6);
    checkIndex(
        transaction,
        "T_AB",
        IndexRange.equal(List.of(a)),
        order(3, 0),
        row -> Objects.equals(row.get(2), a),
        message);
    String from = random.nextBoolean() ? "b".repeat(900) + "2" : "b1";
    String to = random.nextBoolean() ? "b".repeat(900) + "4" : "b4";
    boolean inclusive = random.nextBoolean();
    IndexRange range =
        new IndexRange(
            List.of(), new IndexRange.Bound(from, inclusive), new IndexRange.Bound(to, !inclusive));
    checkIndex(
        transaction,
        "T_B",
        range,
        descending(),
        row -> {
          String b = (String) row.get(3);
          return b != null
              && (inclusive ? b.compareTo(from) >= 0 : b.compareTo(from) > 0)
              && (inclusive ? b.compareTo(to) < 0 : b.compareTo(to) <= 0);
        },
        message);
    IndexRange open = new IndexRange(List.of(), null, new IndexRange.Bound(3L, false));
    checkIndex(
        transaction,
        "T_AB",
        open,
        order(2, 3, 0),
        row -> row.get(2) instanceof Long value && value < 3,
        message);
  }

  private static Comparator<List<@Nullable Object>> order(int... columns) {
    return (a, b) -> {
      for (int column : columns) {
        int order = VALUE_ORDER.compare(a.get(column), b.get(column));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static Comparator<List<@Nullable Object>> descending() {
    return order(3).reversed().thenComparing(order(0));
  }

  private void checkIndex(
      Transaction transaction,
      String index,
      IndexRange range,
      Comparator<List<@Nullable Object>> order,
      Predicate<List<@Nullable Object>> selected,
      String message) {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (List<@Nullable Object> row : rows.values()) {
      if (selected.test(row)) {
        expected.add(row);
      }
    }
    expected.sort(order);
    assertEquals(
        expected, test.rows(transaction, table, index, range, Direction.FORWARD), message + index);
    Collections.reverse(expected);
    assertEquals(
        expected, test.rows(transaction, table, index, range, Direction.BACKWARD), message + index);
  }
}
