package io.quiver.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** TPC-H query by query, from the notes that {@link TpchWorkload} leaves. */
final class TpchTable {
  private static final ResourceBundle CAUSES = ResourceBundle.getBundle("io.quiver.bench.causes");

  private final Results results;
  private final List<String> slower = new ArrayList<>();

  TpchTable(Results results) {
    this.results = results;
  }

  /** Whether a note is one of these, and better shown here. */
  static boolean isNote(String note) {
    return note.startsWith("ms:");
  }

  /** Queries that {@link #text} found to take longer than in H2. */
  List<String> slowerThanH2() {
    return slower;
  }

  private Map<String, Double> times(Peer peer) {
    Map<String, Double> times = new HashMap<>();
    if (results.median(Figure.TPCH, peer) != null) {
      for (String part : results.text(Figure.TPCH, peer, "note").split(" ")) {
        int equal = part.indexOf('=');
        if (equal > 0) {
          times.put(part.substring(0, equal), Double.valueOf(part.substring(equal + 1)));
        }
      }
    }
    return times;
  }

  String text() {
    slower.clear();
    if (!results.has(Figure.TPCH)) {
      return "";
    }
    Map<String, Double> quiver = times(Peer.QUIVER);
    Map<String, Double> h2 = times(Peer.H2);
    Map<String, Double> sqlite = times(Peer.SQLITE);
    Map<String, Double> duckdb = times(Peer.DUCKDB);
    StringBuilder text =
        new StringBuilder("\n### TPC-H 0.1, query by query: milliseconds of the last round\n\n")
            .append("| query | Quiver | H2 | SQLite | DuckDB | Quiver / DuckDB | |\n")
            .append("|---|---:|---:|---:|---:|---:|---|\n");
    for (int i = 1; i <= TpchWorkload.QUERIES; i++) {
      String name = String.format(Locale.ROOT, "q%02d", i);
      double own = quiver.getOrDefault(name, 0.0);
      boolean isSlower = h2.containsKey(name) && own > h2.get(name);
      if (isSlower) {
        slower.add(name);
      }
      text.append("| ").append(name);
      for (Map<String, Double> times : List.of(quiver, h2, sqlite, duckdb)) {
        Double time = times.get(name);
        text.append(time == null ? " | -" : String.format(Locale.ROOT, " | %,.1f", time));
      }
      text.append(
          duckdb.containsKey(name)
              ? String.format(Locale.ROOT, " | %.1f", own / duckdb.get(name))
              : " | -");
      text.append(" | ").append(isSlower ? "**slower than H2**; " : "").append(cause(name));
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String cause(String query) {
    try {
      return CAUSES.getString("TPCH." + query);
    } catch (MissingResourceException e) {
      return "";
    }
  }
}
