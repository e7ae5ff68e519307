package io.quiver.planner.execute.operator;

import io.quiver.functions.scalar.DatetimeConversions;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.RowSorter;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import java.util.Objects;

/** One sorted partition: its rows, their peers and their frames. Confined to one thread. */
final class WindowPartition {
  private final ExecutionContext context;
  private final WindowGroup group;
  private final Column[] columns;
  private final RowSorter order;
  private final int[] rows;
  private final int start;
  private final int end;

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
    int first = place;
    while (first > 0 && arePeers(first - 1, place)) {
      first--;
    }
    return first;
  }

  int lastPeer(int place) {
    int last = place;
    while (last + 1 < size() && arePeers(last + 1, place)) {
      last++;
    }
    return last;
  }

  /** First place of the frame of a row. */
  int frameStart(int place) {
    return switch (group.frame().lower()) {
      case WindowFrame.Edge.Unbounded unbounded -> 0;
      case WindowFrame.Edge.Current current -> group.frame().rows() ? place : firstPeer(place);
      case WindowFrame.Edge.Offset offset ->
          Math.max(
              0, group.frame().rows() ? clamp(place, offset, 0) : rangeEdge(place, offset, true));
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
    };
  }

  private static QuiverException negative() {
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
    double distance = distance(column, offset);
    double sign = offset.following() == key.descending() ? -1 : 1;
    double edge = number(column, row(place)) + sign * distance;
    int result = 0;
    for (int i = 0; i < size(); i++) {
      boolean inside;
      if (column.isNull(row(i))) {
        inside = false;
        if (!key.nullsFirst()) {
          return lower ? Math.max(result, i) : result;
        }
      } else {
        double value = number(column, row(i));
        int order = key.descending() ? Double.compare(edge, value) : Double.compare(value, edge);
        inside = lower ? order >= 0 : order > 0;
      }
      if (inside) {
        return i;
      }
      result = i + 1;
    }
    return result;
  }

  private double distance(Column column, WindowFrame.Edge.Offset offset) {
    Object value = offset.distance().value(context, ArrayRow.EMPTY);
    if (value == null || ((Number) value).doubleValue() < 0) {
      throw negative();
    }
    TypeKind kind = offset.distance().type().kind();
    if (kind == TypeKind.INTERVAL_YEAR_MONTH) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED, "RANGE with an interval of months is not supported");
    }
    double distance = ((Number) value).doubleValue();
    return kind == TypeKind.INTERVAL_DAY_TIME && column.type().kind() == TypeKind.DATE
        ? distance / DatetimeConversions.MICROS_PER_DAY
        : distance;
  }

  private static double number(Column column, int row) {
    return ((Number) Objects.requireNonNull(column.get(row))).doubleValue();
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
