package io.quiver.storage.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds the versions of a key by its hash: what makes a point read, and above all a miss, cheap
 * beside the ordered map. Open addressing, at most half full, nothing is ever removed. One thread
 * at a time adds; readers need no lock and find everything that was added before their snapshot was
 * published.
 */
final class KeyIndex {
  private static final int LEAST_SLOTS = 16;

  private volatile AtomicReferenceArray<@Nullable VersionChain> slots =
      new AtomicReferenceArray<>(LEAST_SLOTS);
  private int count;

  @Nullable VersionChain find(byte[] key, int hash) {
    AtomicReferenceArray<@Nullable VersionChain> table = slots;
    int mask = table.length() - 1;
    int slot = hash & mask;
    while (true) {
      VersionChain chain = table.getAcquire(slot);
      if (chain == null || (chain.hash == hash && Arrays.equals(chain.key, key))) {
        return chain;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The key must not be there yet. */
  void add(VersionChain chain) {
    if (2 * ++count > slots.length()) {
      grow();
    }
    place(slots, chain);
  }

  int size() {
    return count;
  }

  private void grow() {
    AtomicReferenceArray<@Nullable VersionChain> old = slots;
    AtomicReferenceArray<@Nullable VersionChain> larger =
        new AtomicReferenceArray<>(2 * old.length());
    for (int i = 0; i < old.length(); i++) {
      VersionChain chain = old.getPlain(i);
      if (chain != null) {
        place(larger, chain);
      }
    }
    slots = larger;
  }

  private static void place(
      AtomicReferenceArray<@Nullable VersionChain> table, VersionChain chain) {
    int mask = table.length() - 1;
    int slot = chain.hash & mask;
    while (table.getPlain(slot) != null) {
      slot = (slot + 1) & mask;
    }
    table.setRelease(slot, chain);
  }
}
