package io.quiver.bench;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import com.kuzudb.FlatTuple;
import com.kuzudb.PreparedStatement;
import com.kuzudb.QueryResult;
import com.kuzudb.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kuzu by its own interface and Cypher; loads from files, as its manual says. */
final class KuzuGraph implements GraphSystem {
  private static final long POOL_BYTES = 4L << 30;
  private static final long MAX_BYTES = 1L << 40;
  private static final int THREADS = 2;

  private final Path directory;
  private final Database database;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean projected;

  KuzuGraph(Path directory) {
    this.directory = directory;
    database =
        new Database(
            directory.resolve("kuzu.db").toString(), POOL_BYTES, true, false, MAX_BYTES, true, -1);
    connection = new Connection(database);
    connection.setMaxNumThreadForExec(THREADS);
  }

  @Override
  public void load(int vertexCount, int[] sources, int[] targets) throws IOException {
    run("CREATE NODE TABLE V(id INT64 PRIMARY KEY)");
    run("CREATE REL TABLE E(FROM V TO V)");
    Path file = directory.resolve("rows.csv");
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < vertexCount; i++) {
        lines.write(i + "\n");
      }
    }
    run("COPY V FROM '" + file + "' (HEADER=false)");
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < sources.length; i++) {
        lines.write(sources[i] + "," + targets[i] + "\n");
      }
    }
    run("COPY E FROM '" + file + "' (HEADER=false)");
    Files.delete(file);
  }

  @Override
  public void addEdge(int source, int target) {
    number("MATCH (a:V {id: $a}), (b:V {id: $b}) CREATE (a)-[:E]->(b)", source, target);
  }

  @Override
  public long within(int hops, int start) {
    return number(
        hops == 1
            ? "MATCH (a:V)-[:E]->(b:V) WHERE a.id = $a RETURN COUNT(DISTINCT b.id)"
            : "MATCH (a:V)-[e:E* SHORTEST 1.."
                + hops
                + "]->(b:V) WHERE a.id = $a AND b.id <> $a RETURN COUNT(*)",
        start);
  }

  @Override
  public int distance(int from, int to, int hops) {
    return (int)
        number(
            "MATCH (a:V)-[e:E* SHORTEST 1.."
                + hops
                + "]->(b:V) WHERE a.id = $a AND b.id = $b RETURN length(e)",
            from,
            to);
  }

  private void run(String text) {
    connection.query(text).close();
  }

  /** The number in the first row, -1 without one. Parameters are called a and b. */
  private long number(String text, int... values) {
    PreparedStatement statement = prepared.computeIfAbsent(text, connection::prepare);
    Map<String, Value> parameters = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      parameters.put(i == 0 ? "a" : "b", new Value((long) values[i]));
    }
    try (QueryResult rows = connection.execute(statement, parameters)) {
      check(rows);
      if (!rows.hasNext() || rows.getNumColumns() == 0) {
        return -1;
      }
      try (FlatTuple row = rows.getNext();
          Value value = row.getValue(0)) {
        return value.getValue() instanceof Number number ? number.longValue() : -1;
      }
    } finally {
      parameters.values().forEach(Value::close);
    }
  }

  private static void check(QueryResult rows) {
    if (!rows.isSuccess()) {
      throw new IllegalStateException(rows.getErrorMessage());
    }
  }

  private interface Reader {
    void read(int vertex, Number value);
  }

  private void algorithm(String call, Reader reader) {
    if (!projected) {
      run("LOAD EXTENSION algo");
      run("CALL project_graph('G', ['V'], ['E'])");
      projected = true;
    }
    try (QueryResult rows = connection.query(call)) {
      check(rows);
      while (rows.hasNext()) {
        try (FlatTuple row = rows.getNext();
            Value vertex = row.getValue(0);
            Value value = row.getValue(1)) {
          reader.read(((Long) vertex.getValue()).intValue(), (Number) value.getValue());
        }
      }
    }
  }

  @Override
  public double[] pageRank(int vertexCount) {
    double[] ranks = new double[vertexCount];
    algorithm(
        "CALL page_rank('G', dampingFactor := 0.85, maxIterations := "
            + RANK_ROUNDS
            + ", tolerance := 0.0) RETURN node.id, rank",
        (vertex, rank) -> ranks[vertex] = rank.doubleValue());
    return ranks;
  }

  @Override
  public long[] components(int vertexCount) {
    long[] components = new long[vertexCount];
    algorithm(
        "CALL weakly_connected_components('G') RETURN node.id, group_id",
        (vertex, group) -> components[vertex] = group.longValue());
    return components;
  }

  @Override
  public void close() {
    prepared.values().forEach(PreparedStatement::close);
    connection.close();
    database.close();
  }
}
