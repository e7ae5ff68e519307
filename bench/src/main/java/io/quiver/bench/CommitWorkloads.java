package io.quiver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Durable commits of one row each. */
final class CommitWorkloads {
  private static final long RUN_NANOS = 3_000_000_000L;

  private CommitWorkloads() {}

  /** Commits by so many connections at once, each inserting keys of its own. */
  static Workload connections(int count) {
    return site -> {
      try (Connection connection = site.connect()) {
        Site.execute(connection, NodeWorkloads.TABLE);
        insertAll(site, count, 0);
        double rate = insertAll(site, count, 1);
        return new Measurement(rate, "");
      }
    };
  }

  /** Bytes that the log grows by for a commit of one row, checkpoints apart. */
  static Measurement logBytes(Site site) throws SQLException {
    int commits = 20_000;
    try (Connection connection = site.connect()) {
      Site.execute(connection, NodeWorkloads.TABLE);
      long before = size(site.directory().resolve("quiver/log"));
      try (PreparedStatement insert = connection.prepareStatement(NodeWorkloads.INSERT)) {
        for (int i = 0; i < commits; i++) {
          insert(insert, i);
        }
      }
      long after = size(site.directory().resolve("quiver/log"));
      return Measurement.of((after - before) / (double) commits);
    }
  }

  private static double insertAll(Site site, int count, int round) throws SQLException {
    List<Future<Double>> rates = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      for (int i = 0; i < count; i++) {
        long first = (round * 100L + i) << 32;
        rates.add(threads.submit(() -> insertFrom(site, first)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  private static double insertFrom(Site site, long first) throws SQLException {
    long[] next = {first};
    try (Connection connection = site.connect();
        PreparedStatement insert = connection.prepareStatement(NodeWorkloads.INSERT);
        PreparedStatement force =
            site.peer().forceSql() == null
                ? null
                : connection.prepareStatement(site.peer().forceSql())) {
      return Rates.repeat(
          () -> {
            insert(insert, next[0]++);
            if (force != null) {
              force.execute();
            }
          },
          RUN_NANOS);
    }
  }

  private static void insert(PreparedStatement insert, long key) throws SQLException {
    insert.setLong(1, key);
    insert.setString(2, "a new node");
    insert.setDouble(3, 1.5);
    insert.executeUpdate();
  }

  private static long size(Path directory) throws SQLException {
    try (Stream<Path> files = Files.list(directory)) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new SQLException(String.format(Locale.ROOT, "%s cannot be read", directory), e);
    }
  }
}
