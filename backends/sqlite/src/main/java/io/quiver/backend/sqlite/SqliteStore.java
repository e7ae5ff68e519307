package io.quiver.backend.sqlite;

import io.quiver.storage.backend.SortedStore;
import io.quiver.storage.backend.SortedView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One table of keys and values in a SQLite database in WAL mode. A write is one transaction that
 * SQLite forces; a view is a read transaction of a connection of its own.
 */
final class SqliteStore implements SortedStore {
  private static final int PAGE_SIZE = 8192;

  private final Path file;
  private final int cacheMegabytes;
  private final Connection writer;

  private SqliteStore(Path file, int cacheMegabytes, Connection writer) {
    this.file = file;
    this.cacheMegabytes = cacheMegabytes;
    this.writer = writer;
  }

  static SqliteStore open(Path file, int cacheMegabytes) {
    try {
      Connection writer = connect(file, cacheMegabytes);
      boolean opened = false;
      try (Statement statement = writer.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS entry (k BLOB PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID");
        writer.setAutoCommit(false);
        opened = true;
        return new SqliteStore(file, cacheMegabytes, writer);
      } finally {
        if (!opened) {
          writer.close();
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, "SQLite file " + file);
    }
  }

  private static Connection connect(Path file, int cacheMegabytes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.FULLMUTEX);
    config.setPageSize(PAGE_SIZE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setCacheSize(-1024 * cacheMegabytes);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  @Override
  public void write(Consumer<Changes> changes) {
    try {
      boolean done = false;
      try (PreparedStatement put =
              writer.prepareStatement("INSERT OR REPLACE INTO entry VALUES (?, ?)");
          PreparedStatement remove = writer.prepareStatement("DELETE FROM entry WHERE k = ?");
          PreparedStatement removeRange =
              writer.prepareStatement("DELETE FROM entry WHERE k >= ? AND k < ?")) {
        changes.accept(new RowChanges(put, remove, removeRange, description()));
        writer.commit();
        done = true;
      } finally {
        if (!done) {
          writer.rollback();
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description());
    }
  }

  /** Makes changes within the writer's transaction. */
  private record RowChanges(
      PreparedStatement put,
      PreparedStatement remove,
      PreparedStatement removeRange,
      String description)
      implements Changes {
    @Override
    public void put(byte[] key, byte[] value) {
      run(put, key, value);
    }

    @Override
    public void remove(byte[] key) {
      run(remove, key);
    }

    @Override
    public void removeRange(byte[] from, byte[] to) {
      run(removeRange, from, to);
    }

    private void run(PreparedStatement statement, byte[]... parameters) {
      try {
        for (int i = 0; i < parameters.length; i++) {
          statement.setBytes(i + 1, parameters[i]);
        }
        statement.executeUpdate();
      } catch (SQLException e) {
        throw SqliteErrors.translate(e, description);
      }
    }
  }

  @Override
  public SortedView view() {
    try {
      Connection reader = connect(file, Math.max(1, cacheMegabytes));
      boolean opened = false;
      try {
        SqliteView view = new SqliteView(reader, description());
        opened = true;
        return view;
      } finally {
        if (!opened) {
          reader.close();
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description());
    }
  }

  @Override
  public boolean hasChecksums() {
    return false;
  }

  @Override
  public void verify() {
    try (Connection reader = connect(file, 1);
        Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String found = rows.next() ? rows.getString(1) : "no answer";
      if (!"ok".equals(found)) {
        throw new QuiverException(ErrorCode.CORRUPT_FILE, description() + ": " + found);
      }
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description());
    }
  }

  @Override
  public boolean compact() {
    try {
      writer.setAutoCommit(true);
      try (Statement statement = writer.createStatement()) {
        statement.execute("VACUUM");
      } finally {
        writer.setAutoCommit(false);
      }
      return true;
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description());
    }
  }

  @Override
  public long sizeOnDisk() {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return file.toFile().length() + (Files.exists(log) ? log.toFile().length() : 0);
  }

  @Override
  public String description() {
    return "SQLite file " + file;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw SqliteErrors.translate(e, description());
    }
  }
}
