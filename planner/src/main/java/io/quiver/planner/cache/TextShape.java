package io.quiver.planner.cache;

import java.util.List;

/**
 * A statement's text with its literals taken out.
 *
 * @param skeleton the text with a mark of the kind in each literal's place
 * @param literals the literals in order
 */
public record TextShape(String skeleton, List<Literal> literals) {
  public TextShape {
    literals = List.copyOf(literals);
  }

  /**
   * A literal of the text.
   *
   * @param start where it begins in the text
   * @param end behind its last character
   * @param kind what it is
   * @param text its characters; of a string without quotes, doubled quotes undone
   */
  public record Literal(int start, int end, Kind kind, String text) {}

  /** The kinds of literals that may become parameters. */
  public enum Kind {
    INTEGER,
    BIGINT,
    DECIMAL,
    STRING
  }
}
