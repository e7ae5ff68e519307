package io.quiver.backend.lmdb;

import io.quiver.storage.backend.SortedView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.Env;
import org.lmdbjava.GetOp;
import org.lmdbjava.LmdbException;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/** Read transactions of one state: one would let only one thread read at a time. */
final class LmdbView implements SortedView {
  private static final int STRIPES = 4;

  private final Dbi<byte[]> entries;
  private final int limit;
  private final String description;
  private final List<Txn<byte[]>> transactions = new ArrayList<>(STRIPES);

  LmdbView(Env<byte[]> environment, Dbi<byte[]> entries, int limit, String description) {
    this.entries = entries;
    this.limit = limit;
    this.description = description;
    boolean complete = false;
    try {
      for (int i = 0; i < STRIPES; i++) {
        transactions.add(environment.txnRead());
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private Txn<byte[]> mine() {
    return transactions.get((int) (Thread.currentThread().threadId() % STRIPES));
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Txn<byte[]> transaction = mine();
    synchronized (transaction) {
      try {
        if (key.length < limit) {
          return entries.get(transaction, key);
        }
        byte[] record = LongKeys.recordKey(key, limit);
        byte[] value = entries.get(transaction, record);
        return value == null ? null : LongKeys.read(record, value).get(key);
      } catch (LmdbException e) {
        throw LmdbErrors.translate(e, description);
      }
    }
  }

  @Override
  public List<Entry> page(KeyRange range, Direction direction, int wanted) {
    List<Entry> page = new ArrayList<>();
    Txn<byte[]> transaction = mine();
    synchronized (transaction) {
      try (Cursor<byte[]> cursor = entries.openCursor(transaction)) {
        long bytes = 0;
        boolean forward = direction == Direction.FORWARD;
        boolean found = forward ? first(cursor, range.from()) : last(cursor, range.to());
        while (found && page.size() < wanted && bytes < PAGE_BYTES) {
          byte[] key = cursor.key();
          if (isBeyond(key, range, forward)) {
            break;
          }
          byte[] value = cursor.val();
          bytes += value.length;
          add(page, key, value, range, forward);
          found = forward ? cursor.next() : cursor.prev();
        }
      } catch (LmdbException e) {
        throw LmdbErrors.translate(e, description);
      }
    }
    return page;
  }

  /** Whether no entry of this record or of later ones can be in the range. */
  private static boolean isBeyond(byte[] record, KeyRange range, boolean forward) {
    byte[] end = forward ? range.to() : range.from();
    if (end == null) {
      return false;
    }
    if (forward) {
      return Arrays.compareUnsigned(record, end) >= 0;
    }
    // The record of a bound that is longer sorts before it and may have entries behind it.
    byte[] least = Arrays.copyOf(end, Math.min(end.length, record.length));
    return Arrays.compareUnsigned(record, least) < 0;
  }

  private void add(List<Entry> page, byte[] record, byte[] value, KeyRange range, boolean forward) {
    if (record.length < limit) {
      if (range.contains(record)) {
        page.add(new Entry(record, value));
      }
      return;
    }
    List<Entry> all = LongKeys.list(LongKeys.read(record, value));
    if (!forward) {
      Collections.reverse(all);
    }
    for (Entry entry : all) {
      if (range.contains(entry.key())) {
        page.add(entry);
      }
    }
  }

  /** The first record that may have an entry from a key on. */
  private boolean first(Cursor<byte[]> cursor, byte @Nullable [] from) {
    byte[] start = from == null || from.length == 0 ? new byte[] {0} : shortened(from);
    return cursor.get(start, GetOp.MDB_SET_RANGE);
  }

  /** The last record that may have an entry before a key. */
  private boolean last(Cursor<byte[]> cursor, byte @Nullable [] to) {
    if (to == null) {
      return cursor.seek(SeekOp.MDB_LAST);
    }
    byte[] end = shortened(to);
    if (end.length == 0 || !cursor.get(end, GetOp.MDB_SET_RANGE)) {
      return cursor.seek(SeekOp.MDB_LAST);
    }
    boolean within = to.length >= limit && Keys.ORDER.compare(cursor.key(), end) == 0;
    return within || cursor.prev();
  }

  private byte[] shortened(byte[] key) {
    return key.length < limit ? key : Arrays.copyOf(key, limit);
  }

  @Override
  public void close() {
    for (Txn<byte[]> transaction : transactions) {
      synchronized (transaction) {
        transaction.close();
      }
    }
  }
}
