package io.quiver.planner.session;

/** What executing a statement gives. */
public enum StatementKind {
  /** Rows. */
  QUERY,
  /** A number of changed rows, with rows too when it has RETURNING. */
  CHANGE,
  /** Nothing: definitions, transaction control, settings. */
  COMMAND,
  /** A procedure: one row with its out parameters, or nothing when it has none. */
  CALL
}
