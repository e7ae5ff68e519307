package io.quiver.planner.session;

import org.jspecify.annotations.Nullable;

/** What one execution gave. */
public sealed interface QueryResult {
  /** Rows of a query; close the cursor. */
  record Rows(RowCursor cursor) implements QueryResult {}

  /**
   * Changed rows.
   *
   * @param count how many
   * @param returning rows of RETURNING or of generated keys, or null
   */
  record Changed(long count, @Nullable RowCursor returning) implements QueryResult {}

  /** A command was carried out. */
  record Done() implements QueryResult {}
}
