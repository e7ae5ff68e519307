package io.quiver.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database that is measured, opened on files of its own, durable at every commit. */
enum Peer {
  QUIVER("Quiver", "durability=full", "") {
    @Override
    String url(Path directory) {
      return "jdbc:quiver:" + directory.resolve("quiver") + ";linger=0";
    }
  },
  H2("H2", "WRITE_DELAY=0 (written at each commit, forced where a figure says so)", "h2-") {
    @Override
    String url(Path directory) {
      return "jdbc:h2:" + directory.resolve("h2").toAbsolutePath() + ";WRITE_DELAY=0";
    }

    @Override
    String forceSql() {
      return "CHECKPOINT SYNC";
    }
  },
  SQLITE("SQLite", "journal_mode=WAL, synchronous=FULL, busy_timeout=20000", "sqlite-jdbc-") {
    @Override
    String url(Path directory) {
      return "jdbc:sqlite:"
          + directory.resolve("sqlite.db")
          + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000";
    }
  };

  private final String title;
  private final String settings;
  private final String jar;

  Peer(String title, String settings, String jar) {
    this.title = title;
    this.settings = settings;
    this.jar = jar;
  }

  abstract String url(Path directory);

  String title() {
    return title;
  }

  String settings() {
    return settings;
  }

  /** What makes the last commit durable where a commit alone does not; null where it does. */
  @Nullable String forceSql() {
    return null;
  }

  /** Whether a library file belongs on this peer's class path. */
  boolean needs(String library) {
    for (Peer peer : values()) {
      if (peer != this
          && !peer.jar.isEmpty()
          && library.startsWith(peer.jar)
          && !library.startsWith("h2-mvstore")) {
        return false;
      }
    }
    return this == QUIVER
        || library.startsWith(jar)
        || library.startsWith("jspecify")
        || library.startsWith("slf4j");
  }

  Connection open(Path directory) throws SQLException {
    return DriverManager.getConnection(url(directory));
  }

  /** Before the first statement of a connection. */
  void prepare(Connection connection) throws SQLException {}
}
