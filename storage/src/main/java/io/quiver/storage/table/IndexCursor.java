package io.quiver.storage.table;

import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rows in the order of an index. Runs of entries whose columns were cut off at the same bytes are
 * gathered, compared by their full values and put in order, so that the order always holds.
 */
final class IndexCursor implements TableCursor {
  private final KeyValueCursor cursor;
  private final OrderedIndex index;
  private final KeyRange full;
  private final Direction direction;
  private final IndexRow row;

  private List<CutEntry> run = List.of();
  private int runPosition;
  private boolean pending;
  private boolean ended;

  /** One entry of a run, with what its key does not tell. */
  private record CutEntry(long rowId, byte[] key, byte[] columns) {
    static final Comparator<CutEntry> ORDER =
        Comparator.comparing(CutEntry::columns, Keys.ORDER).thenComparingLong(CutEntry::rowId);
  }

  IndexCursor(
      KeyValueCursor cursor, OrderedIndex index, KeyRange full, Direction direction, IndexRow row) {
    this.cursor = cursor;
    this.index = index;
    this.full = full;
    this.direction = direction;
    this.row = row;
  }

  @Override
  public boolean next() {
    while (true) {
      if (runPosition < run.size()) {
        CutEntry entry = run.get(runPosition++);
        row.reset(entry.rowId(), entry.key());
        return true;
      }
      if (ended || (!pending && !cursor.next())) {
        ended = true;
        return false;
      }
      pending = false;
      byte[] key = cursor.key();
      if (!IndexKeyCodec.isCutKey(key)) {
        row.reset(index.codec.rowId(key, cursor.value()), key);
        return true;
      }
      gather(key);
    }
  }

  private void gather(byte[] first) {
    run = new ArrayList<>();
    runPosition = 0;
    byte[] key = first;
    while (true) {
      long rowId = index.codec.rowId(key, cursor.value());
      row.reset(rowId, key);
      byte[] columns = index.codec.columns(index.values(row.load()));
      if (full.contains(columns)) {
        run.add(new CutEntry(rowId, key, columns));
      }
      if (!cursor.next()) {
        ended = true;
        break;
      }
      key = cursor.key();
      int limit = IndexKeyCodec.LIMIT;
      if (!IndexKeyCodec.isCutKey(key) || !Arrays.equals(key, 0, limit, first, 0, limit)) {
        pending = true;
        break;
      }
    }
    run.sort(direction == Direction.FORWARD ? CutEntry.ORDER : CutEntry.ORDER.reversed());
  }

  @Override
  public StoredRow row() {
    return row;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
