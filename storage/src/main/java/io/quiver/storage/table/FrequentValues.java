package io.quiver.storage.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The first few different texts of each column of a table: a column that has no others is decoded
 * to these objects in all leaves, so that equal values are mostly the same object. Thread-safe.
 */
final class FrequentValues {
  /** Of each column. */
  private static final int MOST = 32;

  private static final int MAX_LENGTH = 64;

  /** A column with so many other values is not worth looking. */
  private static final int MOST_MISSED = 1_000;

  private static final class Values {
    final Map<Object, Object> known = new ConcurrentHashMap<>();

    /** Counted without care for others: about right is enough. */
    int missed;
  }

  private final Map<Integer, Values> columns = new ConcurrentHashMap<>();

  /** The object that stands for all of its value; null when there is none. */
  @Nullable Object same(int ordinal, Object value) {
    if (!(value instanceof String text) || text.length() > MAX_LENGTH) {
      return null;
    }
    Values values = columns.computeIfAbsent(ordinal, column -> new Values());
    if (values.missed > MOST_MISSED) {
      return null;
    }
    Object known = values.known.get(value);
    if (known != null) {
      return known;
    }
    if (values.known.size() < MOST) {
      values.known.put(value, value);
      return value;
    }
    values.missed++;
    return null;
  }
}
