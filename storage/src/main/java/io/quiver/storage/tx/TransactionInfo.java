package io.quiver.storage.tx;

import java.time.Instant;
import java.util.List;

/**
 * A row about one open transaction; the numbers are of about now.
 *
 * @param blockedBy ids of the transactions whose locks it waits for; empty: it does not wait
 */
public record TransactionInfo(
    long id,
    IsolationLevel isolation,
    boolean readOnly,
    Instant since,
    long writes,
    int locks,
    List<Long> blockedBy) {
  public TransactionInfo {
    blockedBy = List.copyOf(blockedBy);
  }
}
