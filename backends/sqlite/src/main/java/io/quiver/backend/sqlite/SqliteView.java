package io.quiver.backend.sqlite;

import io.quiver.storage.backend.SortedView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read transaction. One reader at a time, for a connection of SQLite has one state. */
final class SqliteView implements SortedView {
  private final Connection connection;
  private final String description;
  private final PreparedStatement get;
  private final PreparedStatement forward;
  private final PreparedStatement backward;

  SqliteView(Connection connection, String description) throws SQLException {
    this.connection = connection;
    this.description = description;
    connection.setAutoCommit(false);
    get = connection.prepareStatement("SELECT v FROM entry WHERE k = ?");
    forward =
        connection.prepareStatement("SELECT k, v FROM entry WHERE k >= ? AND k < ? ORDER BY k");
    backward =
        connection.prepareStatement(
            "SELECT k, v FROM entry WHERE k >= ? AND k < ? ORDER BY k DESC");
    var unused = get(new byte[] {0}); // the first read decides what the transaction sees
  }

  @Override
  public synchronized byte @Nullable [] get(byte[] key) {
    try {
      get.setBytes(1, key);
      try (ResultSet rows = get.executeQuery()) {
        return rows.next() ? bytes(rows, 1) : null;
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description);
    }
  }

  /** The driver gives null for no bytes; the columns have no NULL. */
  private static byte[] bytes(ResultSet rows, int column) throws SQLException {
    byte[] found = rows.getBytes(column);
    return found == null ? new byte[0] : found;
  }

  @Override
  public synchronized List<Entry> page(KeyRange range, Direction direction, int limit) {
    byte[] from = range.from();
    byte[] to = range.to();
    if (from == null || to == null) {
      throw new IllegalArgumentException("a page needs both ends of its range");
    }
    PreparedStatement statement = direction == Direction.FORWARD ? forward : backward;
    List<Entry> page = new ArrayList<>();
    long bytes = 0;
    try {
      statement.setBytes(1, from);
      statement.setBytes(2, to);
      try (ResultSet rows = statement.executeQuery()) {
        while (page.size() < limit && bytes < PAGE_BYTES && rows.next()) {
          byte[] value = bytes(rows, 2);
          page.add(new Entry(bytes(rows, 1), value));
          bytes += value.length;
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description);
    }
    return page;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description);
    }
  }
}
