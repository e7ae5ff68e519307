package io.quiver.tck.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of a file of SQL logic tests. */
sealed interface LogicRecord {
  String sql();

  /** Where it begins in its file. */
  int line();

  /** Something that must succeed, or fail. */
  record Statement(String sql, int line, boolean fails) implements LogicRecord {}

  /**
   * A query.
   *
   * @param types a letter for each column: I, R or T
   * @param sort nosort, rowsort or valuesort
   * @param label queries of a file with the same label have the same result
   * @param values the expected values, or null when only their hash is known
   * @param count how many values are expected
   * @param hash MD5 of the values, or null when they are listed
   */
  record Query(
      String sql,
      int line,
      String types,
      String sort,
      @Nullable String label,
      @Nullable List<String> values,
      int count,
      @Nullable String hash)
      implements LogicRecord {}
}
