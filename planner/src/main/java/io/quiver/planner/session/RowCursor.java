package io.quiver.planner.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a result, forward only, starting before the first. Columns from 0. Typed getters are for
 * the physical kind of the column's type and undefined on NULL. Confined to the session's thread.
 */
public interface RowCursor extends AutoCloseable {
  List<ResultColumn> columns();

  /**
   * Moves on; false at the end (the cursor is then closed by itself).
   *
   * @throws io.quiver.storage.error.QuiverException whatever executing meets, STATEMENT_CANCELLED,
   *     STATEMENT_TIMEOUT
   */
  boolean next();

  boolean isNull(int column);

  long getLong(int column);

  double getDouble(int column);

  /** The value as {@link io.quiver.storage.value.DataType} describes; null for NULL. */
  @Nullable Object get(int column);

  /** How many rows are to come at a time from another process; 0: as many as it thinks good. */
  default void fetchRows(int rows) {
    // They come from this process.
  }

  @Override
  void close();
}
