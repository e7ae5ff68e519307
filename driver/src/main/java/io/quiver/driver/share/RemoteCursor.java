package io.quiver.driver.share;

import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that come in batches; the next batch is asked for when the last one is used up. */
final class RemoteCursor implements RowCursor {
  private final RemoteSession session;
  private final RemoteQuery query;
  private final int number;
  private final List<ResultColumn> columns;
  private List<@Nullable Object[]> rows = List.of();
  private int next;
  private @Nullable Object[] current = new @Nullable Object[0];
  private int end = Results.MORE;
  private @Nullable QuiverException failure;
  private boolean closed;
  private int fetchRows;

  private RemoteCursor(
      RemoteSession session, RemoteQuery query, int number, List<ResultColumn> columns) {
    this.session = session;
    this.query = query;
    this.number = number;
    this.columns = columns;
  }

  /** Reads the beginning of a result. */
  static RemoteCursor read(RemoteSession session, RemoteQuery query, WireReader in, int fetchRows) {
    int number = in.smallNumber();
    List<ResultColumn> columns = in.flag() ? query.columns() : WireValues.readColumns(in);
    RemoteCursor cursor = new RemoteCursor(session, query, number, columns);
    cursor.fetchRows = fetchRows;
    cursor.take(in);
    return cursor;
  }

  private void take(WireReader in) {
    List<@Nullable Object[]> batch = new ArrayList<>();
    int width = columns.size();
    while (in.flag()) {
      @Nullable Object[] row = new @Nullable Object[width];
      for (int i = 0; i < width; i++) {
        row[i] = WireValues.read(in);
      }
      batch.add(row);
    }
    end = in.oneByte();
    failure = end == Results.ERROR ? WireErrors.readError(in) : null;
    rows = batch;
    next = 0;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    while (!closed) {
      if (next < rows.size()) {
        current = rows.get(next++);
        return true;
      }
      if (failure != null) {
        QuiverException thrown = failure;
        closed = true;
        throw thrown;
      }
      if (end != Results.MORE) {
        closed = true;
        return false;
      }
      fetch();
    }
    return false;
  }

  private void fetch() {
    session.ask(
        Message.FETCH,
        false,
        out -> out.number(number).number(fetchRows),
        in -> {
          take(in);
          query.setWarnings(WireValues.readWarnings(in));
          return number;
        });
  }

  @Override
  public void fetchRows(int wanted) {
    fetchRows = wanted;
  }

  private @Nullable Object value(int column) {
    if (column >= current.length) {
      throw new QuiverException(ErrorCode.OBJECT_CLOSED, "The result is closed");
    }
    return current[column];
  }

  @Override
  public boolean isNull(int column) {
    return value(column) == null;
  }

  @Override
  public long getLong(int column) {
    return switch (value(column)) {
      case Long number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case null, default -> 0;
    };
  }

  @Override
  public double getDouble(int column) {
    return value(column) instanceof Double number ? number : 0;
  }

  @Override
  public @Nullable Object get(int column) {
    return value(column);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      rows = List.of();
      if (end == Results.MORE) {
        session.tell(Message.CLOSE_CURSOR, out -> out.number(number));
      }
    }
  }
}
