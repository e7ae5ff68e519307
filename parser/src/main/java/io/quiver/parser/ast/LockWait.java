package io.quiver.parser.ast;

/** What a locking query does about rows that others hold. */
public enum LockWait {
  WAIT(""),
  NOWAIT("NOWAIT"),
  SKIP_LOCKED("SKIP LOCKED");

  private final String words;

  LockWait(String words) {
    this.words = words;
  }

  /** The wait policy as SQL writes it. */
  public String words() {
    return words;
  }
}
