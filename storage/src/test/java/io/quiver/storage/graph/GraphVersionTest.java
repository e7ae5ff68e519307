package io.quiver.storage.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Versions of a graph against edges in a map. */
final class GraphVersionTest {
  private static final int VERTICES = 12;
  private static final int ROUNDS = 60;

  private record Edge(long source, long target, double weight) {}

  @Test
  void everyVersionKeepsWhatItWas() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (boolean weighted : new boolean[] {false, true}) {
      TreeMap<Long, Edge> edges = new TreeMap<>();
      for (long id = 0; id < 30; id++) {
        edges.put(id, edge(random));
      }
      GraphVersion version = GraphVersion.of(build(edges, weighted));
      List<GraphVersion> versions = new ArrayList<>();
      List<TreeMap<Long, Edge>> states = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        version = next(version, edges, random);
        if (random.nextInt(10) == 0) {
          version = GraphVersion.of(version.compressed());
        }
        versions.add(version);
        states.add(new TreeMap<>(edges));
      }
      for (int i = 0; i < ROUNDS; i++) {
        check(versions.get(i), states.get(i), weighted, "seed " + seed + ", round " + i);
      }
    }
  }

  private static Edge edge(Random random) {
    return new Edge(random.nextInt(VERTICES), random.nextInt(VERTICES), random.nextInt(5));
  }

  private static CompressedGraph build(TreeMap<Long, Edge> edges, boolean weighted) {
    return CompressedGraph.build(
        weighted, sink -> edges.forEach((id, e) -> sink.edge(e.source, e.target, id, e.weight)));
  }

  /** Inserts, moves and removes some edges, rows that were no edges among them. */
  private static GraphVersion next(GraphVersion version, TreeMap<Long, Edge> edges, Random random) {
    GraphVersion.Change change = version.change();
    for (int i = random.nextInt(6); i >= 0; i--) {
      long id = random.nextInt(60);
      if (random.nextInt(3) == 0) {
        edges.remove(id);
        change.remove(id);
      } else {
        Edge edge = edge(random);
        edges.put(id, edge);
        change.edge(id, edge.source, edge.target, edge.weight);
      }
    }
    return change.finish();
  }

  private static void check(
      GraphVersion version, TreeMap<Long, Edge> edges, boolean weighted, String where) {
    for (GraphDirection direction : GraphDirection.values()) {
      Map<Object, String> expected = expected(edges, direction, weighted);
      assertEquals(expected, found(version.reader(), direction), where + " " + direction);
      assertEquals(expected, found(version.compressed().reader(), direction), where + " as arrays");
    }
    long connected =
        edges.values().stream()
            .flatMap(e -> List.of(e.source, e.target).stream())
            .distinct()
            .count();
    assertEquals(connected, version.compressed().vertexCount(), where);
  }

  private static Map<Object, String> expected(
      TreeMap<Long, Edge> edges, GraphDirection direction, boolean weighted) {
    Map<Object, List<String>> lists = new HashMap<>();
    edges.forEach(
        (id, e) -> {
          double weight = weighted ? e.weight : 1;
          if (direction != GraphDirection.IN) {
            add(lists, e.source, id, e.target, weight);
          }
          if (direction == GraphDirection.IN
              || (direction == GraphDirection.ANY && e.source != e.target)) {
            add(lists, e.target, id, e.source, weight);
          }
        });
    return sorted(lists);
  }

  private static Map<Object, String> found(Graph graph, GraphDirection direction) {
    Map<Object, List<String>> lists = new HashMap<>();
    EdgeList list = new EdgeList();
    for (long value = 0; value < VERTICES; value++) {
      int vertex = graph.vertex(value);
      if (vertex >= 0) {
        graph.expand(vertex, direction, list);
        for (int i = 0; i < list.size(); i++) {
          Object other = graph.value(list.vertex(i));
          add(lists, value, list.edge(i), (Long) other, list.weight(i));
        }
      }
    }
    return sorted(lists);
  }

  private static void add(
      Map<Object, List<String>> lists, long at, long id, long other, double weight) {
    lists.computeIfAbsent(at, v -> new ArrayList<>()).add(id + ":" + other + ":" + weight);
  }

  private static Map<Object, String> sorted(Map<Object, List<String>> lists) {
    return lists.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().stream().sorted().toList().toString()));
  }
}
