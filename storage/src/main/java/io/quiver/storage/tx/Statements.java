package io.quiver.storage.tx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs the changing statements of one transaction atomically, nested ones as part of the outermost,
 * and again when a row changed under them. Confined to its transaction.
 */
final class Statements {
  /** A statement that loses this often gives up; each time it holds at least one lock more. */
  private static final int MAXIMUM_RESTARTS = 1_000;

  private final LocalTransaction transaction;
  private final Savepoints savepoints;
  private final List<Runnable> checks = new ArrayList<>(0);
  private int depth;

  Statements(LocalTransaction transaction, Savepoints savepoints) {
    this.transaction = transaction;
    this.savepoints = savepoints;
  }

  boolean isRunning() {
    return depth > 0;
  }

  <T> T run(Supplier<T> statement) {
    for (int attempt = 0; ; attempt++) {
      if (depth == 0) {
        transaction.beginStatement();
      }
      Savepoint start = savepoints.set();
      int checksBefore = checks.size();
      depth++;
      boolean done = false;
      try {
        T result = statement.get();
        if (depth == 1) {
          runChecks();
        }
        done = true;
        return result;
      } catch (StatementRestart restart) {
        if (depth > 1) {
          throw restart; // the outermost statement has the snapshot that is too old
        }
        if (attempt >= MAXIMUM_RESTARTS) {
          throw UpdateLocks.changed();
        }
      } finally {
        depth--;
        if (transaction.isActive()) {
          if (!done) {
            savepoints.rollbackTo(start);
            checks.subList(checksBefore, checks.size()).clear();
          }
          savepoints.release(start);
        }
      }
    }
  }

  void atEnd(Runnable check) {
    if (depth == 0) {
      check.run();
    } else {
      checks.add(check);
    }
  }

  private void runChecks() {
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).run();
    }
    checks.clear();
  }
}
