package io.quiver.storage.log;

/**
 * One record of the log. The payload is not copied: never modify it.
 *
 * @param timestamp one more than that of the record before, except that CHUNK and END repeat their
 *     BEGIN's
 * @param wallMicros microseconds since 1970, for people
 * @param transactionId 0 when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // confined to the way from the log to its readers
public record LogRecord(
    RecordKind kind, long timestamp, long wallMicros, long transactionId, byte[] payload) {}
