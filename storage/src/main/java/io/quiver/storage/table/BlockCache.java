package io.quiver.storage.table;

import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.kv.EntryBlock;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decoded columns of the leaves that scans have met, for the next scan. A leaf never changes, so
 * that what is kept is never wrong; it is forgotten when it was not used for long. When memory is
 * used up, what is there stays for a while instead of making room: a scan of more than fits finds
 * at least a part of it again. Thread-safe.
 */
final class BlockCache {
  /** Share of the heap, of a small heap, and how much at most. */
  private static final int HEAP_SHARE = 8;

  private static final int SMALL_HEAP_SHARE = 64;
  private static final long SMALL_HEAP = 256L << 20;

  private static final long MOST_BYTES = 1L << 30;

  private static final long SWEEP_NANOS = 1_000_000_000L;

  /** The blocks of a table as one definition of it reads them, and texts that many rows have. */
  private record TableBlocks(
      RowLayout layout, Map<Object, RowBlock> blocks, FrequentValues values) {}

  private final Map<Integer, TableBlocks> tables = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long capacity;
  private final AtomicLong lastSweep = new AtomicLong(System.nanoTime() - SWEEP_NANOS);

  BlockCache() {
    this(share(Runtime.getRuntime().maxMemory()));
  }

  /** A small heap is for what statements need. */
  private static long share(long heap) {
    return Math.min(MOST_BYTES, heap / (heap < SMALL_HEAP ? SMALL_HEAP_SHARE : HEAP_SHARE));
  }

  BlockCache(long capacity) {
    this.capacity = capacity;
  }

  /** Whether all these columns can be kept. */
  static boolean keeps(RowLayout layout, int[] ordinals) {
    for (int ordinal : ordinals) {
      if (ordinal >= 0 && !layout.type(ordinal).kind().staysSmall()) {
        return false;
      }
    }
    return true;
  }

  long bytes() {
    return bytes.get();
  }

  /** The rows of a leaf with at least these columns; null when they cannot be had by column. */
  @Nullable RowBlock get(int table, RowLayout layout, EntryBlock entries, int[] ordinals) {
    TableBlocks known = tables.get(table);
    if (known != null && isOf(known, layout)) {
      RowBlock found = known.blocks().get(entries.id());
      if (found != null && found.has(ordinals)) {
        found.setUsed(true);
        return found;
      }
    }
    return read(table, layout, entries, ordinals);
  }

  @SuppressWarnings("ReferenceEquality") // another instance is merely decoded again
  private static boolean isOf(TableBlocks blocks, RowLayout layout) {
    return blocks.layout() == layout;
  }

  private @Nullable RowBlock read(int table, RowLayout layout, EntryBlock entries, int[] ordinals) {
    if (bytes.get() > capacity && !sweep()) {
      BlockDecoder decoder = new BlockDecoder(entries, layout, new FrequentValues());
      RowBlock passing = new RowBlock(decoder.size(), layout.columns(), 0);
      passing.add(ordinals, decoder);
      return passing.has(ordinals) ? passing : null;
    }
    TableBlocks current = tables.get(table);
    if (current == null || !isOf(current, layout)) {
      TableBlocks fresh = new TableBlocks(layout, new ConcurrentHashMap<>(), new FrequentValues());
      drop(tables.put(table, fresh));
      current = fresh;
    }
    BlockDecoder decoder = new BlockDecoder(entries, layout, current.values());
    RowBlock block =
        current
            .blocks()
            .computeIfAbsent(
                entries.id(),
                id -> {
                  RowBlock made =
                      new RowBlock(decoder.size(), layout.columns(), entries.retainedBytes());
                  bytes.addAndGet(made.bytes());
                  return made;
                });
    bytes.addAndGet(block.add(ordinals, decoder));
    return block.has(ordinals) ? block : null;
  }

  /** Forgets what was not used since the last sweep; whether there is room now. */
  private boolean sweep() {
    long now = System.nanoTime();
    long last = lastSweep.get();
    if (now - last < SWEEP_NANOS || !lastSweep.compareAndSet(last, now)) {
      return false;
    }
    long kept = 0;
    for (TableBlocks table : tables.values()) {
      for (Iterator<RowBlock> all = table.blocks().values().iterator(); all.hasNext(); ) {
        RowBlock block = all.next();
        if (block.wasUsed()) {
          block.setUsed(false);
          kept += block.bytes();
        } else {
          all.remove();
        }
      }
    }
    bytes.set(kept);
    return kept <= capacity;
  }

  /** Forgets a table. */
  void forget(int table) {
    drop(tables.remove(table));
  }

  private void drop(@Nullable TableBlocks dropped) {
    if (dropped != null) {
      for (RowBlock block : dropped.blocks().values()) {
        bytes.addAndGet(-block.bytes());
      }
    }
  }
}
