package io.quiver.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures every figure for every peer, each in a JVM and on files of its own, alternating for
 * several rounds; writes the report and the raw numbers. Exits with 1 when a promise is missed.
 */
final class Promises {
  private final int rounds;
  private final Path directory;

  private Promises(int rounds, Path directory) {
    this.rounds = rounds;
    this.directory = directory;
  }

  /** Arguments: number of rounds (default 5), then names of figures (default all). */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    List<Figure> figures =
        args.length > 1
            ? Arrays.stream(args).skip(1).map(Figure::valueOf).toList()
            : List.of(Figure.values());
    Path directory = Files.createTempDirectory("quiver-bench");
    Promises promises = new Promises(rounds, directory);
    Map<Figure, Map<Peer, List<Measurement>>> results = new EnumMap<>(Figure.class);
    for (Figure figure : figures) {
      results.put(figure, promises.measure(figure));
    }
    boolean kept = Report.write(results, rounds, Path.of("docs"));
    System.exit(kept ? 0 : 1);
  }

  private Map<Peer, List<Measurement>> measure(Figure figure)
      throws IOException, InterruptedException {
    Map<Peer, List<Measurement>> results = new EnumMap<>(Peer.class);
    for (int round = 0; round < rounds; round++) {
      for (Peer peer : figure.peers()) {
        Measurement result = inOwnProcess(peer, figure);
        results.computeIfAbsent(peer, p -> new ArrayList<>()).add(result);
        System.out.printf(
            Locale.ROOT,
            "%-50s round %d  %-7s %,14.0f %s %s%n",
            figure.title(),
            round + 1,
            peer,
            result.rate(),
            figure.unit(),
            result.note());
      }
    }
    return results;
  }

  private Measurement inOwnProcess(Peer peer, Figure figure)
      throws IOException, InterruptedException {
    Path files = Files.createTempDirectory(directory, peer.name());
    String java = ProcessHandle.current().info().command().orElse("java");
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx4g",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Measure.class.getName(),
                peer.name(),
                figure.name(),
                files.toString())
            .redirectErrorStream(true)
            .start();
    Measurement result = null;
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        Measurement read = Measurement.read(line);
        result = read == null ? result : read;
      }
    }
    process.waitFor();
    delete(files);
    if (result == null) {
      throw new IOException(peer + " could not be measured:\n" + output);
    }
    return result;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
