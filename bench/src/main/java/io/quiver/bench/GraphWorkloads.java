package io.quiver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions about a graph of 200,000 vertices and 2,000,000 edges. Every thousand questions follow
 * a commit of one more edge; its own time is not counted, that of the first question after it is.
 * Answers are compared with those found on plain arrays.
 */
final class GraphWorkloads {
  private static final int VERTICES = Integer.getInteger("bench.vertices", 200_000);
  private static final int EDGES = VERTICES * 10;
  private static final int SEED = 42;
  private static final int QUESTIONS = 1_000;
  private static final int LONGEST = 6;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long RUN_NANOS = 4_000_000_000L;
  private static final long CHECK_NANOS = 2_000_000_000L;

  private GraphWorkloads() {}

  /** How many vertices lie within so many hops, from so many starts. */
  static Workload within(int hops, int starts) {
    return site ->
        measure(
            site,
            starts,
            new Question() {
              @Override
              public long ask(GraphSystem system, int from, int to) throws Exception {
                return system.within(hops, from);
              }

              @Override
              public long expected(PowerLawGraph graph, int from, int to) {
                return graph.within(hops, from);
              }
            });
  }

  /** Length of a shortest path. */
  static Measurement distance(Site site) throws SQLException {
    return measure(
        site,
        QUESTIONS,
        new Question() {
          @Override
          public long ask(GraphSystem system, int from, int to) throws Exception {
            return system.distance(from, to, LONGEST);
          }

          @Override
          public long expected(PowerLawGraph graph, int from, int to) {
            return graph.distance(from, to, LONGEST);
          }
        });
  }

  static Measurement pageRank(Site site) throws SQLException {
    return whole(
        site,
        (system, graph) -> {
          double[] ranks = system.pageRank(VERTICES);
          if (graph != null) {
            double[] expected = graph.pageRank(GraphSystem.RANK_ROUNDS);
            for (int v = 0; v < VERTICES; v++) {
              expect(Math.abs(ranks[v] - expected[v]) < 1e-9, "rank of vertex " + v);
            }
          }
          return -1;
        });
  }

  static Measurement components(Site site) throws SQLException {
    return whole(
        site,
        (system, graph) -> {
          long[] components = system.components(VERTICES);
          if (graph != null) {
            int[] expected = graph.components();
            for (int v = 0; v < VERTICES; v++) {
              expect(components[v] == components[expected[v]], "component of vertex " + v);
            }
            long found = Arrays.stream(components).distinct().count();
            long wanted = Arrays.stream(expected).distinct().count();
            expect(found == wanted, "number of components");
          }
          return -1;
        });
  }

  static Measurement triangles(Site site) throws SQLException {
    return whole(site, (system, graph) -> system.triangles());
  }

  static Measurement communities(Site site) throws SQLException {
    return whole(site, (system, graph) -> system.communities());
  }

  /** Commits of one edge, a question about two hops after each; both are counted. */
  static Measurement mixed(Site site) throws SQLException {
    Random random = new Random(SEED);
    PowerLawGraph graph = PowerLawGraph.of(VERTICES, EDGES, SEED);
    try (GraphSystem system = open(site, graph)) {
      pairs(system, random, QUESTIONS, WARM_UP_NANOS);
      long start = System.nanoTime();
      int count = pairs(system, random, 10 * QUESTIONS, 2 * RUN_NANOS);
      return new Measurement(count * 1e9 / (System.nanoTime() - start), count + " commits");
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  /** How many commits, each with a question, there were until the number or the time was up. */
  private static int pairs(GraphSystem system, Random random, int most, long nanos)
      throws Exception {
    long start = System.nanoTime();
    int count = 0;
    while (count < most && System.nanoTime() - start < nanos) {
      system.addEdge(random.nextInt(VERTICES), random.nextInt(VERTICES));
      system.within(2, random.nextInt(VERTICES));
      count++;
    }
    return count;
  }

  private interface Question {
    long ask(GraphSystem system, int from, int to) throws Exception;

    long expected(PowerLawGraph graph, int from, int to);
  }

  private static Measurement measure(Site site, int count, Question question) throws SQLException {
    PowerLawGraph graph = PowerLawGraph.of(VERTICES, EDGES, SEED);
    int[] ends = new Random(SEED).ints(2L * count, 0, VERTICES).toArray();
    try (GraphSystem system = open(site, graph)) {
      long begun = System.nanoTime();
      for (int i = 0; System.nanoTime() - begun < WARM_UP_NANOS; i = (i + 1) % count) {
        question.ask(system, ends[2 * i], ends[2 * i + 1]);
      }
      int asked = 0;
      int added = 0;
      long nanos = 0;
      long first = 0;
      do {
        if (asked % count == 0) {
          system.addEdge(extraSource(ends, added), extraTarget(ends, added));
          added++;
        }
        int i = asked++ % count;
        long start = System.nanoTime();
        question.ask(system, ends[2 * i], ends[2 * i + 1]);
        long took = System.nanoTime() - start;
        nanos += took;
        first = i == 0 ? Math.max(first, took) : first;
      } while (nanos < RUN_NANOS);
      int edges = added;
      PowerLawGraph now =
          graph.with(
              IntStream.range(0, edges).map(n -> extraSource(ends, n)).toArray(),
              IntStream.range(0, edges).map(n -> extraTarget(ends, n)).toArray());
      check(system, now, ends, count, question);
      return new Measurement(
          asked * 1e9 / nanos,
          String.format(Locale.ROOT, "first after a write %.1f ms", first / 1e6));
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  private static int extraSource(int[] ends, int number) {
    return ends[2 * number % ends.length];
  }

  private static int extraTarget(int[] ends, int number) {
    return ends[(2 * number + 7) % ends.length];
  }

  private static void check(
      GraphSystem system, PowerLawGraph graph, int[] ends, int count, Question question)
      throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < count && System.nanoTime() - start < CHECK_NANOS; i++) {
      long answer = question.ask(system, ends[2 * i], ends[2 * i + 1]);
      long expected = question.expected(graph, ends[2 * i], ends[2 * i + 1]);
      expect(answer == expected, "question " + i + ": " + answer + " for " + expected);
    }
  }

  private static void expect(boolean holds, String what) throws SQLException {
    if (!holds) {
      throw new SQLException("wrong answer: " + what);
    }
  }

  private interface Algorithm {
    /** Returns what to print, -1 for nothing; compares with the graph's answer if there is one. */
    long run(GraphSystem system, @Nullable PowerLawGraph graph) throws Exception;
  }

  /** Runs a minute; the first run after the commit of an edge is counted too. */
  private static Measurement whole(Site site, Algorithm algorithm) throws SQLException {
    PowerLawGraph graph = PowerLawGraph.of(VERTICES, EDGES, SEED);
    try (GraphSystem system = open(site, graph)) {
      long answer = algorithm.run(system, graph);
      system.addEdge(1, VERTICES - 1);
      long start = System.nanoTime();
      int runs = 0;
      long first = 0;
      do {
        algorithm.run(system, null);
        runs++;
        first = first == 0 ? System.nanoTime() - start : first;
      } while (System.nanoTime() - start < RUN_NANOS);
      double rate = runs * 60e9 / (System.nanoTime() - start);
      algorithm.run(system, graph.with(new int[] {1}, new int[] {VERTICES - 1}));
      String note = String.format(Locale.ROOT, "first after a write %.0f ms", first / 1e6);
      return new Measurement(rate, answer < 0 ? note : answer + ", " + note);
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException(e);
    }
  }

  /** Loads the graph the first time and copies the files from then on. */
  private static GraphSystem open(Site site, PowerLawGraph graph) throws Exception {
    Path kept = site.kept().resolve("graph-" + VERTICES);
    if (!Files.exists(kept.resolve("loaded"))) {
      Files.createDirectories(kept);
      long start = System.nanoTime();
      try (GraphSystem system = site.peer().graph(kept)) {
        system.load(VERTICES, graph.sources(), graph.targets());
      }
      Files.createFile(kept.resolve("loaded"));
      System.out.printf(
          Locale.ROOT, "%s loaded in %d ms%n", site.peer(), (System.nanoTime() - start) / 1000000);
    }
    copy(kept, site.directory());
    return site.peer().graph(site.directory());
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> files = Files.walk(from)) {
      files.sorted(Comparator.naturalOrder()).forEach(paths::add);
    }
    for (Path path : paths) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
  }
}
