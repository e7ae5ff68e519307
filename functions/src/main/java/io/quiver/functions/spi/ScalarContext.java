package io.quiver.functions.spi;

import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** The surroundings that a scalar function may ask for. */
public interface ScalarContext {
  /** Microseconds since the epoch, the same during one transaction: CURRENT_TIMESTAMP. */
  long transactionMicros();

  /** The session's time zone. */
  ZoneId zone();

  RandomGenerator random();

  /** What the session is in: SCHEMA, CATALOG, USER and so on, by upper-case name. */
  String sessionValue(String name);

  /** An explicit cast has cut off more than blanks or zeros; who wants to tell the user listens. */
  default void truncated(DataType to) {
    // Nobody is there to be told.
  }
}
