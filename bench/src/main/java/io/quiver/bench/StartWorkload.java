package io.quiver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Processor time of a new process from nothing to the first row and its end: by the launcher with
 * its archive of classes, and by a plain {@code java -cp}.
 */
final class StartWorkload {
  private static final int RUNS = 3;

  private static final String SCRIPT =
      """
      CREATE TABLE t (id BIGINT PRIMARY KEY, v VARCHAR);
      INSERT INTO t VALUES (1, 'a');
      SELECT v FROM t WHERE id = 1;
      """;

  private StartWorkload() {}

  static Measurement run(Site site) throws SQLException {
    try {
      Path script = Files.writeString(site.directory().resolve("first.sql"), SCRIPT);
      // Builds what is missing, and the archive.
      seconds(List.of("bin/quiver", "run", script.toString()));
      double launched = best(List.of("bin/quiver", "run", script.toString()));
      double plain =
          best(
              List.of(
                  ProcessHandle.current().info().command().orElse("java"),
                  "--add-modules=jdk.incubator.vector",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  FirstRow.class.getName()));
      return new Measurement(launched, String.format(Locale.ROOT, "plain java -cp %.2f", plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  private static double best(List<String> command) throws IOException, InterruptedException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      best = Math.min(best, seconds(command));
    }
    return best;
  }

  /** User and system time of a command and its children, as the shell counts it. */
  private static double seconds(List<String> command) throws IOException, InterruptedException {
    Path times = Files.createTempFile("quiver-start", ".txt");
    try {
      Process process =
          new ProcessBuilder(timed(command))
              .redirectErrorStream(true)
              .redirectOutput(times.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      String[] seconds = Files.readString(times, StandardCharsets.UTF_8).trim().split(" ", -1);
      return Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]);
    } finally {
      Files.delete(times);
    }
  }

  private static List<String> timed(List<String> command) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>&1", "bash"));
    all.addAll(command);
    return all;
  }
}
