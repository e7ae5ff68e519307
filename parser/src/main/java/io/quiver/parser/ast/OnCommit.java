package io.quiver.parser.ast;

/** What becomes of a temporary table's rows when a transaction commits. */
public enum OnCommit {
  PRESERVE_ROWS,
  DELETE_ROWS,
  /** The table itself goes. */
  DROP
}
