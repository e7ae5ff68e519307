package io.quiver.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A process that has a database open and serves it to this one. It ends when this one closes it, or
 * ends.
 */
final class OwnerProcess implements AutoCloseable {
  private static final String SERVES = "SERVES ";

  private final Process process;
  private final String url;

  private OwnerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Arguments: peer, directory, number of nodes. Serves until its input ends. */
  public static void main(String[] args) throws SQLException, IOException {
    Peer peer = Peer.valueOf(args[0]);
    Path directory = Path.of(args[1]);
    try (Connection connection = peer.open(directory)) {
      NodeWorkloads.load(connection, Integer.parseInt(args[2]));
      System.out.println(SERVES + peer.serve(directory));
      while (System.in.read() >= 0) {
        // Its end is what we wait for.
      }
    }
    System.exit(0);
  }

  /** Returns once the nodes are there and others can connect. */
  static OwnerProcess start(Site site, int nodes) throws SQLException {
    try {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx4g",
                  "--add-modules=jdk.incubator.vector",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OwnerProcess.class.getName(),
                  site.peer().name(),
                  site.directory().toString(),
                  Integer.toString(nodes))
              .redirectErrorStream(true)
              .start();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder output = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(SERVES)) {
          return new OwnerProcess(process, line.substring(SERVES.length()));
        }
        output.append(line).append('\n');
      }
      throw new SQLException("the owner of the database ended:\n" + output);
    } catch (IOException e) {
      throw new SQLException("no process can be started", e);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public void close() throws SQLException {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }
}
