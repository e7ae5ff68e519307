package io.quiver.functions.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.functions.spi.Argument;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TRAVERSE, NEIGHBORS and SHORTEST_PATH against searches written as plainly as possible. */
class GraphFunctionsTest {
  private static final int VERTICES = 60;

  private record Edge(int source, int target, double weight) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsWhatPlainSearchesFind(boolean indexed) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (EdgeFixture fixture = new EdgeFixture(indexed)) {
      List<Edge> edges = new ArrayList<>();
      try (Transaction load = fixture.begin()) {
        for (int i = 0; i < 150; i++) {
          add(fixture, load, edges, random);
        }
        // Own uncommitted edges count too.
        compare(fixture, load, edges, random, "own writes, seed " + seed);
        load.commit();
      }
      try (Transaction reader = fixture.begin()) {
        for (int round = 0; round < 5; round++) {
          compare(fixture, reader, edges, random, "committed, seed " + seed);
          try (Transaction writer = fixture.begin()) {
            add(fixture, writer, edges, random);
            writer.commit();
          }
        }
        reader.rollback();
      }
    }
  }

  private static void add(
      EdgeFixture fixture, Transaction transaction, List<Edge> edges, Random random) {
    Edge edge =
        new Edge(random.nextInt(VERTICES), random.nextInt(VERTICES), random.nextInt(20) / 4.0);
    edges.add(edge);
    fixture.insert(
        transaction, EdgeFixture.vertex(edge.source), EdgeFixture.vertex(edge.target), edge.weight);
  }

  private static void compare(
      EdgeFixture fixture,
      Transaction transaction,
      List<Edge> edges,
      Random random,
      String message) {
    int start = random.nextInt(VERTICES);
    int maxDepth = 1 + random.nextInt(6);
    String direction = List.of("OUT", "IN", "ANY").get(random.nextInt(3));
    Map<Long, Long> expected = depths(edges, start, maxDepth, direction);
    Map<Long, Long> actual = new TreeMap<>();
    for (List<?> row :
        fixture.call(
            transaction,
            new Traverse(),
            "seeds",
            EdgeFixture.vertex(start),
            "max_depth",
            (long) maxDepth,
            "direction",
            direction)) {
      assertTrue(actual.put((Long) row.get(1), (Long) row.get(2)) == null, "twice: " + row);
      List<?> path = (List<?>) row.get(5);
      assertEquals((Long) row.get(2) + 1, path.size(), message);
      assertEquals(row.get(3), path.get(path.size() - 2), message);
    }
    assertEquals(expected, actual, message + " start " + start + " " + direction);

    Map<Long, Double> costs = costs(edges, start, direction);
    Map<Long, Double> found = new TreeMap<>();
    for (List<?> row :
        fixture.call(
            transaction,
            new PathFunction(PathFunction.Form.SHORTEST_PATH),
            "source",
            EdgeFixture.vertex(start),
            "weight",
            new Argument.Columns(List.of("W")),
            "direction",
            direction)) {
      found.put((Long) row.get(1), (Double) row.get(4));
    }
    assertEquals(costs, found, message);
    comparePairs(fixture, transaction, edges, start, direction, message);
  }

  /** Searches from both ends find paths of the length that a search from one end finds. */
  private static void comparePairs(
      EdgeFixture fixture,
      Transaction transaction,
      List<Edge> edges,
      int start,
      String direction,
      String message) {
    Map<Long, Long> expected = depths(edges, start, Integer.MAX_VALUE, direction);
    for (int target = 0; target < VERTICES; target += 7) {
      List<List<@Nullable Object>> rows =
          fixture.call(
              transaction,
              new PathFunction(PathFunction.Form.SHORTEST_PATH),
              "source",
              EdgeFixture.vertex(start),
              "target",
              EdgeFixture.vertex(target),
              "direction",
              direction);
      Long hops = target == start ? Long.valueOf(0) : expected.get(EdgeFixture.vertex(target));
      assertEquals(hops == null ? 0 : 1, rows.size(), message);
      if (hops != null) {
        List<?> nodes = (List<?>) rows.get(0).get(5);
        assertEquals((Object) hops, rows.get(0).get(3), message);
        assertEquals(hops + 1, (long) nodes.size(), message);
        assertEquals((long) hops, ((List<?>) rows.get(0).get(6)).size(), message);
        assertEquals((Object) EdgeFixture.vertex(start), nodes.get(0), message);
        assertEquals((Object) EdgeFixture.vertex(target), nodes.get(nodes.size() - 1), message);
        for (int i = 1; i < nodes.size(); i++) {
          Map<Long, Long> next = depths(edges, EdgeFixture.number(nodes.get(i - 1)), 1, direction);
          assertTrue(next.containsKey((Long) nodes.get(i)), message + " " + nodes);
        }
      }
    }
  }

  private static Map<Long, Long> depths(
      List<Edge> edges, int start, int maxDepth, String direction) {
    long[] depth = new long[VERTICES];
    Arrays.fill(depth, -1);
    depth[start] = 0;
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
    Map<Long, Long> result = new TreeMap<>();
    while (!queue.isEmpty()) {
      int vertex = queue.poll();
      for (Edge edge : edges) {
        int next = other(edge, vertex, direction);
        if (next >= 0 && depth[next] < 0 && depth[vertex] < maxDepth) {
          depth[next] = depth[vertex] + 1;
          result.put(EdgeFixture.vertex(next), depth[next]);
          queue.add(next);
        }
        int back = direction.equals("ANY") ? other(edge, vertex, "IN") : -1;
        if (back >= 0 && depth[back] < 0 && depth[vertex] < maxDepth) {
          depth[back] = depth[vertex] + 1;
          result.put(EdgeFixture.vertex(back), depth[back]);
          queue.add(back);
        }
      }
    }
    return result;
  }

  private static int other(Edge edge, int vertex, String direction) {
    if (direction.equals("IN")) {
      return edge.target == vertex ? edge.source : -1;
    }
    return edge.source == vertex ? edge.target : -1;
  }

  /** Bellman and Ford: relax every edge as often as there are vertices. */
  private static Map<Long, Double> costs(List<Edge> edges, int start, String direction) {
    double[] cost = new double[VERTICES];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[start] = 0;
    for (int round = 0; round < VERTICES; round++) {
      for (Edge edge : edges) {
        if (!direction.equals("IN")) {
          cost[edge.target] = Math.min(cost[edge.target], cost[edge.source] + edge.weight);
        }
        if (!direction.equals("OUT")) {
          cost[edge.source] = Math.min(cost[edge.source], cost[edge.target] + edge.weight);
        }
      }
    }
    Map<Long, Double> result = new TreeMap<>();
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      if (vertex != start && cost[vertex] < Double.POSITIVE_INFINITY) {
        result.put(EdgeFixture.vertex(vertex), cost[vertex]);
      }
    }
    return result;
  }

  @Test
  void neighborsGiveEveryParallelEdgeAndEachLoopOnce() {
    try (EdgeFixture fixture = new EdgeFixture(true);
        Transaction transaction = fixture.begin()) {
      fixture.insert(transaction, 1, 2, 1.0);
      fixture.insert(transaction, 1, 2, null);
      fixture.insert(transaction, 1, 1, 3.0);
      fixture.insert(transaction, 3, 1, 4.0);
      assertEquals(
          3, fixture.call(transaction, new Neighbors(), "seeds", 1L, "direction", "OUT").size());
      assertEquals(
          4, fixture.call(transaction, new Neighbors(), "seeds", 1L, "direction", "ANY").size());
      assertEquals(0, fixture.call(transaction, new Neighbors(), "seeds", 99L).size());
    }
  }

  @Test
  void boundsAndKindsOfUniqueness() {
    try (EdgeFixture fixture = new EdgeFixture(true);
        Transaction transaction = fixture.begin()) {
      fixture.insert(transaction, 1, 2, 1.0);
      fixture.insert(transaction, 2, 3, 1.0);
      fixture.insert(transaction, 3, 1, 1.0);
      fixture.insert(transaction, 1, 3, 1.0);
      Traverse traverse = new Traverse();
      assertEquals(2, fixture.call(transaction, traverse, "seeds", 1L).size());
      assertEquals(3, fixture.call(transaction, traverse, "seeds", 1L, "min_depth", 0L).size());
      assertEquals(1, fixture.call(transaction, traverse, "seeds", 1L, "max_rows", 1L).size());
      assertEquals(
          4, fixture.call(transaction, traverse, "seeds", 1L, "uniqueness", "EDGE").size());
      // Walks from 1: 2, 3 | 2-3, 3-1 | 2-3-1, 3-1-2, 3-1-3
      assertEquals(
          7,
          fixture
              .call(transaction, traverse, "seeds", 1L, "uniqueness", "NONE", "max_depth", 3L)
              .size());
      List<?> depthFirst =
          fixture.call(transaction, traverse, "seeds", 1L, "strategy", "DFS").stream()
              .map(row -> row.get(1))
              .toList();
      assertEquals(List.of(2L, 3L), depthFirst);
      QuiverException endless =
          assertThrows(
              QuiverException.class,
              () -> fixture.call(transaction, traverse, "seeds", 1L, "uniqueness", "NONE"));
      assertEquals(ErrorCode.INVALID_PARAMETER, endless.code());
    }
  }

  @Test
  void refusesWeightsThatAreNoCosts() {
    try (EdgeFixture fixture = new EdgeFixture(true);
        Transaction transaction = fixture.begin()) {
      fixture.insert(transaction, 1, 2, -1.0);
      Argument weight = new Argument.Columns(List.of("W"));
      QuiverException negative =
          assertThrows(
              QuiverException.class,
              () ->
                  fixture.call(
                      transaction,
                      new PathFunction(PathFunction.Form.SHORTEST_PATH),
                      "source",
                      1L,
                      "weight",
                      weight));
      assertEquals(ErrorCode.INVALID_PARAMETER, negative.code());
      assertEquals(
          1,
          fixture
              .call(
                  transaction,
                  new PathFunction(PathFunction.Form.SHORTEST_PATH),
                  "source",
                  1L,
                  "target",
                  2L)
              .size());
    }
  }
}
