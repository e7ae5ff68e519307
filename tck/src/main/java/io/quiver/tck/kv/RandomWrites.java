package io.quiver.tck.kv;

import io.quiver.storage.kv.WriteBatch;
import java.util.Random;

/** Random batches over a small set of keys, so that writes meet; repeatable by seed. */
public final class RandomWrites {
  private final Random random;
  private final int namespaces;
  private final int keys;
  private final int longestValue;

  public RandomWrites(Random random, int namespaces, int keys, int longestValue) {
    this.random = random;
    this.namespaces = namespaces;
    this.keys = keys;
    this.longestValue = longestValue;
  }

  public WriteBatch batch(int entries) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < entries; i++) {
      int namespace = namespace();
      if (random.nextInt(4) == 0) {
        batch.remove(namespace, key());
      } else {
        byte[] value = new byte[random.nextInt(longestValue + 1)];
        random.nextBytes(value);
        batch.put(namespace, key(), value);
      }
    }
    return batch;
  }

  public int namespace() {
    return 1 + random.nextInt(namespaces);
  }

  /** A key of 0 to 6 bytes, sometimes the prefix of another, with high bytes among them. */
  public byte[] key() {
    int number = random.nextInt(keys);
    byte[] key = new byte[number % 7];
    new Random(number).nextBytes(key);
    return key;
  }
}
