package io.quiver.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures figures for every peer, each in a JVM, on a class path and on files of its own,
 * alternating for several rounds; writes the report and the raw numbers. Exits with 1 when a
 * promise is missed.
 */
final class Promises {
  private static final Path DOCS = Path.of("docs");

  private final Path directory;
  private final Results results;
  private final Map<Peer, String> versions = new EnumMap<>(Peer.class);

  private Promises(Path directory, Results results) {
    this.directory = directory;
    this.results = results;
  }

  /** Arguments: number of rounds (default 5), then names of figures or areas (default all). */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    List<String> names = Arrays.stream(args).skip(1).toList();
    Promises promises =
        new Promises(
            Files.createTempDirectory("quiver-bench"),
            Results.read(DOCS.resolve("performance.json")));
    for (Figure figure : Figure.values()) {
      boolean all = names.isEmpty() || names.contains(figure.area().name());
      if (names.contains(figure.name()) || (all && !figure.isLong())) {
        promises.measure(figure, rounds);
      }
    }
    Report report = new Report(promises.results);
    String text = report.text();
    Files.writeString(DOCS.resolve("PERFORMANCE.md"), text);
    System.out.println(text);
    System.exit(report.missed().isEmpty() ? 0 : 1);
  }

  private void measure(Figure figure, int rounds) throws IOException, InterruptedException {
    results.begin(figure, LocalDate.now(ZoneOffset.UTC).toString());
    for (int round = 0; round < rounds; round++) {
      for (Peer peer : figure.peers()) {
        if (!peer.isThere()) {
          continue;
        }
        Measurement result = inOwnProcess(peer, figure.name(), figure.heap());
        results.add(figure, peer, version(peer), result);
        System.out.printf(
            Locale.ROOT,
            "%-50s round %d  %-7s %,14.0f %s %s%n",
            figure.title(),
            round + 1,
            peer.title(),
            result.rate(),
            figure.unit(),
            result.note());
      }
    }
    results.write();
  }

  private String version(Peer peer) throws IOException, InterruptedException {
    String known = versions.get(peer);
    if (known == null) {
      known = inOwnProcess(peer, "version", "1g").note();
      versions.put(peer, known);
    }
    return known;
  }

  private Measurement inOwnProcess(Peer peer, String what, String heap)
      throws IOException, InterruptedException {
    Path files = Files.createTempDirectory(directory, peer.name());
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx" + heap);
    if (peer != Peer.QUIVER_SCALAR) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(peer.javaOptions());
    command.addAll(List.of("-cp", classPath(peer), Measure.class.getName()));
    command.addAll(List.of(peer.name(), what, files.toString(), kept(peer).toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
      throw new IOException(peer.title() + " could not be measured:\n" + output);
    }
    return result;
  }

  /** Where the peer's measurements keep what several of them need. */
  private Path kept(Peer peer) throws IOException {
    return Files.createDirectories(directory.resolve("kept-" + peer.name()));
  }

  /** Of this process's class path the part that the peer needs, and what else it needs. */
  private static String classPath(Peer peer) {
    List<String> needed = new ArrayList<>(peer.moreLibraries());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      File file = new File(entry);
      if (file.isDirectory() || peer.needs(file.getName())) {
        needed.add(entry);
      }
    }
    return String.join(File.pathSeparator, needed);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
