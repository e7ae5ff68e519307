package io.quiver.tck.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes SQL files of patterns with the rows that {@link PatternOracle} finds. */
final class PatternFiles {
  private PatternFiles() {}

  /** Arguments: the file, the seed, how many patterns. */
  public static void main(String[] arguments) throws IOException {
    Random random = new Random(Long.parseLong(arguments[1]));
    int wanted = Integer.parseInt(arguments[2]);
    StringBuilder text = new StringBuilder();
    text.append("-- peers: none: no peer has these patterns; expected rows by brute force,")
        .append(" seed " + arguments[1] + "\n");
    RandomGraph graph = graph(random);
    List<String> statements = new ArrayList<>(RandomGraph.definitions(true, random.nextBoolean()));
    statements.addAll(graph.rows());
    for (String sql : statements) {
      int changed = sql.startsWith("INSERT") ? 1 : 0;
      boolean change = changed == 1 || sql.startsWith("DELETE");
      text.append(sql).append(";\n--> ").append(change ? "changed " + changed : "ok").append('\n');
    }
    Set<String> shapes = new HashSet<>();
    while (shapes.size() < wanted) {
      RandomPattern pattern = new RandomPattern(random, true);
      List<PatternOracle.Match> matches = new PatternOracle(graph, pattern).matches();
      boolean settled =
          switch (pattern.search) {
            case ALL, ALL_SHORTEST, GROUPS_2 -> true;
            default -> false;
          };
      if (settled && matches != null) {
        List<String> rows = PatternOracle.selected(pattern.search, matches);
        boolean short1 = rows.size() <= 12 && (rows.size() > 0 || random.nextInt(8) == 0);
        if (short1 && shapes.add(pattern.text().replaceAll("[0-9]+", "0"))) {
          text.append(pattern.sql("")).append(";\n");
          for (String row : rows) {
            text.append("--> ")
                .append(row.replace("|", " | ").replace("null", "NULL"))
                .append('\n');
          }
          if (rows.isEmpty()) {
            text.append("--> empty\n");
          }
        }
      }
    }
    Files.writeString(Path.of(arguments[0]), text.toString());
  }

  private static RandomGraph graph(Random random) {
    while (true) {
      RandomGraph graph = new RandomGraph(random, true);
      if (graph.vertices.size() > 4 && graph.edges.size() > 5) {
        return graph;
      }
    }
  }
}
