package io.quiver.shell;

import java.io.PrintStream;

/** A line that grows while work goes on: name, bar, count. */
final class Progress {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private String name = "";
  private int total;
  private int done;
  private int shown;

  Progress(PrintStream out) {
    this.out = out;
  }

  void start(String newName, int newTotal) {
    name = newName;
    total = newTotal;
    done = 0;
    shown = 0;
    out.printf("%12s ", name);
  }

  void step() {
    done++;
    int wanted = (int) ((long) done * WIDTH / Math.max(total, 1));
    while (shown < wanted) {
      out.print("█");
      shown++;
    }
    out.flush();
  }

  void finish() {
    while (shown < WIDTH) {
      out.print("█");
      shown++;
    }
    out.printf(" %,d%n", done);
  }
}
