package io.quiver.shell.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one result, row by row. For one thread, and one result at a time. */
public interface RowWriter {
  void begin(List<Column> columns);

  /** A value for each column, null for NULL. */
  void row(List<@Nullable String> values);

  /** After the last of so many rows, of which fewer may have been shown. */
  void end(long rows);
}
