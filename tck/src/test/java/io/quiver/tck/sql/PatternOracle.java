package io.quiver.tck.sql;

import io.quiver.tck.sql.RandomGraph.Edge;
import io.quiver.tck.sql.RandomGraph.Vertex;
import io.quiver.tck.sql.RandomPattern.Hop;
import io.quiver.tck.sql.RandomPattern.Node;
import io.quiver.tck.sql.RandomPattern.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All matches of a pattern by trying everything. */
final class PatternOracle {
  /** A match: what the statement gives for it, and what a prefix selects by. */
  record Match(String row, String ends, int length, int cost) {}

  private static final int MOST = 3_000;

  private final RandomGraph graph;
  private final RandomPattern pattern;
  private final Map<String, Match> matches = new LinkedHashMap<>();
  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<List<List<Edge>>> rounds = new ArrayList<>();
  private boolean tooMany;
  private int work;

  PatternOracle(RandomGraph graph, RandomPattern pattern) {
    this.graph = graph;
    this.pattern = pattern;
    for (Vertex start : graph.vertices) {
      vertices.add(start);
      enter(0, start);
      vertices.remove(0);
    }
  }

  /** Null when there are too many to try. */
  @Nullable List<Match> matches() {
    return tooMany ? null : List.copyOf(matches.values());
  }

  private static boolean hasLabel(String table, String label) {
    return label.equalsIgnoreCase(table)
        || label.equals(table.equals("V") || table.equals("W") ? "n" : "l");
  }

  static boolean fits(String table, String expression) {
    if (expression.isEmpty() || expression.equals("%")) {
      return true;
    }
    if (expression.startsWith("!")) {
      return !hasLabel(table, expression.substring(1));
    }
    if (expression.contains("&")) {
      return List.of(expression.split(" & ")).stream().allMatch(l -> hasLabel(table, l));
    }
    return List.of(expression.split(" \\| ")).stream().anyMatch(l -> hasLabel(table, l));
  }

  private static boolean fits(Vertex vertex, Node node) {
    return fits(vertex.table(), node.label()) && vertex.x() >= node.least();
  }

  private void enter(int position, Vertex vertex) {
    Node node = pattern.nodes.get(position);
    if (tooMany || !fits(vertex, node)) {
      return;
    }
    for (int i = 0; i < position; i++) {
      boolean same = !node.name().isEmpty() && pattern.nodes.get(i).name().equals(node.name());
      if (same && vertices.get(places.get(i)) != vertex) {
        return;
      }
    }
    places.add(edges.size());
    if (position == pattern.parts.size()) {
      found();
    } else {
      rounds.add(new ArrayList<>());
      rounds(position, vertex);
      rounds.remove(rounds.size() - 1);
    }
    places.remove(places.size() - 1);
  }

  private void rounds(int number, Vertex vertex) {
    if (++work > 100_000) {
      tooMany = true;
    }
    Part part = pattern.parts.get(number);
    int count = rounds.get(number).size();
    if (count >= part.least()) {
      enter(number + 1, vertex);
    }
    // The k best walks between two vertices need at most so many rounds.
    int enough = part.least() + 2 * graph.vertices.size() + 1;
    int most = part.most() < 0 ? (restricts() ? 99 : enough) : part.most();
    if (count < most && !tooMany) {
      rounds.get(number).add(new ArrayList<>());
      hops(number, 0, vertex);
      rounds.get(number).remove(count);
    }
  }

  private boolean restricts() {
    return pattern.mode != RandomPattern.Mode.WALK;
  }

  private void hops(int number, int hop, Vertex vertex) {
    Part part = pattern.parts.get(number);
    if (hop == part.hops().size()) {
      rounds(number, vertex);
      return;
    }
    if (hop > 0 && !fits(vertex, part.between().get(hop - 1))) {
      return;
    }
    Hop wanted = part.hops().get(hop);
    for (Edge edge : graph.edges) {
      if (!fits(edge.table(), wanted.label()) || (wanted.most() >= 0 && edge.y() > wanted.most())) {
        continue;
      }
      if (wanted.direction() != 1 && edge.source() == vertex) {
        take(number, hop, edge, edge.destination());
      }
      boolean loop = edge.source() == edge.destination();
      if (edge.destination() == vertex
          && (wanted.direction() == 1 || (wanted.direction() == 2 && !loop))) {
        take(number, hop, edge, edge.source());
      }
    }
  }

  private void take(int number, int hop, Edge edge, Vertex to) {
    boolean closed = edges.size() > 0 && vertices.get(0) == vertices.get(vertices.size() - 1);
    boolean allowed =
        switch (pattern.mode) {
          case WALK -> true;
          case TRAIL -> !edges.contains(edge);
          case ACYCLIC -> !vertices.contains(to);
          case SIMPLE -> !closed && (!vertices.contains(to) || vertices.get(0) == to);
        };
    if (!allowed) {
      return;
    }
    edges.add(edge);
    vertices.add(to);
    List<List<Edge>> all = rounds.get(number);
    List<Edge> round = all.get(all.size() - 1);
    round.add(edge);
    hops(number, hop + 1, to);
    round.remove(round.size() - 1);
    vertices.remove(vertices.size() - 1);
    edges.remove(edges.size() - 1);
  }

  private void found() {
    if (matches.size() > MOST) {
      tooMany = true;
      return;
    }
    StringBuilder row = new StringBuilder();
    row.append(vertices.stream().map(Vertex::id).toList()).append('|');
    row.append(edges.stream().map(Edge::id).toList()).append('|').append(edges.size());
    StringBuilder hidden = new StringBuilder();
    for (int i = 0; i < pattern.nodes.size(); i++) {
      Vertex vertex = vertices.get(places.get(i));
      boolean beside =
          (i > 0 && pattern.parts.get(i - 1).named())
              || (i < pattern.parts.size() && pattern.parts.get(i).named());
      if (!pattern.nodes.get(i).name().isEmpty()) {
        row.append('|').append(vertex.id()).append('|').append(vertex.x());
        hidden.append(i).append('@').append(places.get(i)).append(' ');
      } else if (beside) {
        hidden.append(i).append('@').append(places.get(i)).append(' ');
      }
    }
    for (int i = 0; i < pattern.parts.size(); i++) {
      Part part = pattern.parts.get(i);
      for (int j = 0; j < part.hops().size(); j++) {
        if (!part.hops().get(j).name().isEmpty()) {
          add(row, rounds.get(i), j, part.repeated());
        }
      }
    }
    int cost = edges.stream().mapToInt(Edge::y).sum();
    String ends = vertices.get(0).id() + "~" + vertices.get(vertices.size() - 1).id();
    matches.putIfAbsent(row + "#" + hidden, new Match(row.toString(), ends, edges.size(), cost));
  }

  private static void add(StringBuilder row, List<List<Edge>> rounds, int hop, boolean repeated) {
    if (!repeated) {
      Edge edge = rounds.get(0).get(hop);
      row.append('|').append(edge.id()).append('|').append(edge.y());
      return;
    }
    int sum = rounds.stream().mapToInt(round -> round.get(hop).y()).sum();
    row.append('|').append(rounds.size()).append('|').append(rounds.isEmpty() ? "null" : sum);
  }

  /** Null if the rows are what the pattern asks for, else why not. */
  static @Nullable String difference(
      RandomPattern pattern, List<Match> matches, List<String> rows) {
    Map<String, List<Match>> byEnds = new HashMap<>();
    Map<String, List<Match>> byRow = new HashMap<>();
    for (Match match : matches) {
      byEnds.computeIfAbsent(match.ends(), e -> new ArrayList<>()).add(match);
      byRow.computeIfAbsent(match.row(), e -> new ArrayList<>()).add(match);
    }
    Map<String, List<Match>> given = new HashMap<>();
    Map<String, Integer> used = new HashMap<>();
    for (String row : rows) {
      List<Match> same = byRow.get(row);
      int turn = used.merge(row, 1, Integer::sum);
      if (same == null || turn > same.size()) {
        return "row that is no match, or once too often: " + row;
      }
      given.computeIfAbsent(same.get(0).ends(), e -> new ArrayList<>()).add(same.get(turn - 1));
    }
    for (Map.Entry<String, List<Match>> pair : byEnds.entrySet()) {
      List<Integer> wanted = wanted(pattern.search, pair.getValue());
      List<Integer> got = new ArrayList<>();
      for (Match match : given.getOrDefault(pair.getKey(), List.of())) {
        got.add(measure(pattern.search, match));
      }
      got.sort(null);
      boolean any = pattern.search == RandomPattern.Search.ANY;
      if (any ? got.size() != 1 : !wanted.equals(got)) {
        return pair.getKey() + ": wanted " + wanted + " but got " + got;
      }
    }
    return null;
  }

  /** The rows that a prefix selects where nothing is left to choice. */
  static List<String> selected(RandomPattern.Search search, List<Match> matches) {
    Map<String, List<Match>> byEnds = new LinkedHashMap<>();
    for (Match match : matches) {
      byEnds.computeIfAbsent(match.ends(), e -> new ArrayList<>()).add(match);
    }
    List<String> rows = new ArrayList<>();
    for (List<Match> pair : byEnds.values()) {
      List<Integer> lengths = wanted(search, pair);
      pair.stream().filter(m -> lengths.contains(m.length())).forEach(m -> rows.add(m.row()));
    }
    return rows;
  }

  private static int measure(RandomPattern.Search search, Match match) {
    return search.cheapest() ? match.cost() : match.length();
  }

  /** Lengths or costs that a prefix selects between two ends. */
  private static List<Integer> wanted(RandomPattern.Search search, List<Match> matches) {
    List<Integer> all = new ArrayList<>();
    matches.forEach(match -> all.add(measure(search, match)));
    all.sort(null);
    return switch (search) {
      case ALL -> all;
      case ANY, ANY_SHORTEST, ANY_CHEAPEST -> all.subList(0, 1);
      case SHORTEST_2, CHEAPEST_2 -> all.subList(0, Math.min(2, all.size()));
      case ALL_SHORTEST -> atMost(all, 1);
      case GROUPS_2 -> atMost(all, 2);
    };
  }

  private static List<Integer> atMost(List<Integer> sorted, int groups) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> result = new ArrayList<>();
    for (int value : sorted) {
      if (seen.add(value) && seen.size() > groups) {
        break;
      }
      result.add(value);
    }
    return result;
  }
}
