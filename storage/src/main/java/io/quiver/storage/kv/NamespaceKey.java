package io.quiver.storage.kv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key together with its namespace, usable in hash maps. */
public final class NamespaceKey implements Comparable<NamespaceKey> {
  private final int namespace;
  private final byte[] key;

  public NamespaceKey(int namespace, byte[] key) {
    this.namespace = namespace;
    this.key = key;
  }

  public int namespace() {
    return namespace;
  }

  public byte[] key() {
    return key;
  }

  @Override
  public int compareTo(NamespaceKey other) {
    int order = Integer.compare(namespace, other.namespace);
    return order != 0 ? order : Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamespaceKey that
        && namespace == that.namespace
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return 31 * Keys.hash(key) + namespace;
  }
}
