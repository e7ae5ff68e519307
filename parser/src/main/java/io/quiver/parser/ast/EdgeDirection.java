package io.quiver.parser.ast;

/** The direction in which an edge is walked. */
public enum EdgeDirection {
  /** From its source: {@code -[ ]->}. */
  RIGHT("-[", "]->"),
  /** From its destination: {@code <-[ ]-}. */
  LEFT("<-[", "]-"),
  /** Either way: {@code -[ ]-}. */
  ANY("-[", "]-"),
  /** Either way: {@code <-[ ]->}. */
  LEFT_OR_RIGHT("<-[", "]->");

  private final String open;
  private final String close;

  EdgeDirection(String open, String close) {
    this.open = open;
    this.close = close;
  }

  String open() {
    return open;
  }

  String close() {
    return close;
  }
}
