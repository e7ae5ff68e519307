package io.quiver.planner.validate;

import io.quiver.parser.QuiverConformance;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The parser's conformance, stricter where a query would mean something that nobody wrote. */
final class ValidationConformance extends SqlDelegatingConformance {
  static final ValidationConformance INSTANCE = new ValidationConformance();

  private ValidationConformance() {
    super(QuiverConformance.INSTANCE);
  }

  /** An alias of the select list is no column of the select list. */
  @Override
  public SelectAliasLookup isSelectAlias() {
    return SelectAliasLookup.UNSUPPORTED;
  }

  /** A column that is neither grouped nor aggregated is an error. */
  @Override
  public boolean isNonStrictGroupBy() {
    return false;
  }
}
