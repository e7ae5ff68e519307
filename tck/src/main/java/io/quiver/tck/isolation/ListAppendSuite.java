package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.tck.jdbc.JdbcContract;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random transactions over several connections that append unique elements to lists and read them,
 * by key, through a secondary index and as ranges that may be empty; afterwards the dependencies
 * between them must form no circle that the level forbids.
 */
public abstract class ListAppendSuite extends JdbcContract {
  private static final int CONNECTIONS = 4;

  /** Lists that transactions use at a time; then the next ones, so that lists stay short. */
  private static final int LISTS = 6;

  private static final int TRANSACTIONS_PER_LISTS = 40;
  private static final Set<String> REFUSALS = Set.of("40001", "40P01", "23505");

  private final AtomicInteger lastElement = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();

  /** How many transactions are begun at each level. */
  protected int transactions() {
    return 1_500;
  }

  @Test
  final void readCommitted(TestReporter reporter) throws Exception {
    Dependencies history = play(Connection.TRANSACTION_READ_COMMITTED, reporter);
    assertNull(history.circleOfInformation());
  }

  @Test
  final void repeatableRead(TestReporter reporter) throws Exception {
    Dependencies history = play(Connection.TRANSACTION_REPEATABLE_READ, reporter);
    assertNull(history.circleOfInformation());
    assertNull(history.circleOfSnapshots());
  }

  @Test
  final void serializable(TestReporter reporter) throws Exception {
    Dependencies history = play(Connection.TRANSACTION_SERIALIZABLE, reporter);
    assertNull(history.anyCircle());
  }

  private Dependencies play(int level, TestReporter reporter) throws Exception {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    run(
        "CREATE TABLE lists (k INT PRIMARY KEY, g INT, v VARCHAR(10000))",
        "CREATE INDEX lists_g ON lists (g)");
    List<Observed> committed = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<List<Observed>>> parts = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Random random = new Random(seed + i);
        parts.add(threads.submit(() -> client(level, random)));
      }
      for (Future<List<Observed>> part : parts) {
        committed.addAll(part.get(5, TimeUnit.MINUTES));
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(committed.size() > transactions() / 4, "committed only " + committed.size());
    Dependencies history = new Dependencies(committed, finalLists());
    assertEquals(List.of(), history.wrong(), "seed " + seed);
    return history;
  }

  private Map<Integer, List<Integer>> finalLists() throws SQLException {
    Map<Integer, List<Integer>> lists = new HashMap<>();
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT k, v FROM lists")) {
      while (rows.next()) {
        lists.put(rows.getInt(1), parse(rows.getString(2)));
      }
    }
    return lists;
  }

  private static List<Integer> parse(String text) {
    List<Integer> list = new ArrayList<>();
    for (String element : text.split(",")) {
      list.add(Integer.valueOf(element));
    }
    return list;
  }

  private List<Observed> client(int level, Random random) throws SQLException {
    List<Observed> committed = new ArrayList<>();
    try (Connection connection = connect();
        Client client = new Client(connection)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(level);
      int number = started.incrementAndGet();
      while (number <= transactions()) {
        Observed observed = new Observed();
        try {
          client.transaction(observed, number / TRANSACTIONS_PER_LISTS * LISTS, random);
          connection.commit();
          committed.add(observed);
        } catch (SQLException e) {
          connection.rollback();
          if (!REFUSALS.contains(String.valueOf(e.getSQLState()))) {
            throw e;
          }
        }
        number = started.incrementAndGet();
      }
    }
    return committed;
  }

  /** The statements of one connection. */
  private final class Client implements AutoCloseable {
    private final PreparedStatement append;
    private final PreparedStatement byKey;
    private final PreparedStatement byGroup;
    private final PreparedStatement byRange;

    Client(Connection connection) throws SQLException {
      append =
          connection.prepareStatement(
              "INSERT INTO lists VALUES (?, ?, ?)"
                  + " ON CONFLICT (k) DO UPDATE SET v = lists.v || ',' || excluded.v");
      byKey = connection.prepareStatement("SELECT k, v FROM lists WHERE k = ?");
      byGroup = connection.prepareStatement("SELECT k, v FROM lists WHERE g = ?");
      byRange = connection.prepareStatement("SELECT k, v FROM lists WHERE k BETWEEN ? AND ?");
    }

    void transaction(Observed observed, int first, Random random) throws SQLException {
      int steps = 1 + random.nextInt(4);
      for (int step = 0; step < steps; step++) {
        int key = first + random.nextInt(LISTS);
        if (random.nextInt(5) < 2) {
          append(observed, key);
        } else {
          read(observed, key, random.nextInt(4));
        }
      }
    }

    private void append(Observed observed, int key) throws SQLException {
      int element = lastElement.incrementAndGet();
      append.setInt(1, key);
      append.setInt(2, key / 2);
      append.setString(3, Integer.toString(element));
      append.executeUpdate();
      observed.appends.add(new Observed.Append(key, element));
    }

    private void read(Observed observed, int key, int way) throws SQLException {
      switch (way) {
        case 0 -> {
          byGroup.setInt(1, key / 2);
          read(observed, byGroup, List.of(key / 2 * 2, key / 2 * 2 + 1));
        }
        case 1 -> {
          byRange.setInt(1, key);
          byRange.setInt(2, key + 1);
          read(observed, byRange, List.of(key, key + 1));
        }
        default -> {
          byKey.setInt(1, key);
          read(observed, byKey, List.of(key));
        }
      }
    }

    private void read(Observed observed, PreparedStatement query, List<Integer> keys)
        throws SQLException {
      Map<Integer, List<Integer>> found = new HashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getInt(1), parse(rows.getString(2)));
        }
      }
      for (int key : keys) {
        List<Integer> list = found.getOrDefault(key, List.of());
        if (observed.appends.stream().noneMatch(append -> append.key() == key)) {
          observed.reads.add(new Observed.Read(key, list));
        }
      }
    }

    @Override
    public void close() throws SQLException {
      append.close();
      byKey.close();
      byGroup.close();
      byRange.close();
    }
  }
}
