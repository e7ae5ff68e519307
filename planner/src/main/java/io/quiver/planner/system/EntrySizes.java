package io.quiver.planner.system;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes of the entries of a namespace: counted when they are few, else told from samples at places
 * that are spread evenly between the first key and the last. Keys and values as they are, before
 * the store packs them into pages.
 */
final class EntrySizes {
  /** As many entries are counted one by one. */
  private static final int COUNTED_MAX = 2_000;

  private static final int PLACES = 16;
  private static final int ENTRIES_AT_A_PLACE = 32;

  private final Transaction transaction;
  private final int namespace;
  private long sampledBytes;
  private long sampledEntries;

  private EntrySizes(Transaction transaction, int namespace) {
    this.transaction = transaction;
    this.namespace = namespace;
  }

  /** The bytes of all entries, about. */
  static long estimate(Transaction transaction, int namespace) {
    EntrySizes sizes = new EntrySizes(transaction, namespace);
    if (sizes.read(KeyRange.ALL, COUNTED_MAX)) {
      return sizes.sampledBytes;
    }
    // The first entries are not like the others.
    sizes.sampledBytes = 0;
    sizes.sampledEntries = 0;
    sizes.read(KeyRange.ALL, ENTRIES_AT_A_PLACE);
    byte[] first = sizes.edge(Direction.FORWARD);
    byte[] last = sizes.edge(Direction.BACKWARD);
    for (int place = 1; place < PLACES; place++) {
      sizes.read(KeyRange.of(between(first, last, place), null), ENTRIES_AT_A_PLACE);
    }
    double each = (double) sizes.sampledBytes / sizes.sampledEntries;
    return Math.round(each * transaction.estimateCount(namespace, KeyRange.ALL));
  }

  /** Reads so many entries at most; whether there were no more. */
  private boolean read(KeyRange range, int most) {
    try (KeyValueCursor cursor = transaction.scan(namespace, range, Direction.FORWARD)) {
      for (int i = 0; i < most; i++) {
        if (!cursor.next()) {
          return true;
        }
        sampledBytes += cursor.key().length + cursor.value().length;
        sampledEntries++;
      }
      return !cursor.next();
    }
  }

  private byte[] edge(Direction direction) {
    try (KeyValueCursor cursor = transaction.scan(namespace, KeyRange.ALL, direction)) {
      return cursor.next() ? cursor.key() : new byte[0];
    }
  }

  /** A key that lies so many sixteenths of the way between two, by the bytes where they part. */
  private static byte[] between(byte[] first, byte[] last, int place) {
    int common = Math.max(0, Arrays.mismatch(first, last));
    double from = number(first, common);
    double to = number(last, common);
    byte[] key = Arrays.copyOf(first, common + Long.BYTES);
    double middle = from + (to - from) * place / PLACES;
    ByteBuffer.wrap(key).putLong(common, (long) middle << 1);
    return key;
  }

  /** The next 63 bits as a number. */
  private static double number(byte[] key, int from) {
    byte[] next = Arrays.copyOf(Arrays.copyOfRange(key, from, from + Long.BYTES), Long.BYTES);
    return ByteBuffer.wrap(next).getLong() >>> 1;
  }
}
