package io.quiver.storage.tx;

import org.jspecify.annotations.Nullable;

/** A part of the lock table: a hash table of entries. Callers synchronise on it. */
final class LockStripe {
  private static final int LEAST_BUCKETS = 16;

  private @Nullable LockEntry[] buckets = new LockEntry[LEAST_BUCKETS];
  private int count;

  LockEntry findOrAdd(int namespace, byte[] key, int hash) {
    int bucket = bucket(hash);
    for (LockEntry entry = buckets[bucket]; entry != null; entry = entry.next) {
      if (entry.hash == hash && entry.is(namespace, key)) {
        return entry;
      }
    }
    if (count >= buckets.length) {
      grow();
      bucket = bucket(hash);
    }
    LockEntry added = new LockEntry(namespace, key, hash);
    added.next = buckets[bucket];
    buckets[bucket] = added;
    count++;
    return added;
  }

  void removeIfUnused(LockEntry entry) {
    if (!entry.isUnused()) {
      return;
    }
    int bucket = bucket(entry.hash);
    LockEntry before = null;
    LockEntry at = buckets[bucket];
    while (at != null && at != entry) {
      before = at;
      at = at.next;
    }
    if (at == null) {
      return;
    }
    if (before == null) {
      buckets[bucket] = entry.next;
    } else {
      before.next = entry.next;
    }
    count--;
    if (count == 0 && buckets.length > LEAST_BUCKETS) {
      buckets = new LockEntry[LEAST_BUCKETS];
    }
  }

  private void grow() {
    @Nullable LockEntry[] old = buckets;
    buckets = new LockEntry[old.length * 2];
    for (LockEntry head : old) {
      LockEntry entry = head;
      while (entry != null) {
        LockEntry rest = entry.next;
        int bucket = bucket(entry.hash);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
        entry = rest;
      }
    }
  }

  private int bucket(int hash) {
    return (hash >>> LockTable.STRIPE_BITS) & (buckets.length - 1);
  }
}
