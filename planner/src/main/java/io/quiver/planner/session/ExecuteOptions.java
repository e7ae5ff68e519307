package io.quiver.planner.session;

import java.util.List;

/**
 * How to run a statement once.
 *
 * @param maxRows deliver at most this many rows; 0: all
 * @param timeoutMillis end with STATEMENT_TIMEOUT after this; 0: the session's setting
 * @param generatedKeys what to return of inserted rows
 * @param fetchRows rows that are to come at a time from another process; 0: as many as it thinks
 *     good
 */
public record ExecuteOptions(
    long maxRows, long timeoutMillis, GeneratedKeys generatedKeys, int fetchRows) {
  public static final ExecuteOptions DEFAULT = new ExecuteOptions(0, 0, GeneratedKeys.NONE);

  public ExecuteOptions(long maxRows, long timeoutMillis, GeneratedKeys generatedKeys) {
    this(maxRows, timeoutMillis, generatedKeys, 0);
  }

  /**
   * Which columns of inserted (or changed) rows to return.
   *
   * @param wanted whether at all
   * @param columns names as stored; empty: the identity columns, or the primary key without one,
   *     and columns filled by DEFAULT
   */
  public record GeneratedKeys(boolean wanted, List<String> columns) {
    public static final GeneratedKeys NONE = new GeneratedKeys(false, List.of());
    public static final GeneratedKeys DEFAULT_COLUMNS = new GeneratedKeys(true, List.of());

    public GeneratedKeys {
      columns = List.copyOf(columns);
    }
  }
}
