package io.quiver.planner.cache;

import org.jspecify.annotations.Nullable;

/**
 * A plan with the values of the literals that its text had where the plan has parameters.
 *
 * @param liftedLiterals values of the parameters behind the text's own; empty when the plan was
 *     made for exactly this text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record CachedPlan(PlannedStatement.Planned statement, @Nullable Object[] liftedLiterals) {
  private static final @Nullable Object[] NONE = {};

  public static CachedPlan exact(PlannedStatement.Planned statement) {
    return new CachedPlan(statement, NONE);
  }
}
