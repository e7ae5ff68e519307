package io.quiver.planner.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row about one session, of about now.
 *
 * @param active whether it is inside a statement
 * @param transactionId of its open transaction or the running statement's own; null: none
 * @param statement the running or the latest statement; null: none yet
 * @param statementSince when that began
 */
public record SessionInfo(
    long id,
    Instant since,
    boolean active,
    boolean inTransaction,
    @Nullable Long transactionId,
    @Nullable String statement,
    @Nullable Instant statementSince) {}
