package io.quiver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;

/** The figures as a page for people. */
final class Report {
  /** Why Quiver is behind where it is, by figure. */
  private static final ResourceBundle CAUSES = ResourceBundle.getBundle("io.quiver.bench.causes");

  private final Results results;
  private final List<Figure> missed = new ArrayList<>();

  Report(Results results) {
    this.results = results;
  }

  /** Promises that {@link #text} found missed. */
  List<Figure> missed() {
    return missed;
  }

  String text() {
    missed.clear();
    StringBuilder text = new StringBuilder(HEADER);
    for (String system : systems()) {
      text.append("- ").append(system).append('\n');
    }
    List<String> causes = new ArrayList<>();
    for (Area area : Area.values()) {
      List<Peer> peers = area.peers();
      text.append("\n## ").append(area.heading()).append("\n\n").append(columns(peers));
      for (Figure figure : Figure.values()) {
        if (figure.area() == area) {
          text.append(results.has(figure) ? row(figure, peers, causes) : missing(figure, peers));
        }
      }
    }
    TpchTable queries = new TpchTable(results);
    text.append(queries.text());
    if (!queries.slowerThanH2().isEmpty() && !missed.contains(Figure.TPCH)) {
      missed.add(Figure.TPCH);
    }
    if (!causes.isEmpty()) {
      text.append("\n## Where a peer is ahead, and why\n\n");
      causes.forEach(text::append);
    }
    return text.toString();
  }

  private static final String HEADER =
      """
      # Performance

      Written by `bench/promises`: each system in its own JVM, on its own class path and on files of its
      own, alternating round by round, the same JDBC code for all; the numbers are medians, the raw ones
      are in performance.json. Absolute numbers depend on the machine; ratios less so.

      """;

  private TreeSet<String> systems() {
    TreeSet<String> systems = new TreeSet<>();
    for (Figure figure : Figure.values()) {
      if (!results.has(figure)) {
        continue;
      }
      systems.add(
          String.format(
              Locale.ROOT,
              "Java %s, %s processors, %s",
              results.text(figure, "java"),
              results.text(figure, "processors"),
              results.text(figure, "system")));
      for (Peer peer : Peer.values()) {
        if (results.median(figure, peer) != null) {
          systems.add(
              peer.title()
                  + " "
                  + results.text(figure, peer, "version")
                  + ": "
                  + results.text(figure, peer, "settings"));
        }
      }
    }
    return systems;
  }

  private static String columns(List<Peer> peers) {
    StringBuilder head = new StringBuilder("| figure |");
    StringBuilder line = new StringBuilder("|---|");
    for (Peer peer : peers) {
      head.append(' ').append(peer.title()).append(" |");
      line.append("---:|");
    }
    return head
        + " Quiver / best peer | promised | | rounds, day |\n"
        + line
        + "---:|---|---|---|\n";
  }

  private static String missing(Figure figure, List<Peer> peers) {
    return "| " + name(figure) + " |" + " |".repeat(peers.size()) + " | | not measured | |\n";
  }

  private static String name(Figure figure) {
    return figure.title() + " (" + figure.unit() + ")";
  }

  private String row(Figure figure, List<Peer> peers, List<String> causes) {
    StringBuilder row = new StringBuilder("| " + name(figure) + " |");
    double best = 0;
    double against = 0;
    for (Peer peer : peers) {
      Double median = results.median(figure, peer);
      if (median == null) {
        row.append(" - |");
        continue;
      }
      String noted = results.text(figure, peer, "note");
      String note = TpchTable.isNote(noted) ? "" : noted;
      row.append(
          String.format(Locale.ROOT, " %s%s |", number(median), note.isEmpty() ? "" : ", " + note));
      if (peer != figure.own()) {
        best = Math.max(best, median);
        against = isCompared(figure, peer) ? Math.max(against, median) : against;
      }
    }
    Double measured = results.median(figure, figure.own());
    double quiver = measured == null ? 0 : measured;
    boolean kept = figure.promise().isKept(quiver, against);
    if (!kept) {
      missed.add(figure);
    }
    if (!kept || quiver < best) {
      causes.add("- " + figure.title() + ": " + cause(figure) + "\n");
    }
    row.append(best == 0 ? " - |" : String.format(Locale.ROOT, " %.2f |", quiver / best));
    row.append(' ').append(figure.promise().text()).append(" |");
    row.append(figure.promise() instanceof Promise.None ? " |" : kept ? " PASS |" : " **MISS** |");
    row.append(
        String.format(
            Locale.ROOT, " %d, %s |%n", results.rounds(figure), results.text(figure, "date")));
    return row.toString();
  }

  /** Small numbers are ratios or microseconds. */
  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.2f" : "%,.0f", value);
  }

  private static boolean isCompared(Figure figure, Peer peer) {
    return !(figure.promise() instanceof Promise.AtLeastTimes times)
        || times.against().length == 0
        || List.of(times.against()).contains(peer);
  }

  private static String cause(Figure figure) {
    try {
      return CAUSES.getString(figure.name());
    } catch (MissingResourceException e) {
      return "not looked into yet.";
    }
  }
}
