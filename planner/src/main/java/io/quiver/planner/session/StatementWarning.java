package io.quiver.planner.session;

/**
 * Something about a statement that was carried out, but perhaps not as its author thinks.
 *
 * @param sqlState of class 01
 * @param message plain words
 */
public record StatementWarning(String sqlState, String message) {
  /** Nothing more is known of it. */
  public static final String GENERAL = "01000";

  /** A text or binary value lost its end. */
  public static final String TRUNCATION = "01004";

  /** Values are compared as another type than one of the sides has. */
  public static final String IMPLICIT_CAST = "01Q01";

  /** There is an index, but the plan does without. */
  public static final String INDEX_NOT_USED = "01Q02";

  /** An implicit conversion that may surprise. */
  public static StatementWarning implicitCast(String message) {
    return new StatementWarning(IMPLICIT_CAST, message);
  }

  /** An index that does not serve what looks as if it were asked of it. */
  public static StatementWarning indexNotUsed(String message) {
    return new StatementWarning(INDEX_NOT_USED, message);
  }
}
