package io.quiver.storage.kv;

/** One commit as the log has it: what the derived structures are made from. */
public record CommittedBatch(long timestamp, long wallMicros, WriteBatch writes) {}
