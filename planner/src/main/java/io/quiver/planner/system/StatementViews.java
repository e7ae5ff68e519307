package io.quiver.planner.system;

/** What statements have cost since the database was opened, or since RESET STATEMENTS. */
final class StatementViews {
  static final SystemView STATEMENTS =
      SystemView.sys(
          "STATEMENTS",
          "STATEMENT, EXECUTION_COUNT long, ERROR_COUNT long, ROW_COUNT long, TOTAL_MILLIS double,"
              + " MEAN_MILLIS double, MAX_MILLIS double, FIRST_SEEN_AT timestamp",
          StatementViews::statements);

  static final SystemView PLAN_CACHE =
      SystemView.sys(
          "PLAN_CACHE",
          "PLANNED_COUNT long, TEXT_HIT_COUNT long, SHAPE_HIT_COUNT long",
          StatementViews::planCache);

  private static final double NANOS = 1e6;

  private StatementViews() {}

  private static void statements(Reading reading, SystemRows rows) {
    for (StatementLog.Totals totals : StatementLog.of(reading.database()).all()) {
      long count = totals.executions.sum();
      double total = totals.nanos.sum() / NANOS;
      rows.add(
          totals.text,
          count,
          totals.errors.sum(),
          totals.rows.sum(),
          total,
          count == 0 ? 0.0 : total / count,
          totals.maxNanos / NANOS,
          totals.firstMicros);
    }
  }

  private static void planCache(Reading reading, SystemRows rows) {
    PlanCounts counts = PlanCounts.of(reading.database());
    rows.add(counts.plannings().sum(), counts.textHits().sum(), counts.shapeHits().sum());
  }
}
