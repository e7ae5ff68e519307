package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.RowSorter;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Arrays;

/** One sorted partition: its rows, their peers and their frames. Confined to one thread. */
final class WindowPartition {
  private final ExecutionContext context;
  private final WindowGroup group;
  private final Column[] columns;
  private final RowSorter order;
  private final int[] rows;
  private final int start;
  private final int end;
  private int[] peerStarts = {};
  private int[] peerEnds = {};
  private int[] groupOf = {};
  private int[] groupStarts = {};
  private int groupCount;

  /** Rows {@code start} to {@code end} (exclusive) of the sorted row numbers. */
  WindowPartition(
      ExecutionContext context,
      WindowGroup group,
      Column[] columns,
      int[] rows,
      int start,
      int end) {
    this.context = context;
    this.group = group;
    this.columns = columns;
    this.order = new RowSorter(context, columns, group.order());
    this.rows = rows;
    this.start = start;
    this.end = end;
  }

  int size() {
    return end - start;
  }

  /** The row number at a place of the partition, from 0. */
  int row(int place) {
    return rows[start + place];
  }

  int[] rows(int from, int to) {
    return Arrays.copyOfRange(rows, start + from, start + to);
  }

  boolean arePeers(int place, int other) {
    return order.compare(row(place), row(other)) == 0;
  }

  int firstPeer(int place) {
    return peers()[place];
  }

  int lastPeer(int place) {
    peers();
    return peerEnds[place];
  }

  /** Of each place the first with an equal order; found once for all. */
  private int[] peers() {
    if (peerStarts.length == 0) {
      int size = size();
      peerStarts = new int[size];
      peerEnds = new int[size];
      for (int first = 0; first < size; ) {
        int next = first + 1;
        while (next < size && arePeers(first, next)) {
          next++;
        }
        Arrays.fill(peerStarts, first, next, first);
        Arrays.fill(peerEnds, first, next, next - 1);
        first = next;
      }
    }
    return peerStarts;
  }

  /** First place of the frame of a row. */
  int frameStart(int place) {
    return switch (group.frame().lower()) {
      case WindowFrame.Edge.Unbounded unbounded -> 0;
      case WindowFrame.Edge.Current current -> group.frame().rows() ? place : firstPeer(place);
      case WindowFrame.Edge.Offset offset ->
          Math.max(
              0, group.frame().rows() ? clamp(place, offset, 0) : rangeEdge(place, offset, true));
      case WindowFrame.Edge.Groups groups -> {
        long number = groupNumber(place, groups);
        yield number <= 0 ? 0 : number >= groupCount ? size() : groupStarts[(int) number];
      }
    };
  }

  /** Place after the last of the frame of a row. */
  int frameEnd(int place) {
    return switch (group.frame().upper()) {
      case WindowFrame.Edge.Unbounded unbounded -> size();
      case WindowFrame.Edge.Current current ->
          group.frame().rows() ? place + 1 : lastPeer(place) + 1;
      case WindowFrame.Edge.Offset offset ->
          Math.min(
              size(),
              group.frame().rows() ? clamp(place, offset, 1) : rangeEdge(place, offset, false));
      case WindowFrame.Edge.Groups groups -> {
        long next = groupNumber(place, groups) + 1;
        yield next <= 0 ? 0 : next >= groupCount ? size() : groupStarts[(int) next];
      }
    };
  }

  /** The number of the group so far from the row's own; below 0 or too large outside. */
  private long groupNumber(int place, WindowFrame.Edge.Groups groups) {
    if (groupStarts.length == 0) {
      int size = size();
      groupOf = new int[size];
      groupStarts = new int[size];
      for (int i = 0; i < size; i++) {
        if (firstPeer(i) == i) {
          groupStarts[groupCount++] = i;
        }
        groupOf[i] = groupCount - 1;
      }
    }
    return groupOf[place] + (groups.following() ? groups.distance() : -groups.distance());
  }

  static QuiverException negative() {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER, "The offset of a window frame must not be negative or NULL");
  }

  private int clamp(int place, WindowFrame.Edge.Offset offset, int plus) {
    Object value = offset.distance().value(context, ArrayRow.EMPTY);
    if (value == null || ((Number) value).longValue() < 0) {
      throw negative();
    }
    long distance = Math.min(((Number) value).longValue(), size() + 1L);
    return (int) (offset.following() ? place + distance : place - distance) + plus;
  }

  /** The first place that is not before the edge, or for the upper end the first behind it. */
  private int rangeEdge(int place, WindowFrame.Edge.Offset offset, boolean lower) {
    if (group.order().size() != 1) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT, "RANGE with an offset needs exactly one ORDER BY value");
    }
    SortKey key = group.order().get(0);
    Column column = columns[key.column()];
    if (column.isNull(row(place))) {
      return lower ? firstPeer(place) : lastPeer(place) + 1;
    }
    Object distance = offset.distance().value(context, ArrayRow.EMPTY);
    if (!(distance instanceof Number number)) {
      throw negative();
    }
    RangeEdge edge =
        RangeEdge.of(
            column,
            row(place),
            number,
            offset.distance().type(),
            offset.following() != key.descending());
    // NULLs stand at one end and are in no such frame.
    int low = 0;
    int high = size();
    if (column.isNull(row(0))) {
      low = lastPeer(0) + 1;
    } else if (column.isNull(row(high - 1))) {
      high = firstPeer(high - 1);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = edge.compare(row(middle));
      order = key.descending() ? -order : order;
      if (lower ? order >= 0 : order > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Whether the exclusion clause leaves a row out of another's frame. */
  boolean isExcluded(int place, int other) {
    return switch (group.frame().exclusion()) {
      case NOTHING -> false;
      case CURRENT_ROW -> place == other;
      case GROUP -> arePeers(place, other);
      case TIES -> place != other && arePeers(place, other);
    };
  }
}
