package io.quiver.driver.share;

import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.RowCursor;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results that a client has not read to their end. Confined to its thread. */
final class ServedCursors implements AutoCloseable {
  private final Map<Integer, Open> open = new HashMap<>();
  private int next;

  private record Open(RowCursor cursor, PreparedQuery query) {}

  /**
   * Writes number, columns (unless known) and first rows of a result.
   *
   * @param fetchRows how many the client wants at a time; 0: any
   */
  void begin(
      WireWriter out, PreparedQuery query, RowCursor cursor, boolean columnsKnown, int fetchRows) {
    if (open.size() >= Limits.MAX_CURSORS) {
      cursor.close();
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "The connection has " + Limits.MAX_CURSORS + " open results",
          "Close result sets that are no longer read.",
          null,
          null);
    }
    int number = ++next;
    open.put(number, new Open(cursor, query));
    out.number(number).flag(columnsKnown);
    if (!columnsKnown) {
      WireValues.writeColumns(out, cursor.columns());
    }
    write(out, number, fetchRows > 0 ? fetchRows : Limits.FIRST_BATCH_ROWS);
  }

  void beginOptional(
      WireWriter out, PreparedQuery query, @Nullable RowCursor cursor, int fetchRows) {
    out.flag(cursor != null);
    if (cursor != null) {
      begin(out, query, cursor, false, fetchRows);
    }
  }

  /** Writes the next rows of a result, and what its statement warns of. */
  void fetch(WireWriter out, int number, int fetchRows) {
    PreparedQuery query = opened(number).query();
    write(out, number, fetchRows > 0 ? fetchRows : Limits.BATCH_ROWS);
    WireValues.writeWarnings(out, query.warnings());
  }

  private Open opened(int number) {
    Open found = open.get(number);
    if (found == null) {
      throw new QuiverException(ErrorCode.OBJECT_CLOSED, "The result is closed");
    }
    return found;
  }

  /** Writes the next rows of a result: for each a 1, in the end a 0 and how it goes on. */
  private void write(WireWriter out, int number, int maxRows) {
    RowCursor cursor = opened(number).cursor();
    int columns = cursor.columns().size();
    int rows = 0;
    int start = out.size();
    int rowStart = start;
    int end = Results.MORE;
    QuiverException failure = null;
    try {
      while (rows < maxRows && out.size() - start < Limits.BATCH_BYTES) {
        if (!cursor.next()) {
          end = Results.END;
          break;
        }
        rowStart = out.size();
        out.flag(true);
        for (int i = 0; i < columns; i++) {
          WireValues.write(out, cursor.get(i));
        }
        rows++;
        rowStart = out.size();
      }
    } catch (RuntimeException | Error e) {
      end = Results.ERROR;
      out.truncate(rowStart);
      failure = WireErrors.known(e);
    }
    out.flag(false).oneByte(end);
    if (failure != null) {
      WireErrors.writeError(out, failure);
    }
    if (end != Results.MORE) {
      close(number);
    }
  }

  /** Harmless when it is closed already. */
  void close(int number) {
    Open closed = open.remove(number);
    if (closed != null) {
      closed.cursor().close();
    }
  }

  @Override
  public void close() {
    for (Open each : open.values()) {
      each.cursor().close();
    }
    open.clear();
  }
}
