package io.quiver.tck.isolation;

/** How a history of two or three transactions ended. */
public enum Outcome {
  /** Something was seen or lost that no order of the transactions explains. */
  ANOMALY('A'),
  /** Somebody had to wait, and nothing went wrong. */
  BLOCKED('b'),
  /** Somebody was refused, and nothing went wrong. */
  REFUSED('e'),
  OK('.');

  private final char letter;

  Outcome(char letter) {
    this.letter = letter;
  }

  static Outcome of(char letter) {
    for (Outcome outcome : values()) {
      if (outcome.letter == letter) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome " + letter);
  }
}
