package io.quiver.planner.optimize;

import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * A condition that an index can serve: a column compared with values that need no row.
 *
 * @param ordinal the column, in the scan's fields
 * @param values EQUAL: one; IN: any number; FROM, TO: one; IS_NULL: none
 * @param inclusive FROM, TO: whether the value itself belongs to the range
 * @param source the condition that it comes from
 * @param exact whether the source holds exactly where this holds; else it must be checked again
 */
record KeyTerm(
    int ordinal,
    Kind kind,
    List<RexNode> values,
    boolean inclusive,
    RexNode source,
    boolean exact) {
  /** How the column is bound. */
  enum Kind {
    EQUAL,
    IN,
    FROM,
    TO,
    IS_NULL
  }

  KeyTerm {
    values = List.copyOf(values);
  }

  RexNode value() {
    return values.get(0);
  }
}
