package io.quiver.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a system that speaks SQL is asked about a graph with the vertices {@code v (id)} and the
 * edges {@code e (src, dst)}: the fastest form that we found for each.
 */
interface GraphWords {
  /** After the tables have been made. */
  default List<String> beforeLoading() {
    return List.of();
  }

  /** Fills a table from a file of comma-separated rows; empty where batches of rows do that. */
  default String load(String table, Path file) {
    return "";
  }

  /** After they have been filled. */
  default List<String> afterLoading() {
    return List.of("CREATE INDEX e_out ON e (src, dst)", "CREATE INDEX e_in ON e (dst, src)");
  }

  /** One number; each parameter is the start. */
  String within(int hops);

  /** One number, or no row; the parameters are start and end. */
  String distance(int hops);

  /** Makes the rows (id, rank). */
  List<String> pageRank(int vertexCount);

  /** Makes the rows (id, component). */
  List<String> components();

  /** One number; empty when there is no way to ask that ends within a minute. */
  default String triangles() {
    return "";
  }

  /** One number; empty when there is no way to ask. */
  default String communities() {
    return "";
  }

  /** Graph functions over the edge table. */
  final class Quiver implements GraphWords {
    private static final String EDGES = "edges => TABLE e, endpoints => DESCRIPTOR(src, dst)";

    @Override
    public List<String> beforeLoading() {
      return List.of(
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e SOURCE KEY (src) REFERENCES v"
              + " (id) DESTINATION KEY (dst) REFERENCES v (id))");
    }

    @Override
    public String within(int hops) {
      return "SELECT COUNT(*) FROM TRAVERSE(" + EDGES + ", seeds => ?, max_depth => " + hops + ")";
    }

    @Override
    public String distance(int hops) {
      return "SELECT hops FROM SHORTEST_PATH("
          + EDGES
          + ", source => ?, target => ?, max_depth => "
          + hops
          + ")";
    }

    @Override
    public List<String> pageRank(int vertexCount) {
      return List.of(
          "SELECT node, score FROM PAGERANK("
              + EDGES
              + ", max_iterations => "
              + GraphSystem.RANK_ROUNDS
              + ", tolerance => 0)");
    }

    @Override
    public List<String> components() {
      return List.of("SELECT node, component FROM CONNECTED_COMPONENTS(" + EDGES + ")");
    }

    @Override
    public String triangles() {
      return "SELECT SUM(triangles) / 3 FROM CLUSTERING_COEFFICIENT("
          + EDGES
          + ", direction => 'ANY')";
    }

    @Override
    public String communities() {
      return "SELECT COUNT(DISTINCT community) FROM LABEL_PROPAGATION(" + EDGES + ")";
    }
  }

  /** Levels as common table expressions; a breadth-first queue for distances. */
  final class Sqlite implements GraphWords {
    @Override
    public String within(int hops) {
      return levels(hops);
    }

    /** A cross join keeps SQLite from another order; the others find theirs whatever it is. */
    static String levels(int hops) {
      StringBuilder with = new StringBuilder("WITH s0 AS (SELECT CAST(? AS BIGINT) AS id)");
      StringBuilder all = new StringBuilder();
      for (int i = 1; i <= hops; i++) {
        with.append(", s").append(i).append(" AS (SELECT DISTINCT e.dst AS id FROM s");
        with.append(i - 1).append(" CROSS JOIN e WHERE e.src = s").append(i - 1).append(".id)");
        all.append(i == 1 ? "" : " UNION ").append("SELECT id FROM s").append(i);
      }
      return with + " SELECT COUNT(*) FROM (" + all + ") AS t WHERE id <> (SELECT id FROM s0)";
    }

    @Override
    public String distance(int hops) {
      return meeting(hops);
    }

    /**
     * Levels from both ends, as deep as need be: CASE looks no further than the first that meet.
     */
    static String meeting(int hops) {
      StringBuilder with =
          new StringBuilder(
              "WITH s0 AS (SELECT CAST(? AS BIGINT) AS id), t0 AS (SELECT CAST(? AS BIGINT) AS"
                  + " id)");
      StringBuilder found = new StringBuilder("SELECT CASE");
      for (int i = 1; i <= hops; i++) {
        boolean forward = i % 2 == 1;
        int level = (i + 1) / 2;
        String name = forward ? "s" : "t";
        with.append(", ").append(name).append(level).append(" AS (SELECT DISTINCT e.");
        with.append(forward ? "dst" : "src").append(" AS id FROM ").append(name).append(level - 1);
        with.append(" CROSS JOIN e WHERE e.").append(forward ? "src" : "dst").append(" = ");
        with.append(name).append(level - 1).append(".id)");
        found.append(" WHEN EXISTS (SELECT 1 FROM s").append(level).append(" AS s JOIN t");
        found.append(i / 2).append(" AS t ON s.id = t.id) THEN ").append(i);
      }
      return with + " " + found + " ELSE -1 END";
    }

    @Override
    public List<String> pageRank(int vertexCount) {
      return List.of();
    }

    @Override
    public List<String> components() {
      return List.of();
    }
  }

  /** Recursion that keeps one row a vertex, and one statement a round of an algorithm. */
  final class DuckDb implements GraphWords {
    /** Its batches take minutes. */
    @Override
    public String load(String table, Path file) {
      return "COPY " + table + " FROM '" + file + "' (HEADER false)";
    }

    @Override
    public String within(int hops) {
      return Sqlite.levels(hops);
    }

    @Override
    public String distance(int hops) {
      return Sqlite.meeting(hops);
    }

    @Override
    public List<String> pageRank(int vertexCount) {
      String first = "CAST(1.0 AS DOUBLE) / " + vertexCount;
      List<String> statements = new ArrayList<>();
      statements.add(
          "CREATE OR REPLACE TEMP TABLE r0 AS SELECT v.id, "
              + first
              + " AS r, d.n FROM v JOIN (SELECT src, COUNT(*) AS n FROM e GROUP BY src) d ON d.src"
              + " = v.id");
      for (int i = 1; i <= GraphSystem.RANK_ROUNDS; i++) {
        statements.add(
            "CREATE OR REPLACE TEMP TABLE r"
                + i % 2
                + " AS SELECT p.id, 0.15 * "
                + first
                + " + 0.85 * COALESCE(s.r, 0) AS r, p.n FROM r"
                + (i + 1) % 2
                + " p LEFT JOIN (SELECT e.dst, SUM(q.r / q.n) AS r FROM r"
                + (i + 1) % 2
                + " q JOIN e ON e.src = q.id GROUP BY e.dst) s ON s.dst = p.id");
      }
      statements.add("SELECT id, r FROM r" + GraphSystem.RANK_ROUNDS % 2);
      return statements;
    }

    /** Labels go along the edges until a round changes none; the recursion is that loop. */
    @Override
    public List<String> components() {
      return List.of(
          "WITH RECURSIVE c(id, l) USING KEY (id) AS (SELECT id, id FROM v UNION SELECT n.id, n.l"
              + " FROM (SELECT x.id, MIN(x.l) AS l FROM (SELECT e.dst AS id, c.l FROM c JOIN e ON"
              + " e.src = c.id UNION ALL SELECT e.src, c.l FROM c JOIN e ON e.dst = c.id) x GROUP"
              + " BY x.id) n JOIN recurring.c o ON o.id = n.id WHERE n.l < o.l) SELECT id, l FROM"
              + " c");
    }

    @Override
    public String triangles() {
      return "WITH u AS MATERIALIZED (SELECT DISTINCT LEAST(src, dst) AS a, GREATEST(src, dst) AS b"
          + " FROM e) SELECT COUNT(*) FROM u x JOIN u y ON y.a = x.b JOIN u z ON z.a = x.a AND z.b"
          + " = y.b";
    }
  }
}
