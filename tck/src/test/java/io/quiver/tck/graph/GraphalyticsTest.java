package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All validation graphs of LDBC Graphalytics with all their reference outputs. */
final class GraphalyticsTest {
  private static final String FOLDER = "/graphs/graphalytics/";
  private static final double TOLERANCE = 1e-4;

  private static final String GRAPH =
      "edges => TABLE e, endpoints => DESCRIPTOR(src, dst), "
          + "vertices => TABLE v, vertex_key => DESCRIPTOR(id)";

  /** Input, whether every edge stands there once though it goes both ways, algorithm, reference. */
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String way : List.of("dir", "undir")) {
      cases.add(Arguments.of("bfs/" + way + "-input", false, "BFS", 1, "bfs/" + way + "-output"));
      cases.add(
          Arguments.of(
              "pr/" + way + "-input",
              false,
              "PR",
              way.equals("dir") ? 14 : 26,
              "pr/" + way + "-output"));
      cases.add(Arguments.of("wcc/" + way + "-input", false, "WCC", 0, "wcc/" + way + "-output"));
      cases.add(
          Arguments.of("cdlp/" + way + "-input", false, "CDLP", 5, "cdlp/" + way + "-output"));
      cases.add(Arguments.of("lcc/" + way + "-input", false, "LCC", 0, "lcc/" + way + "-output"));
      cases.add(
          Arguments.of(
              "sssp/" + way + "-input", way.equals("undir"), "SSSP", 1, "sssp/" + way + "-output"));
    }
    for (String way : List.of("directed", "undirected")) {
      int source = way.equals("directed") ? 1 : 2;
      for (String algorithm : List.of("BFS", "SSSP", "PR", "CDLP", "WCC", "LCC")) {
        boolean search = algorithm.equals("BFS") || algorithm.equals("SSSP");
        cases.add(
            Arguments.of(
                "example/example-" + way,
                way.equals("undirected"),
                algorithm,
                search ? source : 2,
                "example/example-" + way + "-" + algorithm));
      }
    }
    assertEquals(24, cases.size());
    return cases.stream();
  }

  @ParameterizedTest(name = "{4}")
  @MethodSource("cases")
  void matchesTheReference(
      String input, boolean oneLineAnEdge, String algorithm, int parameter, String reference)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:")) {
      load(connection, input);
      Map<Long, Double> computed =
          run(connection, query(algorithm, parameter, oneLineAnEdge ? "ANY" : "OUT"));
      Map<Long, Double> expected = values(reference);
      switch (algorithm) {
        case "WCC" -> assertEquals(partition(expected), partition(computed));
        case "BFS", "CDLP" -> assertEquals(reached(expected), computed);
        default -> assertNear(reached(expected), computed);
      }
    }
  }

  private static String query(String algorithm, int parameter, String direction) {
    String directed = GRAPH + ", direction => '" + direction + "'";
    String searched =
        "edges => TABLE e, endpoints => DESCRIPTOR(src, dst), direction => '" + direction + "'";
    return switch (algorithm) {
      case "BFS" ->
          "SELECT node, depth FROM TRAVERSE("
              + searched
              + ", seeds => 1 * "
              + parameter
              + ", min_depth => 0)";
      case "SSSP" ->
          "SELECT target, cost FROM SHORTEST_PATH("
              + searched
              + ", source => "
              + parameter
              + ", weight => DESCRIPTOR(w)) UNION ALL VALUES ("
              + parameter
              + ", 0)";
      case "PR" ->
          "SELECT node, score FROM PAGERANK("
              + directed
              + ", damping => 0.85, tolerance => 0,"
              + " max_iterations => "
              + parameter
              + ")";
      case "CDLP" ->
          "SELECT node, community FROM LABEL_PROPAGATION("
              + GRAPH
              + ", max_iterations => "
              + parameter
              + ")";
      case "WCC" -> "SELECT node, component FROM CONNECTED_COMPONENTS(" + GRAPH + ")";
      case "LCC" -> "SELECT node, coefficient FROM CLUSTERING_COEFFICIENT(" + directed + ")";
      default -> throw new IllegalArgumentException(algorithm);
    };
  }

  private static void load(Connection connection, String input) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE v (id BIGINT PRIMARY KEY)");
      statement.execute("CREATE TABLE e (src BIGINT, dst BIGINT, w DOUBLE)");
    }
    boolean adjacency = resource(input) != null;
    try (PreparedStatement vertex = connection.prepareStatement("INSERT INTO v VALUES (?)");
        PreparedStatement edge = connection.prepareStatement("INSERT INTO e VALUES (?, ?, ?)")) {
      for (List<String> line : lines(adjacency ? input : input + ".v")) {
        vertex.setString(1, line.get(0));
        vertex.addBatch();
        for (int i = 1; adjacency && i < line.size(); i++) {
          add(edge, line.get(0), line.get(i), "1");
        }
      }
      for (List<String> line : adjacency ? List.<List<String>>of() : lines(input + ".e")) {
        add(edge, line.get(0), line.get(1), line.get(2));
      }
      vertex.executeBatch();
      edge.executeBatch();
    }
  }

  private static void add(PreparedStatement edge, String source, String target, String weight)
      throws SQLException {
    edge.setLong(1, Long.parseLong(source));
    edge.setLong(2, Long.parseLong(target));
    edge.setDouble(3, Double.parseDouble(weight));
    edge.addBatch();
  }

  private static Map<Long, Double> run(Connection connection, String sql) throws SQLException {
    Map<Long, Double> values = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.put(rows.getLong(1), rows.getDouble(2));
      }
    }
    return values;
  }

  private static Map<Long, Double> values(String reference) throws IOException {
    Map<Long, Double> values = new TreeMap<>();
    for (List<String> line : lines(reference)) {
      values.put(
          Long.parseLong(line.get(0)),
          Double.parseDouble(line.get(1).replace("infinity", "Infinity")));
    }
    return values;
  }

  /** Without vertices that the reference calls unreachable, which give no row here. */
  private static Map<Long, Double> reached(Map<Long, Double> values) {
    Map<Long, Double> reached = new TreeMap<>(values);
    reached.values().removeIf(value -> value >= Long.MAX_VALUE);
    return reached;
  }

  /** For each vertex the least one of its component, whatever components are called. */
  private static Map<Long, Long> partition(Map<Long, Double> components) {
    Map<Double, Long> least = new HashMap<>();
    components.forEach((vertex, component) -> least.merge(component, vertex, Math::min));
    Map<Long, Long> partition = new TreeMap<>();
    components.forEach(
        (vertex, component) -> partition.put(vertex, Objects.requireNonNull(least.get(component))));
    return partition;
  }

  private static void assertNear(Map<Long, Double> expected, Map<Long, Double> computed) {
    assertEquals(expected.keySet(), computed.keySet());
    expected.forEach(
        (vertex, value) ->
            assertTrue(
                Math.abs(value - Objects.requireNonNull(computed.get(vertex)))
                    <= TOLERANCE * Math.abs(value) + 1e-12,
                () -> vertex + ": " + value + " expected, " + computed.get(vertex) + " computed"));
  }

  private static List<List<String>> lines(String name) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    GraphalyticsTest.class.getResourceAsStream(FOLDER + name), name),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(List.of(line.trim().split("\\s+")));
        }
      }
    }
    return lines;
  }

  private static java.net.URL resource(String name) {
    return GraphalyticsTest.class.getResource(FOLDER + name);
  }
}
