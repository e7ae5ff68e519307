package io.quiver.driver.jdbc;

import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.Session;
import io.quiver.storage.file.SpillFile;
import java.lang.ref.Cleaner;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a connection's scrollable and holdable results are: in memory up to a share of
 * what a statement may use, then in temporary files, which go with their results or with the
 * connection, or when nobody can read them any more. Confined to the connection's thread, except
 * {@link #close}.
 */
final class RowSpace implements AutoCloseable {
  /** Results of one connection that are open at a time, about. */
  private static final int SHARES = 4;

  /** A file is nearly as fast, and several results may be open. */
  private static final long MOST_BYTES = 32L << 20;

  private static final Cleaner CLEANER = Cleaner.create();

  private final Session session;

  /** Not the rows: those of statements that were dropped without being closed can go. */
  private final Set<SpillFile> open = ConcurrentHashMap.newKeySet();

  RowSpace(Session session) {
    this.session = session;
  }

  /** How many bytes of one result stay in memory. */
  long bytesInMemory() {
    String megabytes = session.setting("memory_limit_mb");
    long limit = megabytes == null ? MOST_BYTES : Long.parseLong(megabytes);
    return Math.min(MOST_BYTES, Math.min(MOST_BYTES, limit) * (1L << 20) / SHARES);
  }

  /** A list in a new file. */
  SpilledRows spill(List<ResultColumn> columns) {
    SpillFile file = session.temporaryFiles().createSpill();
    Set<SpillFile> files = open;
    files.add(file);
    SpilledRows rows = new SpilledRows(columns, file, () -> files.remove(file));
    CLEANER.register(rows, () -> remove(files, file));
    return rows;
  }

  private static void remove(Set<SpillFile> files, SpillFile file) {
    try {
      file.close();
    } finally {
      files.remove(file);
    }
  }

  /** How many results are in files now. */
  int spilled() {
    return open.size();
  }

  /** About how many bytes a row takes in memory. */
  static long bytes(@Nullable Object[] row) {
    long bytes = 16 + 4L * row.length;
    for (Object value : row) {
      bytes += bytesOf(value);
    }
    return bytes;
  }

  private static long bytesOf(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Boolean truth -> 0;
      case String text -> 40 + 2L * text.length();
      case byte[] binary -> 16 + binary.length;
      case float[] vector -> 16 + 4L * vector.length;
      case BigDecimal decimal -> 40 + decimal.precision() / 2;
      case Collection<?> list -> {
        long bytes = 40;
        for (Object element : list) {
          bytes += 4 + bytesOf(element);
        }
        yield bytes;
      }
      default -> 32;
    };
  }

  /** Removes all files; more can be made. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (SpillFile file : open) {
      try {
        remove(open, file);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
