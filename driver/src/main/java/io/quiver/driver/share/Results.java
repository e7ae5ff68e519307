package io.quiver.driver.share;

/** How an answer says what a statement gave, and how a batch of rows ends. */
final class Results {
  static final int NOTHING = 0;
  static final int CHANGED = 1;
  static final int ROWS = 2;

  /** The rows go on. */
  static final int MORE = 0;

  /** These were the last. */
  static final int END = 1;

  /** An error follows, which belongs after these rows. */
  static final int ERROR = 2;

  private Results() {}
}
