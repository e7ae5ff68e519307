package io.quiver.planner.graph;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** A variable inside a quantifier: one element for each round. */
interface GroupBinding {
  /** The value of an aggregate function over the rounds. */
  SqlNode aggregate(SqlCall call);

  /** Stands for the repetition that it belongs to: an aggregate uses variables of one only. */
  Object repetition();
}
