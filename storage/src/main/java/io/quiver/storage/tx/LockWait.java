package io.quiver.storage.tx;

import java.time.Instant;

/**
 * A row about one transaction that waits for a lock, once for each other that is in its way.
 *
 * @param waiting id of the transaction that waits
 * @param blocking id of the one that holds the lock or asked for it earlier
 * @param place what it wants to lock
 */
public record LockWait(
    long waiting, long blocking, LockMode mode, Instant since, LockedPlace place) {}
