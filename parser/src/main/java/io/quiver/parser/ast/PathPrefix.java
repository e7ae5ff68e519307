package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of a path pattern: which of the matching paths between two ends are wanted.
 *
 * @param count k of ANY k, SHORTEST k and CHEAPEST k, a literal or a parameter; else null
 * @param mode null where nothing was written: WALK
 */
public record PathPrefix(Search search, @Nullable SqlNode count, @Nullable PathMode mode) {
  /** Which paths of each pair of ends. */
  public enum Search {
    /** Nothing was written: every path. */
    NONE(""),
    ALL("ALL"),
    ANY("ANY"),
    ANY_SHORTEST("ANY SHORTEST"),
    ALL_SHORTEST("ALL SHORTEST"),
    SHORTEST("SHORTEST"),
    /** All paths of each of the k shortest lengths. */
    SHORTEST_GROUPS("SHORTEST"),
    ANY_CHEAPEST("ANY CHEAPEST"),
    CHEAPEST("CHEAPEST");

    private final String words;

    Search(String words) {
      this.words = words;
    }
  }

  void unparse(SqlWriter writer) {
    SqlText.keywords(writer, search.words);
    if (count != null) {
      count.unparse(writer, 0, 0);
    }
    SqlText.keywords(writer, mode == null ? "" : mode.name());
    SqlText.keywords(writer, search == Search.SHORTEST_GROUPS ? "GROUPS" : "");
  }
}
