package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has written: sorted maps that reads are merged with, and a journal of what
 * each write replaced, so that going back costs no more than what is undone. The journal is kept
 * only while there is a place to go back to. Confined to its transaction.
 */
final class WriteSet {
  /** How to undo one write. */
  private static final class Undo {
    final NamespaceWrites namespace;
    final byte[] key;
    final byte @Nullable [] before;
    final boolean absent;

    Undo(NamespaceWrites namespace, byte[] key, byte @Nullable [] before, boolean absent) {
      this.namespace = namespace;
      this.key = key;
      this.before = before;
      this.absent = absent;
    }
  }

  /** Heap use of a write beyond its bytes: map entry, journal, lock, array headers. */
  private static final int ENTRY_OVERHEAD = 180;

  private static final NavigableMap<byte[], byte @Nullable []> NOTHING =
      Collections.unmodifiableNavigableMap(new TreeMap<>(Keys.ORDER));

  private final Map<Integer, NamespaceWrites> namespaces = new HashMap<>();
  private final List<Undo> journal = new ArrayList<>();
  private final long maximumHeapBytes;
  private int marks;
  private long entries;
  private long bytes;

  WriteSet(long maximumHeapBytes) {
    this.maximumHeapBytes = maximumHeapBytes;
  }

  /** Null when the namespace was never written. */
  @Nullable NamespaceWrites find(int namespace) {
    return entries == 0 ? null : namespaces.get(namespace);
  }

  NavigableMap<byte[], byte @Nullable []> view(int namespace) {
    NamespaceWrites found = namespaces.get(namespace);
    return found == null ? NOTHING : found.view();
  }

  void write(int namespace, byte[] key, byte @Nullable [] value) {
    NamespaceWrites writes = namespaces.computeIfAbsent(namespace, n -> new NamespaceWrites());
    int size = writes.size();
    byte @Nullable [] before = writes.set(key, value);
    boolean absent = writes.size() > size;
    if (absent) {
      entries++;
      bytes += key.length + 16;
    }
    bytes += length(value) - length(before);
    if (marks > 0) {
      journal.add(new Undo(writes, key, before, absent));
    }
    if (bytes + entries * ENTRY_OVERHEAD > maximumHeapBytes) {
      throw new QuiverException(
              ErrorCode.LIMIT_EXCEEDED,
              "the transaction has written "
                  + entries
                  + " entries, which take more than the limit of "
                  + (maximumHeapBytes >> 20)
                  + " MiB of memory")
          .withHint("Commit more often, or give the process more heap.");
    }
  }

  private static int length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  /** Begins to keep the journal from here on; returns the place to go back to. */
  int mark() {
    marks++;
    return journal.size();
  }

  /** One place fewer to go back to. */
  void unmark() {
    marks--;
    if (marks == 0) {
      journal.clear();
    }
  }

  void rollbackTo(int place) {
    for (int i = journal.size() - 1; i >= place; i--) {
      Undo undo = journal.remove(i);
      bytes += length(undo.before) - length(undo.namespace.get(undo.key));
      if (undo.absent) {
        undo.namespace.forget(undo.key);
        entries--;
        bytes -= undo.key.length + 16;
      } else {
        undo.namespace.set(undo.key, undo.before);
      }
    }
  }

  boolean isEmpty() {
    return entries == 0;
  }

  long entries() {
    return entries;
  }

  long bytes() {
    return bytes;
  }

  /** The writes for the commit; nothing may be written afterwards. */
  WriteBatch batch() {
    SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> all = new TreeMap<>();
    namespaces.forEach(
        (namespace, writes) -> {
          if (!writes.isEmpty()) {
            all.put(namespace, writes.all());
          }
        });
    return WriteBatch.of(all, bytes, entries);
  }
}
