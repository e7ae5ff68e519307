package io.quiver.storage.log;

import org.jspecify.annotations.Nullable;

/**
 * Reads records in order. A large commit is delivered (BEGIN, CHUNK, ..., END) only when it is
 * complete. Confined to one thread. Works while the log is being written: reading goes as far as
 * the log was durable (RELAXED: written) at the time of the call.
 */
public interface LogReader extends AutoCloseable {
  /** The next record, or null at the present end; a later call may find more. */
  @Nullable LogRecord next();

  @Override
  void close();
}
