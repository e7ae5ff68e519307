package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.LargeWrites;
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
 * only while there is a place to go back to. What takes more than a limit goes to {@link Spills}.
 * Confined to its transaction.
 */
final class WriteSet {
  /** How to undo one write to memory. */
  static final class Undo {
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

    void run() {
      if (absent) {
        namespace.forget(key);
      } else {
        byte[] unused = namespace.set(key, before);
      }
    }
  }

  /** A place to go back to. */
  static final class Mark {
    int journal;

    /** How many layers lay below memory. */
    int layers;

    Mark(int journal, int layers) {
      this.journal = journal;
      this.layers = layers;
    }
  }

  /** Heap use of a write beyond its bytes: map entry, journal, array headers. */
  static final int ENTRY_OVERHEAD = 180;

  private static final int UNDO_OVERHEAD = 60;

  private static final NavigableMap<byte[], byte @Nullable []> NOTHING =
      Collections.unmodifiableNavigableMap(new TreeMap<>(Keys.ORDER));

  private final Map<Integer, NamespaceWrites> namespaces = new HashMap<>();
  private final List<Undo> journal = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final SpillOptions options;
  private @Nullable Spills spills;

  // Of what is in memory.
  private long entries;
  private long bytes;
  private long overwrittenBytes;

  WriteSet(SpillOptions options) {
    this.options = options;
  }

  /** Null when the namespace was never written. */
  @Nullable NamespaceWrites find(int namespace) {
    return namespaces.isEmpty() ? null : namespaces.get(namespace);
  }

  /** Only of a namespace that is not spilled. */
  NavigableMap<byte[], byte @Nullable []> view(int namespace) {
    NamespaceWrites found = namespaces.get(namespace);
    if (found == null) {
      return NOTHING;
    }
    if (found.isSpilled()) {
      throw QuiverException.bug("writes to namespace " + namespace + " are not in memory");
    }
    return found.view();
  }

  void write(int namespace, byte[] key, byte @Nullable [] value) {
    NamespaceWrites writes =
        namespaces.computeIfAbsent(namespace, n -> new NamespaceWrites(options.mayLeave(n)));
    int size = writes.size();
    byte @Nullable [] before = writes.set(key, value);
    boolean absent = writes.size() > size;
    if (absent) {
      entries++;
      bytes += key.length + 16;
    }
    bytes += length(value) - length(before);
    if (!marks.isEmpty()) {
      journal.add(new Undo(writes, key, before, absent));
      overwrittenBytes += absent ? 0 : UNDO_OVERHEAD + length(before);
    }
    if (heapBytes() > options.heapBytes()) {
      makeRoom();
    }
  }

  private long heapBytes() {
    return bytes + overwrittenBytes + entries * ENTRY_OVERHEAD;
  }

  private void makeRoom() {
    if (options.files() != null) {
      Spills to = spills;
      if (to == null) {
        to = new Spills(options.files());
        spills = to;
      }
      to.spill(namespaces, journal, marks);
      count();
    }
    if (heapBytes() > options.heapBytes()) {
      throw new QuiverException(
              ErrorCode.LIMIT_EXCEEDED,
              "the transaction has written "
                  + entries
                  + " entries, which take more than the limit of "
                  + (options.heapBytes() >> 20)
                  + " MiB of memory")
          .withHint("Commit more often, or give the process more heap.");
    }
  }

  private void count() {
    entries = 0;
    bytes = 0;
    overwrittenBytes = 0;
    for (NamespaceWrites writes : namespaces.values()) {
      entries += writes.size();
      for (Map.Entry<byte[], byte @Nullable []> entry : writes.view().entrySet()) {
        bytes += entry.getKey().length + 16 + length(entry.getValue());
      }
    }
    for (Undo undo : journal) {
      overwrittenBytes += undo.absent ? 0 : UNDO_OVERHEAD + length(undo.before);
    }
  }

  private static int length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  /** Begins to keep the journal from here on; returns the place to go back to. */
  Mark mark() {
    Mark mark = new Mark(journal.size(), spills == null ? 0 : spills.layers());
    marks.add(mark);
    return mark;
  }

  /** Forgets the last place. */
  void unmark() {
    marks.remove(marks.size() - 1);
    if (marks.isEmpty()) {
      journal.clear();
      overwrittenBytes = 0;
    }
  }

  void rollbackTo(Mark mark) {
    for (int i = journal.size() - 1; i >= mark.journal; i--) {
      Undo undo = journal.remove(i);
      bytes += length(undo.before) - length(undo.namespace.inMemory(undo.key));
      if (undo.absent) {
        entries--;
        bytes -= undo.key.length + 16;
      } else {
        overwrittenBytes -= UNDO_OVERHEAD + length(undo.before);
      }
      undo.run();
    }
    if (spills != null) {
      spills.forget(namespaces.values(), mark.layers);
    }
  }

  boolean isEmpty() {
    return entries == 0 && !isSpilled();
  }

  boolean isSpilled() {
    return spills != null && spills.layers() > 0;
  }

  /** About how many there are: what was written again after it left memory counts twice. */
  long entries() {
    return entries + (spills == null ? 0 : spills.entries());
  }

  /** The writes for the commit, but for {@link #large}; nothing may be written afterwards. */
  WriteBatch batch() {
    SortedMap<Integer, NavigableMap<byte[], byte @Nullable []>> all = new TreeMap<>();
    namespaces.forEach(
        (namespace, writes) -> {
          if (!writes.isEmpty() && !writes.isSpilled()) {
            all.put(namespace, writes.all());
          }
        });
    return WriteBatch.of(all, bytes, entries);
  }

  /** The writes to namespaces that do not fit into memory. */
  LargeWrites large() {
    return new SpilledWrites(namespaces);
  }

  /** Removes the files; nothing can be read afterwards. */
  void close() {
    if (spills != null) {
      spills.close();
    }
  }
}
