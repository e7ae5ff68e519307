package io.quiver.storage.tx;

import java.time.Instant;

/**
 * A row about one prepared transaction, which waits for its outcome to be told.
 *
 * @param id of the transaction, in this run of the database
 * @param name what its coordinator calls it
 * @param since when it was prepared
 */
public record PreparedInfo(long id, String name, Instant since, int locks) {}
