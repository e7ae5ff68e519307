package io.quiver.planner.system;

import io.quiver.storage.tx.PreparedInfo;
import io.quiver.storage.tx.TransactionInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transactions that are open at the moment, the reading one included. */
final class TransactionViews {
  static final SystemView TRANSACTIONS =
      SystemView.sys(
          "TRANSACTIONS",
          "TRANSACTION_ID long, ISOLATION_LEVEL, IS_READ_ONLY, STARTED_AT timestamp,"
              + " WRITE_COUNT long, LOCK_COUNT int, IS_CURRENT, BLOCKED_BY",
          TransactionViews::transactions);

  static final SystemView PREPARED_TRANSACTIONS =
      SystemView.sys(
          "PREPARED_TRANSACTIONS",
          "TRANSACTION_ID long, TRANSACTION_NAME, PREPARED_AT timestamp, LOCK_COUNT int",
          TransactionViews::prepared);

  private TransactionViews() {}

  /** Those that wait for their coordinator. */
  private static void prepared(Reading reading, SystemRows rows) {
    for (PreparedInfo info : reading.database().transactions().prepared()) {
      rows.add(
          info.id(),
          info.name(),
          ChronoUnit.MICROS.between(Instant.EPOCH, info.since()),
          info.locks());
    }
  }

  /** Ids of those whose locks it waits for; NULL when it does not wait. */
  private static @Nullable String blockers(TransactionInfo info) {
    return info.blockedBy().isEmpty()
        ? null
        : info.blockedBy().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void transactions(Reading reading, SystemRows rows) {
    for (TransactionInfo info : reading.database().transactions().open()) {
      rows.add(
          info.id(),
          info.isolation().name().replace('_', ' '),
          info.readOnly(),
          ChronoUnit.MICROS.between(Instant.EPOCH, info.since()),
          info.writes(),
          info.locks(),
          info.id() == reading.transaction().id(),
          blockers(info));
    }
  }
}
