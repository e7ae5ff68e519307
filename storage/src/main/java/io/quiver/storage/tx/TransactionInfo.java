package io.quiver.storage.tx;

import java.time.Instant;

/** A row about one open transaction. */
public record TransactionInfo(
    long id, IsolationLevel isolation, boolean readOnly, Instant since, long writes, int locks) {}
