package io.quiver.driver.migrate;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.parser.ScriptSplitter;
import io.quiver.storage.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to a version and back: numbered SQL files, each applied in a transaction of its
 * own together with its row in {@code QUIVER_MIGRATIONS}, so that a failed one leaves nothing.
 * Migrators that start together wait for each other. The connection must have auto-commit on; it is
 * not closed. For one thread at a time.
 */
public final class Migrations {
  /** What would end the transaction that a migration is. */
  private static final Set<String> FORBIDDEN = Set.of("COMMIT", "ROLLBACK", "START", "BEGIN");

  private final Connection connection;
  private final MigrationTable table;
  private final TreeMap<Integer, Migration> migrations = new TreeMap<>();

  private Migrations(Connection connection, List<Migration> list) {
    this.connection = connection;
    table = new MigrationTable(connection);
    list.forEach(each -> migrations.put(each.version(), each));
  }

  /** With the files of a directory; version 1 is the schema of a graph unless it has its own. */
  public static Migrations of(Connection connection, Path directory)
      throws SQLException, IOException {
    return new Migrations(connection, MigrationFiles.read(directory));
  }

  /** With migrations from elsewhere, each version once. */
  public static Migrations of(Connection connection, List<Migration> migrations) {
    return new Migrations(connection, migrations);
  }

  /** Every version that is in the directory or in the database, in order. */
  public List<MigrationState> status() throws SQLException {
    TreeMap<Integer, MigrationState> states = new TreeMap<>();
    for (Migration each : migrations.values()) {
      states.put(
          each.version(),
          new MigrationState(each.version(), each.name(), MigrationState.Kind.PENDING, null));
    }
    for (MigrationTable.Row row : table.rows().values()) {
      states.put(
          row.version(), new MigrationState(row.version(), row.name(), kind(row), row.applied()));
    }
    return List.copyOf(states.values());
  }

  private MigrationState.Kind kind(MigrationTable.Row row) {
    Migration file = migrations.get(row.version());
    return file == null
        ? MigrationState.Kind.MISSING
        : file.checksum().equals(row.checksum())
            ? MigrationState.Kind.APPLIED
            : MigrationState.Kind.CHANGED;
  }

  /** Applies all that are pending; returns what this call has applied. */
  public List<Migration> up() throws SQLException {
    return upTo(migrations.isEmpty() ? 0 : migrations.lastKey());
  }

  /** Undoes the newest; returns it, or null when there is none. */
  public @Nullable Migration down() throws SQLException {
    TreeMap<Integer, MigrationTable.Row> applied = table.rows();
    return applied.isEmpty() ? null : transaction(() -> undoNewest(applied.lastKey()));
  }

  /** Applies or undoes until the database has this version; 0 undoes everything. */
  public List<Migration> to(int version) throws SQLException {
    if (version != 0 && !migrations.containsKey(version)) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "There is no version " + version + ".",
          "There are " + migrations.keySet() + " and 0.");
    }
    List<Migration> done = new ArrayList<>();
    for (TreeMap<Integer, MigrationTable.Row> applied = table.rows();
        !applied.isEmpty() && applied.lastKey() > version;
        applied = table.rows()) {
      int newest = applied.lastKey();
      Migration undone = transaction(() -> undoNewest(newest));
      if (undone != null) {
        done.add(undone);
      }
    }
    done.addAll(upTo(version));
    return List.copyOf(done);
  }

  private List<Migration> upTo(int version) throws SQLException {
    List<Migration> done = new ArrayList<>();
    for (Migration each : migrations.headMap(version, true).values()) {
      Migration applied = transaction(() -> apply(each));
      if (applied != null) {
        done.add(applied);
      }
    }
    return List.copyOf(done);
  }

  /** Null when the database has it already. */
  private @Nullable Migration apply(Migration migration) throws SQLException {
    NavigableMap<Integer, MigrationTable.Row> applied = table.rows();
    check(applied);
    if (applied.containsKey(migration.version())) {
      return null;
    }
    if (!applied.isEmpty() && applied.lastKey() > migration.version()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Migration "
              + migration
              + " is older than version "
              + applied.lastKey()
              + ", which the"
              + " database has already.",
          "Give it a version above "
              + applied.lastKey()
              + ", or go back with: to "
              + applied.lowerKey(migration.version() + 1));
    }
    long start = System.nanoTime();
    run(migration, migration.script());
    table.add(migration, (System.nanoTime() - start) / 1_000_000);
    return migration;
  }

  /** Null when another migrator was faster. */
  private @Nullable Migration undoNewest(int expected) throws SQLException {
    TreeMap<Integer, MigrationTable.Row> applied = table.rows();
    Map.Entry<Integer, MigrationTable.Row> newest = applied.lastEntry();
    if (newest == null || newest.getKey() != expected) {
      return null;
    }
    MigrationTable.Row row = newest.getValue();
    String undo = row.undo();
    Migration migration = new Migration(row.version(), row.name(), "", undo);
    if (undo == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Migration " + migration + " has no undo.",
          "It had no " + row.version() + "_.." + ".undo.sql when it was applied.");
    }
    run(migration, undo);
    table.remove(row.version());
    return migration;
  }

  private void check(NavigableMap<Integer, MigrationTable.Row> applied) throws SQLException {
    for (MigrationTable.Row row : applied.values()) {
      MigrationState.Kind kind = kind(row);
      if (kind == MigrationState.Kind.CHANGED || kind == MigrationState.Kind.MISSING) {
        throw SqlExceptions.of(
            ErrorCode.INVALID_PARAMETER,
            "The file of migration "
                + row.version()
                + " "
                + row.name()
                + (kind == MigrationState.Kind.CHANGED
                    ? " is not the one that was applied."
                    : " is gone, but the database has it."),
            "Put the file back as it was, and what should be different into a new one.");
      }
    }
  }

  private void run(Migration migration, String script) throws SQLException {
    for (ScriptSplitter.Statement part : ScriptSplitter.split(script)) {
      String word = part.text().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
      if (FORBIDDEN.contains(word)) {
        throw SqlExceptions.of(
            ErrorCode.INVALID_PARAMETER,
            "Migration " + migration + " contains " + word + ".",
            "A migration is one transaction; make two of it.");
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(part.text());
      } catch (SQLException e) {
        throw new SQLException(
            "Migration " + migration + " failed and has left nothing: " + e.getMessage(),
            e.getSQLState(),
            e.getErrorCode(),
            e);
      }
    }
  }

  /** One step, under the lock, all or nothing. */
  private @Nullable Migration transaction(Step step) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw SqlExceptions.of(
          ErrorCode.ACTIVE_TRANSACTION,
          "Migrations need a connection with auto-commit on.",
          "Each is a transaction of its own.");
    }
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      table.create();
      table.lock();
      Migration result = step.take();
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** What is done in one transaction. */
  private interface Step {
    @Nullable Migration take() throws SQLException;
  }
}
