package io.quiver.storage.tx;

import io.quiver.storage.kv.Keys;

/**
 * Says of most keys that were not added that they were not (a Bloom filter of 10 bits a key and 7
 * probes: 1 in 100 slips through). Confined to its transaction.
 */
final class KeyFilter {
  private static final int BITS_PER_KEY = 10;
  private static final int PROBES = 7;

  private final long[] bits;

  KeyFilter(int keys) {
    bits = new long[(int) ((long) Math.max(keys, 1) * BITS_PER_KEY / Long.SIZE + 1)];
  }

  void add(byte[] key) {
    long hash = spread(key);
    long step = hash >>> 32 | 1;
    for (int i = 0; i < PROBES; i++) {
      int at = place(hash + i * step);
      bits[at >>> 6] |= 1L << at;
    }
  }

  boolean mayHave(byte[] key) {
    long hash = spread(key);
    long step = hash >>> 32 | 1;
    for (int i = 0; i < PROBES; i++) {
      int at = place(hash + i * step);
      if ((bits[at >>> 6] & 1L << at) == 0) {
        return false;
      }
    }
    return true;
  }

  private static long spread(byte[] key) {
    long hash = Keys.hash(key) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 29);
  }

  private int place(long hash) {
    return (int) Long.remainderUnsigned(hash, (long) bits.length * Long.SIZE);
  }
}
