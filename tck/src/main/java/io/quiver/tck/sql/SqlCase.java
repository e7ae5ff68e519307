package io.quiver.tck.sql;

import java.util.List;
import java.util.Map;

/**
 * One statement of a SQL test file.
 *
 * @param line where it begins, 1-based
 * @param sql its text without the final semicolon
 * @param expected lines of its outcome, as {@link SqlOutcome} renders them; empty when none was
 *     given
 * @param differs peers that are known to answer differently, each with the reason
 */
public record SqlCase(int line, String sql, List<String> expected, Map<String, String> differs) {
  public SqlCase {
    expected = List.copyOf(expected);
    differs = Map.copyOf(differs);
  }
}
