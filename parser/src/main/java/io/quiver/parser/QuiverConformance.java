package io.quiver.parser;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Which of the standard's limits Quiver keeps: those of Calcite's BABEL, except that rows may be
 * written as ROW(..) and that {@code a:b} is no field access (the colon belongs to graph patterns).
 */
public final class QuiverConformance extends SqlDelegatingConformance {
  /** The one instance; parser and validator must agree. */
  public static final SqlConformance INSTANCE = new QuiverConformance();

  private QuiverConformance() {
    super(SqlConformanceEnum.BABEL);
  }

  @Override
  public boolean allowExplicitRowValueConstructor() {
    return true;
  }

  @Override
  public boolean isColonFieldAccessAllowed() {
    return false;
  }
}
