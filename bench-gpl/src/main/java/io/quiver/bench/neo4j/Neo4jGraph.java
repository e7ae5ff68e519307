package io.quiver.bench.neo4j;

import io.quiver.bench.GraphSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * Neo4j in this process, by Cypher. Its algorithms are a product of their own that the Community
 * edition does not hold, so a user reads the edges and computes.
 */
final class Neo4jGraph implements GraphSystem {
  private static final long PAGE_CACHE_BYTES = 1L << 30;
  private static final int BATCH = 20_000;
  private static final Label VERTEX = Label.label("V");
  private static final RelationshipType EDGE = RelationshipType.withName("E");

  private final DatabaseManagementService service;
  private final GraphDatabaseService database;

  Neo4jGraph(Path directory) {
    service =
        new DatabaseManagementServiceBuilder(directory)
            .setConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE_BYTES)
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
            .build();
    database = service.database("neo4j");
  }

  @Override
  public void load(int vertexCount, int[] sources, int[] targets) {
    String[] nodes = new String[vertexCount];
    for (int i = 0; i < vertexCount; ) {
      try (Transaction transaction = database.beginTx()) {
        for (int end = Math.min(vertexCount, i + BATCH); i < end; i++) {
          Node node = transaction.createNode(VERTEX);
          node.setProperty("id", (long) i);
          nodes[i] = node.getElementId();
        }
        transaction.commit();
      }
    }
    for (int i = 0; i < sources.length; ) {
      try (Transaction transaction = database.beginTx()) {
        for (int end = Math.min(sources.length, i + BATCH); i < end; i++) {
          Node source = transaction.getNodeByElementId(nodes[sources[i]]);
          source.createRelationshipTo(transaction.getNodeByElementId(nodes[targets[i]]), EDGE);
        }
        transaction.commit();
      }
    }
    run("CREATE CONSTRAINT v_id FOR (v:V) REQUIRE v.id IS UNIQUE", Map.of());
    try (Transaction transaction = database.beginTx()) {
      transaction.schema().awaitIndexesOnline(1, TimeUnit.MINUTES);
    }
  }

  private void run(String text, Map<String, Object> values) {
    try (Transaction transaction = database.beginTx()) {
      transaction.execute(text, values).close();
      transaction.commit();
    }
  }

  @Override
  public void addEdge(int source, int target) {
    run(
        "MATCH (a:V {id: $a}), (b:V {id: $b}) CREATE (a)-[:E]->(b)",
        Map.of("a", (long) source, "b", (long) target));
  }

  /** The number in the only row; -1 without a row. */
  private long number(String text, Map<String, Object> values) {
    try (Transaction transaction = database.beginTx();
        Result rows = transaction.execute(text, values)) {
      return rows.hasNext() ? ((Number) rows.next().get("n")).longValue() : -1;
    }
  }

  @Override
  public long within(int hops, int start) {
    return number(
        "MATCH (a:V {id: $a})-[:E*1.." + hops + "]->(b) WHERE b <> a RETURN count(DISTINCT b) AS n",
        Map.of("a", (long) start));
  }

  @Override
  public int distance(int from, int to, int hops) {
    return (int)
        number(
            "MATCH (a:V {id: $a}), (b:V {id: $b}) MATCH p = shortestPath((a)-[:E*.."
                + hops
                + "]->(b)) RETURN length(p) AS n",
            Map.of("a", (long) from, "b", (long) to));
  }

  private record Edges(int[] sources, int[] targets) {}

  private Edges edges() {
    int[] sources = new int[1 << 16];
    int[] targets = new int[1 << 16];
    int size = 0;
    Map<String, Integer> numbers = new HashMap<>();
    try (Transaction transaction = database.beginTx()) {
      try (ResourceIterator<Node> nodes = transaction.findNodes(VERTEX)) {
        while (nodes.hasNext()) {
          Node node = nodes.next();
          numbers.put(node.getElementId(), ((Long) node.getProperty("id")).intValue());
        }
      }
      try (var all = transaction.getAllRelationships();
          ResourceIterator<Relationship> edges = all.iterator()) {
        while (edges.hasNext()) {
          Relationship edge = edges.next();
          if (size == sources.length) {
            sources = Arrays.copyOf(sources, size * 2);
            targets = Arrays.copyOf(targets, size * 2);
          }
          sources[size] = numbers.get(edge.getStartNode().getElementId());
          targets[size++] = numbers.get(edge.getEndNode().getElementId());
        }
      }
    }
    return new Edges(Arrays.copyOf(sources, size), Arrays.copyOf(targets, size));
  }

  @Override
  public double[] pageRank(int vertexCount) {
    Edges edges = edges();
    int[] degrees = new int[vertexCount];
    for (int source : edges.sources) {
      degrees[source]++;
    }
    double[] ranks = new double[vertexCount];
    Arrays.fill(ranks, 1.0 / vertexCount);
    for (int round = 0; round < RANK_ROUNDS; round++) {
      double[] next = new double[vertexCount];
      Arrays.fill(next, 0.15 / vertexCount);
      for (int i = 0; i < edges.sources.length; i++) {
        next[edges.targets[i]] += 0.85 * ranks[edges.sources[i]] / degrees[edges.sources[i]];
      }
      ranks = next;
    }
    return ranks;
  }

  @Override
  public long[] components(int vertexCount) {
    Edges edges = edges();
    int[] parents = new int[vertexCount];
    Arrays.setAll(parents, v -> v);
    for (int i = 0; i < edges.sources.length; i++) {
      int a = root(parents, edges.sources[i]);
      int b = root(parents, edges.targets[i]);
      parents[Math.max(a, b)] = Math.min(a, b);
    }
    long[] components = new long[vertexCount];
    Arrays.setAll(components, v -> root(parents, v));
    return components;
  }

  private static int root(int[] parents, int start) {
    int at = start;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  @Override
  public void close() {
    service.shutdown();
  }
}
