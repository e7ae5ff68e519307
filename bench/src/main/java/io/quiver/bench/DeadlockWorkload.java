package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long two transactions that wait for each other do so until one of them is told. */
final class DeadlockWorkload {
  private static final int DEADLOCKS = 2_000;
  private static final String DEADLOCK = "40P01";

  private DeadlockWorkload() {}

  static Measurement run(Site site) throws SQLException {
    try (Connection one = site.connect();
        Connection two = site.connect();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      NodeWorkloads.load(one, 2);
      one.setAutoCommit(false);
      two.setAutoCommit(false);
      double[] millis = new double[DEADLOCKS];
      CyclicBarrier both = new CyclicBarrier(2);
      for (int i = 0; i < DEADLOCKS; i++) {
        Future<Double> second = other.submit(() -> cross(two, 1, 0, both));
        double first = cross(one, 0, 1, both);
        millis[i] = Math.max(first, second.get());
        if (millis[i] == 0) {
          throw new SQLException("nobody was told of the deadlock");
        }
      }
      Arrays.sort(millis);
      return Measurement.of(millis[DEADLOCKS * 99 / 100]);
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  /** Milliseconds from the second lock's request to the error; 0 for the one that goes on. */
  private static double cross(Connection connection, long first, long second, CyclicBarrier both)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE node SET score = score + 1 WHERE id = ?")) {
      update.setLong(1, first);
      update.executeUpdate();
      both.await();
      long start = System.nanoTime();
      try {
        update.setLong(1, second);
        update.executeUpdate();
        return 0;
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState())) {
          throw e;
        }
        return (System.nanoTime() - start) / 1e6;
      } finally {
        connection.rollback();
      }
    } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
      throw new SQLException(e);
    }
  }
}
