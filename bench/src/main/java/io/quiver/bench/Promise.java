package io.quiver.bench;

import java.util.Locale;

/** What is promised about a figure. */
sealed interface Promise {
  /** Nothing: the figure is printed for comparison. */
  record None() implements Promise {}

  /** Quiver's rate is at least so many times the named peer's, or the fastest one's. */
  record AtLeastTimes(double factor, Peer... against) implements Promise {}

  /** Quiver's number is at most this. */
  record AtMost(double limit) implements Promise {}

  /** Quiver's number is at least this. */
  record AtLeast(double limit) implements Promise {}

  /** Whether the medians keep it; {@code best} is 0 where no peer was measured. */
  default boolean isKept(double quiver, double best) {
    return switch (this) {
      case None none -> true;
      case AtLeastTimes times -> best == 0 || quiver >= times.factor() * best;
      case AtMost most -> quiver <= most.limit();
      case AtLeast least -> quiver >= least.limit();
    };
  }

  /** For the table. */
  default String text() {
    return switch (this) {
      case None none -> "-";
      case AtLeastTimes times -> String.format(Locale.ROOT, "at least %.1fx", times.factor());
      case AtMost most -> String.format(Locale.ROOT, "at most %,.1f", most.limit());
      case AtLeast least -> String.format(Locale.ROOT, "at least %,.1f", least.limit());
    };
  }
}
