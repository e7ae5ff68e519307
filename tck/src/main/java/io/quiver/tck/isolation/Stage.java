package io.quiver.tck.isolation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays a history: statements of several actors one after the other, where one that has to wait is
 * left waiting while the others go on. SYS.TRANSACTIONS tells who waits; nothing depends on time.
 */
final class Stage implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Connection observer;
  private final List<Actor> actors = new ArrayList<>();

  /** Index of each actor's statement that is waiting. */
  private final Map<Integer, Integer> waiting = new HashMap<>();

  private final List<Actor.@Nullable Step> results = new ArrayList<>();
  private boolean anyBlocked;

  Stage(String url, int count, int isolation, String... setup) throws SQLException {
    observer = DriverManager.getConnection(url);
    try (Statement statement = observer.createStatement()) {
      for (String sql : setup) {
        statement.execute(sql);
      }
    }
    for (int i = 0; i < count; i++) {
      actors.add(new Actor(DriverManager.getConnection(url), isolation));
    }
  }

  /** Plays one line such as {@code 2 UPDATE ...}: actor and statement. */
  void play(String line) throws SQLException, InterruptedException {
    int actor = line.charAt(0) - '1';
    Integer before = waiting.remove(actor);
    if (before != null) {
      results.set(before, actors.get(actor).result());
    }
    actors.get(actor).begin(line.substring(2));
    waiting.put(actor, results.size());
    results.add(null);
    settle();
    anyBlocked |= waiting.containsKey(actor);
  }

  /** Returns when every actor is done or waits for a lock. */
  private void settle() throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      for (Map.Entry<Integer, Integer> entry : List.copyOf(waiting.entrySet())) {
        Actor actor = actors.get(entry.getKey());
        if (!actor.isRunning()) {
          results.set(entry.getValue(), actor.result());
          waiting.remove(entry.getKey());
        }
      }
      if (waiting.isEmpty() || waitingTransactions() == waiting.size()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("a statement neither ends nor waits for a lock");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private int waitingTransactions() throws SQLException {
    return Integer.parseInt(
        ask("SELECT COUNT(*) FROM SYS.TRANSACTIONS WHERE BLOCKED_BY IS NOT NULL"));
  }

  /** The first column of all rows, as the observer sees them. */
  String ask(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = observer.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return String.join(" ", values);
  }

  /** What line number {@code index} gave. */
  Actor.Step step(int index) {
    Actor.Step step = results.get(index);
    if (step == null) {
      throw new AssertionError("line " + index + " is still waiting");
    }
    return step;
  }

  String text(int index) {
    return step(index).text();
  }

  boolean isWaiting(int index) {
    return results.get(index) == null;
  }

  boolean anyBlocked() {
    return anyBlocked;
  }

  boolean anyRefused() {
    return results.stream().anyMatch(step -> step != null && step.state() != null);
  }

  List<Actor.@Nullable Step> results() {
    return results;
  }

  @Override
  public void close() throws SQLException {
    for (Actor actor : actors) {
      actor.close();
    }
    observer.close();
  }
}
