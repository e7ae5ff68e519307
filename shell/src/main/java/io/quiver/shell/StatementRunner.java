package io.quiver.shell;

import java.io.PrintStream;
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

  void progressOn(boolean on) {
    progress = on;
  }

  /** Whether there are rows. */
  boolean run(Statement statement, String sql, @Nullable DispatchCallback callback)
      throws SQLException {
    if (callback != null) {
      callback.trackSqlQuery(statement); // Ctrl-C cancels it
    }
    if (!progress) {
      return statement.execute(sql);
    }
    Timer clock = new Timer("quiver-progress", true);
    Bar bar = new Bar();
    clock.schedule(bar, patienceMillis, STEP_MILLIS);
    try {
      return statement.execute(sql);
    } finally {
      clock.cancel();
      bar.erase();
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

    @Override
    public synchronized void run() {
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
      if (steps > 0) {
        screen.print("\r" + " ".repeat(WIDTH + 30) + "\r");
        screen.flush();
      }
    }
  }
}
