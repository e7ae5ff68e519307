package io.quiver.planner.graph;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** A variable inside a quantifier of a searched path, in the query around the search. */
record OutputGroup(SearchPath path, SearchStep step) implements GroupBinding {
  @Override
  public SqlNode aggregate(SqlCall call) {
    return path.aggregate(step, call);
  }

  @Override
  public Object repetition() {
    return step;
  }
}
