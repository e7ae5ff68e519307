package io.quiver.planner;

import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a running plan; ends its transaction when that is its own.
 *
 * <p>The first row is found when the cursor is made: what is wrong with a query shows when it is
 * executed, not when it is read.
 */
final class PlanCursor implements RowCursor {
  private final List<ResultColumn> columns;
  private final RowReader reader;
  private final @Nullable Transaction own;
  private boolean closed;
  private boolean waiting;
  private long rows;
  private final LongConsumer counter;

  /**
   * Makes one.
   *
   * @param counter gets the number of rows that were read, at the end
   */
  PlanCursor(
      List<ResultColumn> columns,
      RowReader reader,
      @Nullable Transaction own,
      LongConsumer counter) {
    this.counter = counter;
    this.columns = columns;
    this.reader = reader;
    this.own = own;
    this.waiting = advance();
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (waiting) {
      waiting = false;
      return true;
    }
    return !closed && advance();
  }

  private boolean advance() {
    try {
      if (reader.next()) {
        rows++;
        return true;
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    close();
    return false;
  }

  @Override
  public boolean isNull(int column) {
    return reader.isNull(column);
  }

  @Override
  public long getLong(int column) {
    return reader.getLong(column);
  }

  @Override
  public double getDouble(int column) {
    return reader.getDouble(column);
  }

  @Override
  public @Nullable Object get(int column) {
    return reader.isNull(column) ? null : reader.get(column);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      waiting = false;
      counter.accept(rows);
      try {
        reader.close();
      } finally {
        if (own != null && own.isActive()) {
          own.commit();
        }
      }
    }
  }
}
