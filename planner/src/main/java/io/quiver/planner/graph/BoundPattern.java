package io.quiver.planner.graph;

import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A fixed pattern as part of a query. */
interface BoundPattern {
  /** Makes the named elements known. */
  void bind(Scope scope);

  /** Table references; complete when all names have been resolved. */
  List<SqlNode> from();

  /** Conditions that hold the pattern together. */
  List<SqlNode> where();
}
