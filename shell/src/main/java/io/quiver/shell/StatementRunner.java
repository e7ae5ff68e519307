package io.quiver.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import sqlline.DispatchCallback;

/** Runs a statement; one that takes more than two seconds shows that it is at work. */
final class StatementRunner {
  static final long PATIENCE_MILLIS = 2_000;
  private static final long STEP_MILLIS = 500;

  private final PrintStream screen;
  private final long patienceMillis;
  private boolean progress;

  StatementRunner(PrintStream screen) {
    this(screen, PATIENCE_MILLIS);
  }

  StatementRunner(PrintStream screen, long patienceMillis) {
    this.screen = screen;
    this.patienceMillis = patienceMillis;
  }

  /** The same on another screen. */
  StatementRunner on(PrintStream other) {
    StatementRunner runner = new StatementRunner(other, patienceMillis);
    runner.progress = progress;
    return runner;
  }

  void progressOn(boolean on) {
    progress = on;
  }

  /** Whether there are rows. */
  boolean run(Statement statement, String sql, @Nullable DispatchCallback callback)
      throws SQLException {
    Running running = start(statement, callback);
    try {
      return statement.execute(sql);
    } finally {
      running.close();
    }
  }

  /** To be closed when the statement is at its end. */
  Running start(Statement statement, @Nullable DispatchCallback callback) throws SQLException {
    if (callback != null) {
      callback.trackSqlQuery(statement); // Ctrl-C cancels it
    }
    return new Running(progress, callback);
  }

  /** A statement at work, until its first row is shown. */
  final class Running implements AutoCloseable {
    private final Bar bar = new Bar();
    private final @Nullable Timer clock;
    private final @Nullable DispatchCallback callback;

    private Running(boolean shown, @Nullable DispatchCallback callback) {
      this.callback = callback;
      clock = shown ? new Timer("quiver-progress", true) : null;
      if (clock != null) {
        clock.schedule(bar, patienceMillis, STEP_MILLIS);
      }
    }

    /** What is written there ends the bar. */
    PrintStream before(PrintStream stream) {
      if (clock == null) {
        return stream;
      }
      OutputStream ending =
          new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              end();
              out.write(bytes, from, length);
            }
          };
      return new PrintStream(ending, true, StandardCharsets.UTF_8);
    }

    private void end() {
      if (clock != null) {
        clock.cancel();
      }
      bar.erase();
    }

    /** Nothing is left that Ctrl-C could end. */
    @Override
    public void close() {
      end();
      if (callback != null) {
        callback.trackSqlQuery(null);
      }
    }
  }

  static void warnings(Statement statement, PrintStream screen) throws SQLException {
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      screen.println("WARNING " + warning.getSQLState() + ": " + warning.getMessage());
    }
  }

  /** How much is left is not known, so the bar moves to and fro beside the time that has passed. */
  private final class Bar extends TimerTask {
    private static final int WIDTH = 20;
    private static final int BLOCK = 5;
    private int steps;
    private boolean ended;

    @Override
    public synchronized void run() {
      if (ended) {
        return;
      }
      int room = WIDTH - BLOCK;
      int place = steps % (2 * room);
      place = place > room ? 2 * room - place : place;
      long seconds = (patienceMillis + steps * STEP_MILLIS) / 1000;
      screen.print(
          "\r["
              + " ".repeat(place)
              + "█".repeat(BLOCK)
              + " ".repeat(room - place)
              + "] "
              + seconds
              + " s, Ctrl-C ends it");
      screen.flush();
      steps++;
    }

    synchronized void erase() {
      if (steps > 0 && !ended) {
        screen.print("\r" + " ".repeat(WIDTH + 30) + "\r");
        screen.flush();
      }
      ended = true;
    }
  }
}
