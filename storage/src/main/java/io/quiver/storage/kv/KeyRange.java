package io.quiver.storage.kv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A half-open range of keys. Immutable; the arrays handed in are not copied, never modify them. */
public final class KeyRange {
  public static final KeyRange ALL = new KeyRange(null, null);

  private final byte @Nullable [] from;
  private final byte @Nullable [] to;

  private KeyRange(byte @Nullable [] from, byte @Nullable [] to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Makes a range.
   *
   * @param from first key, inclusive; null: from the start
   * @param to end, exclusive; null: to the end
   */
  public static KeyRange of(byte @Nullable [] from, byte @Nullable [] to) {
    return new KeyRange(from, to);
  }

  public static KeyRange prefix(byte[] prefix) {
    return new KeyRange(prefix, Keys.afterPrefix(prefix));
  }

  public static KeyRange single(byte[] key) {
    return new KeyRange(key, Keys.successor(key));
  }

  /** Inclusive; null when the range has no lower end. */
  public byte @Nullable [] from() {
    return from;
  }

  /** Exclusive; null when the range has no upper end. */
  public byte @Nullable [] to() {
    return to;
  }

  public boolean contains(byte[] key) {
    return (from == null || Arrays.compareUnsigned(key, from) >= 0)
        && (to == null || Arrays.compareUnsigned(key, to) < 0);
  }

  public boolean isEmpty() {
    return from != null && to != null && Arrays.compareUnsigned(from, to) >= 0;
  }
}
