package io.quiver.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database that is measured, opened on files of its own, durable at every commit. */
enum Peer {
  QUIVER("durability=full") {
    @Override
    String url(Path directory) {
      return "jdbc:quiver:" + directory.resolve("quiver");
    }
  },
  H2("WRITE_DELAY=0 (written at each commit; H2 does not force the file)") {
    @Override
    String url(Path directory) {
      return "jdbc:h2:" + directory.resolve("h2").toAbsolutePath() + ";WRITE_DELAY=0";
    }
  },
  SQLITE("journal_mode=WAL, synchronous=FULL") {
    @Override
    String url(Path directory) {
      return "jdbc:sqlite:" + directory.resolve("sqlite.db") + "?journal_mode=WAL&synchronous=FULL";
    }
  };

  private final String settings;

  Peer(String settings) {
    this.settings = settings;
  }

  abstract String url(Path directory);

  String settings() {
    return settings;
  }

  Connection open(Path directory) throws SQLException {
    return DriverManager.getConnection(url(directory));
  }
}
