package io.quiver.bench;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * H2's server in this process. H2 is a peer on some class paths only, nothing to compile against.
 */
final class H2Server {
  private H2Server() {}

  /** Starts one on a free port; returns the beginning of its URLs. */
  static String start(Path directory) throws SQLException {
    try {
      Object server =
          Class.forName("org.h2.tools.Server")
              .getMethod("createTcpServer", String[].class)
              .invoke(
                  null, (Object) new String[] {"-tcpPort", "0", "-baseDir", directory.toString()});
      server.getClass().getMethod("start").invoke(server);
      return "jdbc:h2:tcp://localhost:" + server.getClass().getMethod("getPort").invoke(server);
    } catch (ReflectiveOperationException e) {
      throw new SQLException("H2's server does not start", e);
    }
  }
}
