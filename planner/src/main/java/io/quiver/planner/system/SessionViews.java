package io.quiver.planner.system;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who uses the database at the moment. */
final class SessionViews {
  static final SystemView SESSIONS =
      SystemView.sys(
          "SESSIONS",
          "SESSION_ID long, CONNECTED_AT timestamp, STATE, TRANSACTION_ID long, STATEMENT,"
              + " STATEMENT_STARTED_AT timestamp, IS_CURRENT",
          SessionViews::sessions);

  private SessionViews() {}

  private static void sessions(Reading reading, SystemRows rows) {
    for (SessionInfo info : OpenSessions.of(reading.database()).all()) {
      Long transaction = info.transactionId();
      rows.add(
          info.id(),
          micros(info.since()),
          state(info),
          transaction,
          info.statement(),
          micros(info.statementSince()),
          transaction != null && transaction == reading.transaction().id());
    }
  }

  private static String state(SessionInfo info) {
    if (info.active()) {
      return "ACTIVE";
    }
    return info.inTransaction() ? "IDLE IN TRANSACTION" : "IDLE";
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : (Long) ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
