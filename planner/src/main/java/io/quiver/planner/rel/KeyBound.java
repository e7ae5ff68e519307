package io.quiver.planner.rel;

import org.apache.calcite.rex.RexNode;

/**
 * One end of a range of keys. If the value is NULL at run time the range is empty.
 *
 * @param value comparable with the column: of its type, or another of the same family (a wider
 *     integer, a longer text); a value outside the column's domain lies before or behind all rows
 */
public record KeyBound(RexNode value, boolean inclusive) {
  @Override
  public String toString() {
    return (inclusive ? "[" : "(") + value;
  }
}
