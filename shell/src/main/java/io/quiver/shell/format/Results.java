package io.quiver.shell.format;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a result to a writer. */
public final class Results {
  private Results() {}

  /** Returns the number of rows. */
  public static long write(ResultSet rows, RowWriter writer) throws SQLException {
    return write(rows, writer, 0);
  }

  /** Writes the first rows, or all when the limit is 0, and counts all. */
  public static long write(ResultSet rows, RowWriter writer, int limit) throws SQLException {
    List<Column> columns = Column.of(rows.getMetaData());
    writer.begin(columns);
    long count = 0;
    while (rows.next()) {
      if (++count > limit && limit > 0) {
        continue;
      }
      List<@Nullable String> values = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        values.add(rows.getString(i));
      }
      writer.row(values);
    }
    writer.end(count);
    return count;
  }
}
