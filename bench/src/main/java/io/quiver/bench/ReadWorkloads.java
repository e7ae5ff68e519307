package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Selects by key beside other work. */
final class ReadWorkloads {
  private static final int KEYS = 300_000;
  private static final int CHANGED = 100_000;
  private static final int CHECKPOINTS = 3;
  private static final long RUN_NANOS = 3_000_000_000L;
  private static final long SHORT_NANOS = 1_000_000_000L;

  private ReadWorkloads() {}

  /** What two threads read against one; each has a connection. */
  static Measurement scaling(Site site) throws SQLException {
    try (Connection connection = site.connect()) {
      NodeWorkloads.load(connection, KEYS);
      together(site, 2, KEYS);
      double one = together(site, 1, KEYS);
      double two = together(site, 2, KEYS);
      return new Measurement(
          two / one, String.format(Locale.ROOT, "%,.0f and %,.0f queries/s", one, two));
    }
  }

  private static double together(Site site, int threads, int keys) throws SQLException {
    List<Future<Double>> rates = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        Random random = new Random(i);
        rates.add(
            executor.submit(
                () -> {
                  try (Connection connection = site.connect();
                      PreparedStatement select = prepare(connection)) {
                    return Rates.repeat(() -> read(select, random.nextInt(keys)), RUN_NANOS);
                  }
                }));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += result(rate);
      }
      return sum;
    }
  }

  /** What one thread reads while checkpoints run against while nothing else does. */
  static Measurement besideCheckpoint(Site site) throws SQLException {
    try (Connection connection = site.connect();
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      NodeWorkloads.load(connection, KEYS);
      Site.execute(connection, "CHECKPOINT");
      Random random = new Random(42);
      try (PreparedStatement select = prepare(connection)) {
        Rates.repeat(() -> read(select, random.nextInt(KEYS)), RUN_NANOS);
        double alone = 0;
        long count = 0;
        long nanos = 0;
        for (int i = 0; i < CHECKPOINTS; i++) {
          alone +=
              Rates.repeat(() -> read(select, random.nextInt(KEYS)), SHORT_NANOS) / CHECKPOINTS;
          AtomicBoolean done = new AtomicBoolean();
          change(site, random);
          Future<Double> checkpoint =
              writer.submit(
                  () -> {
                    try (Connection other = site.connect()) {
                      Site.execute(other, "CHECKPOINT");
                      return 0.0;
                    } finally {
                      done.set(true);
                    }
                  });
          long start = System.nanoTime();
          while (!done.get()) {
            read(select, random.nextInt(KEYS));
            count++;
          }
          nanos += System.nanoTime() - start;
          result(checkpoint);
        }
        double beside = count * 1e9 / nanos;
        return new Measurement(
            beside / alone,
            String.format(
                Locale.ROOT,
                "%,.0f and %,.0f queries/s, checkpoints of %,d ms",
                alone,
                beside,
                nanos / CHECKPOINTS / 1_000_000));
      }
    }
  }

  private static void change(Site site, Random random) throws SQLException {
    try (Connection connection = site.connect();
        PreparedStatement update =
            connection.prepareStatement("UPDATE node SET score = ? WHERE id = ?")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < CHANGED; i++) {
        update.setDouble(1, random.nextDouble());
        update.setLong(2, random.nextInt(KEYS));
        update.addBatch();
        if (i % 1_000 == 999) {
          update.executeBatch();
        }
      }
      connection.commit();
    }
  }

  private static PreparedStatement prepare(Connection connection) throws SQLException {
    return connection.prepareStatement("SELECT name, score FROM node WHERE id = ?");
  }

  private static void read(PreparedStatement select, long key) throws SQLException {
    select.setLong(1, key);
    try (ResultSet rows = select.executeQuery()) {
      Rates.expectRow(rows);
    }
  }

  private static double result(Future<Double> future) throws SQLException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }
}
