package io.quiver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes docs/PERFORMANCE.md and docs/performance.json. */
final class Report {
  private Report() {}

  /** Returns whether every promise was kept. */
  static boolean write(
      Map<Figure, Map<Peer, List<Measurement>>> results, int rounds, Path directory)
      throws IOException, SQLException {
    boolean kept = true;
    StringBuilder text = new StringBuilder(header(rounds));
    for (Map.Entry<Figure, Map<Peer, List<Measurement>>> entry : results.entrySet()) {
      Figure figure = entry.getKey();
      double quiver = median(entry.getValue().getOrDefault(Peer.QUIVER, List.of()));
      double best = 0;
      StringBuilder row = new StringBuilder("| " + figure.title() + " (" + figure.unit() + ") |");
      for (Peer peer : Peer.values()) {
        List<Measurement> measured = entry.getValue().get(peer);
        if (measured == null) {
          row.append(" - |");
          continue;
        }
        double median = median(measured);
        best = peer == Peer.QUIVER ? best : Math.max(best, median);
        row.append(String.format(Locale.ROOT, " %,.0f%s |", median, note(measured)));
      }
      boolean pass = best == 0 || quiver >= figure.factor() * best;
      kept &= pass;
      row.append(best == 0 ? " - |" : String.format(Locale.ROOT, " %.2f |", quiver / best));
      row.append(figure.factor() == 0 ? " - |" : " " + figure.factor() + " |");
      row.append(figure.factor() == 0 ? " |\n" : pass ? " PASS |\n" : " MISS |\n");
      text.append(row);
    }
    for (Figure figure : Figure.values()) {
      if (!results.containsKey(figure)) {
        text.append("\nNot measured in this run: ").append(figure.title()).append(".\n");
      }
    }
    Files.writeString(directory.resolve("PERFORMANCE.md"), text);
    Files.writeString(directory.resolve("performance.json"), json(results));
    System.out.println(text);
    return kept;
  }

  private static String note(List<Measurement> measured) {
    String note = measured.get(measured.size() / 2).note();
    return note.isEmpty() ? "" : ", " + note;
  }

  private static String header(int rounds) throws SQLException {
    StringBuilder text =
        new StringBuilder(
            "# Performance\n\n"
                + "Written by `bench`: each system in its own JVM on files of its own, alternating,"
                + " medians of "
                + rounds
                + " rounds, the same JDBC code for all.\n"
                + "Ratios are to be trusted more than absolute numbers.\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, %s.%n%n",
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name")));
    for (Peer peer : Peer.values()) {
      Driver driver = DriverManager.getDriver(peer.url(Path.of(".")));
      text.append(
          String.format(
              Locale.ROOT,
              "- %s: driver version %d.%d, %s%n",
              peer,
              driver.getMajorVersion(),
              driver.getMinorVersion(),
              peer.settings()));
    }
    return text.append(
            "\n| figure | Quiver | H2 | SQLite | Quiver / fastest peer | promised | |\n"
                + "|---|---:|---:|---:|---:|---:|---|\n")
        .toString();
  }

  private static double median(List<Measurement> measured) {
    double[] sorted = measured.stream().mapToDouble(Measurement::rate).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static String json(Map<Figure, Map<Peer, List<Measurement>>> results) {
    StringBuilder text = new StringBuilder("{\n");
    String figureSeparator = "";
    for (Map.Entry<Figure, Map<Peer, List<Measurement>>> figure : results.entrySet()) {
      text.append(figureSeparator).append("  \"").append(figure.getKey()).append("\": {");
      String peerSeparator = "";
      for (Map.Entry<Peer, List<Measurement>> peer : figure.getValue().entrySet()) {
        List<Double> rates = peer.getValue().stream().map(Measurement::rate).toList();
        text.append(peerSeparator).append("\"").append(peer.getKey()).append("\": ").append(rates);
        peerSeparator = ", ";
      }
      text.append("}");
      figureSeparator = ",\n";
    }
    return text.append("\n}\n").toString();
  }
}
