package io.quiver.storage.backend;

import io.quiver.storage.kv.KeyRange;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How namespaces share one ordered map.
 *
 * <pre>
 * level (1 byte), namespace (4 bytes), key
 * </pre>
 *
 * Level 0 has the entries. Level n from 1 on has an empty value for every key whose CRC32C ends in
 * 4n zero bits, about one of 16^n: counting them tells how many entries a range has. {@code FF t}
 * has the applied timestamp, {@code FF f} the format.
 */
final class FlatKeys {
  static final int LEVELS = 5;
  static final int PREFIX = 5;
  static final byte[] TIMESTAMP = {(byte) 0xFF, 't'};
  static final byte[] FORMAT = {(byte) 0xFF, 'f'};

  private FlatKeys() {}

  static byte[] of(int level, int namespace, byte[] key) {
    return ByteBuffer.allocate(PREFIX + key.length)
        .put((byte) level)
        .putInt(namespace)
        .put(key)
        .array();
  }

  static byte[] start(int level, int namespace) {
    return ByteBuffer.allocate(PREFIX).put((byte) level).putInt(namespace).array();
  }

  /** First key of the next namespace; the highest namespace is followed by an unsigned one more. */
  static byte[] end(int level, int namespace) {
    return start(level, namespace + 1);
  }

  static KeyRange range(int level, int namespace, KeyRange range) {
    byte[] from = range.from();
    byte[] to = range.to();
    return KeyRange.of(
        from == null ? start(level, namespace) : of(level, namespace, from),
        to == null ? end(level, namespace) : of(level, namespace, to));
  }

  static int namespace(byte[] flat) {
    return ByteBuffer.wrap(flat).getInt(1);
  }

  /** On how many levels beside the first a key is found. */
  static int samples(byte[] key) {
    CRC32C crc = new CRC32C();
    crc.update(key);
    int zeros = Integer.numberOfTrailingZeros((int) crc.getValue());
    return Math.min(LEVELS, zeros / 4);
  }
}
