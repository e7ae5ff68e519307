package io.quiver.bench;

import com.kuzudb.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A system that is measured, in a JVM and on a class path of its own: a database, opened on files
 * of its own and durable at every commit, or a library that keeps vectors.
 */
enum Peer {
  QUIVER("Quiver", "durability=full") {
    @Override
    String url(Path directory) {
      return "jdbc:quiver:" + directory.resolve("quiver") + ";linger=0";
    }

    @Override
    GraphSystem graph(Path directory) throws SQLException {
      return new SqlGraph(directory, open(directory), new GraphWords.Quiver());
    }
  },
  H2("H2", "WRITE_DELAY=0 (written at each commit, forced where a figure says so)", "h2-2") {
    @Override
    String url(Path directory) {
      return "jdbc:h2:" + directory.resolve("h2").toAbsolutePath() + ";WRITE_DELAY=0";
    }

    @Override
    String forceSql() {
      return "CHECKPOINT SYNC";
    }

    @Override
    String serve(Path directory) throws SQLException {
      return H2Server.start(directory) + "/./h2";
    }
  },
  SQLITE("SQLite", "journal_mode=WAL, synchronous=FULL, busy_timeout=20000", "sqlite-jdbc-") {
    @Override
    String url(Path directory) {
      return "jdbc:sqlite:"
          + directory.resolve("sqlite.db")
          + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000";
    }

    @Override
    GraphSystem graph(Path directory) throws SQLException {
      return new SqlGraph(directory, open(directory), new GraphWords.Sqlite());
    }
  },
  QUIVER_RELAXED("Quiver, relaxed", "durability=relaxed") {
    @Override
    String url(Path directory) {
      return QUIVER.url(directory) + ";durability=relaxed";
    }
  },
  H2_DEFAULT("H2, default", "defaults: written within half a second, not forced", "h2-2") {
    @Override
    String url(Path directory) {
      return "jdbc:h2:" + directory.resolve("h2").toAbsolutePath();
    }
  },
  SQLITE_NORMAL("SQLite, normal", "journal_mode=WAL, synchronous=NORMAL", "sqlite-jdbc-") {
    @Override
    String url(Path directory) {
      return "jdbc:sqlite:"
          + directory.resolve("sqlite.db")
          + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=20000";
    }
  },
  QUIVER_SCALAR("Quiver without the Vector API", "as Quiver, without jdk.incubator.vector") {
    @Override
    String url(Path directory) {
      return QUIVER.url(directory);
    }
  },
  DUCKDB("DuckDB", "defaults; vectors are FLOAT[n] without an index", "duckdb_jdbc-") {
    @Override
    String url(Path directory) {
      return "jdbc:duckdb:" + directory.resolve("duckdb.db");
    }

    @Override
    GraphSystem graph(Path directory) throws SQLException {
      return new SqlGraph(directory, open(directory), new GraphWords.DuckDb());
    }
  },
  LUCENE("Lucene", LuceneGraph.DEFAULTS.describe(), "lucene-") {
    @Override
    String version(Path directory) {
      return LuceneNeighbours.version();
    }
  },
  LUCENE_TUNED("Lucene, tuned", LuceneGraph.TUNED.describe(), "lucene-") {
    @Override
    String version(Path directory) {
      return LuceneNeighbours.version();
    }
  },
  JVECTOR("JVector", JVectorNeighbours.SETTINGS, "jvector-", "agrona-", "commons-math3-") {
    @Override
    String version(Path directory) {
      return JVectorNeighbours.version();
    }
  },
  KUZU("Kuzu", "its own interface and Cypher, loaded by COPY, two threads", "kuzu-") {
    @Override
    GraphSystem graph(Path directory) {
      return new KuzuGraph(directory);
    }

    @Override
    String version(Path directory) {
      return Version.getVersion();
    }
  },
  NEO4J("Neo4j", "Community, embedded, Cypher; algorithms in Java over all its edges") {
    @Override
    GraphSystem graph(Path directory) throws SQLException {
      return GraphSystemProvider.named(title()).open(directory);
    }

    @Override
    String version(Path directory) throws SQLException {
      return GraphSystemProvider.named(title()).version();
    }

    @Override
    boolean isThere() {
      return Files.isDirectory(MODULE);
    }

    @Override
    List<String> moreLibraries() {
      return List.of(MODULE.resolveSibling("classes").toString(), MODULE.resolve("*").toString());
    }

    @Override
    List<String> javaOptions() {
      return List.of(
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
    }
  };

  /** Those that every SQL figure is measured with. */
  static final List<Peer> DATABASES = List.of(QUIVER, H2, SQLITE);

  /** Those that are asked about graphs. */
  static final List<Peer> GRAPHS = List.of(QUIVER, SQLITE, DUCKDB, KUZU, NEO4J);

  /** Where the module that is apart because of its licence puts its libraries. */
  private static final Path MODULE = Path.of("bench-gpl", "target", "lib");

  /** Libraries that no other peer may have on its class path. */
  private static final List<String> FOREIGN =
      List.of("h2-2", "sqlite-jdbc-", "duckdb_jdbc-", "jvector-", "kuzu-");

  private final String title;
  private final String settings;
  private final List<String> jars;

  Peer(String title, String settings, String... jars) {
    this.title = title;
    this.settings = settings;
    this.jars = List.of(jars);
  }

  /** Where a database is; libraries have none. */
  String url(Path directory) {
    throw new UnsupportedOperationException(title + " is no database");
  }

  String title() {
    return title;
  }

  String settings() {
    return settings;
  }

  String version(Path directory) throws SQLException {
    try (Connection connection = open(directory)) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** What makes the last commit durable where a commit alone does not; null where it does. */
  @Nullable String forceSql() {
    return null;
  }

  /** Whether a library file belongs on this peer's class path. */
  boolean needs(String library) {
    return this == QUIVER || this == QUIVER_RELAXED || this == QUIVER_SCALAR
        ? FOREIGN.stream().noneMatch(library::startsWith)
        : Stream.concat(
                jars.stream(), Stream.of("jspecify", "slf4j", "tpch-", "guava-", "failureaccess-"))
            .anyMatch(library::startsWith);
  }

  /** Opens the database for questions about a graph. */
  GraphSystem graph(Path directory) throws SQLException {
    throw new SQLException(title + " is not asked about graphs, not in " + directory);
  }

  /** Whether it can be measured here. */
  boolean isThere() {
    return true;
  }

  /** Of its class path what is not on ours. */
  List<String> moreLibraries() {
    return List.of();
  }

  List<String> javaOptions() {
    return List.of();
  }

  /**
   * Lets other processes use the database that this one has open.
   *
   * @return the URL that is theirs
   */
  String serve(Path directory) throws SQLException {
    return url(directory);
  }

  Connection open(Path directory) throws SQLException {
    return DriverManager.getConnection(url(directory));
  }

  /** Before the first statement of a connection. */
  void prepare(Connection connection) throws SQLException {}
}
