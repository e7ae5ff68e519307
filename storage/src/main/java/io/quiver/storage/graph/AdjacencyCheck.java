package io.quiver.storage.graph;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Compares compressed adjacency that was kept and corrected with one that was built from the rows
 * just now: the same edges between the same vertices, with the same weights, in both directions.
 */
final class AdjacencyCheck {
  /** More of one graph says nothing new. */
  private static final int MOST_FINDINGS = 1_000;

  private final CompressedGraph kept;
  private final CompressedGraph fresh;
  private final Consumer<String> findings;
  private int found;

  private AdjacencyCheck(CompressedGraph kept, CompressedGraph fresh, Consumer<String> findings) {
    this.kept = kept;
    this.fresh = fresh;
    this.findings = findings;
  }

  /** Reports each edge that differs, by the id of its row. */
  static void run(CompressedGraph kept, CompressedGraph fresh, Consumer<String> findings) {
    new AdjacencyCheck(kept, fresh, findings).run();
  }

  private void run() {
    int place = 0;
    int other = 0;
    while ((place < kept.edgeCount() || other < fresh.edgeCount()) && found < MOST_FINDINGS) {
      long keptId = place < kept.edgeCount() ? kept.edgeId(place) : Long.MAX_VALUE;
      long freshId = other < fresh.edgeCount() ? fresh.edgeId(other) : Long.MAX_VALUE;
      if (keptId < freshId) {
        report("has an edge of row " + keptId + ", which is not in the table");
        place++;
      } else if (freshId < keptId) {
        report("lacks the edge of row " + freshId);
        other++;
      } else {
        compare(place++, other++, keptId);
      }
    }
    compareIncoming();
  }

  private void report(String finding) {
    found++;
    findings.accept(finding);
  }

  private void compare(int place, int other, long row) {
    boolean same =
        Objects.deepEquals(kept.value(kept.source(place)), fresh.value(fresh.source(other)))
            && Objects.deepEquals(kept.value(kept.target(place)), fresh.value(fresh.target(other)));
    if (!same) {
      report("joins other vertices than row " + row + " does");
    } else if (Double.compare(kept.weight(place), fresh.weight(other)) != 0) {
      report("has another weight than row " + row);
    }
  }

  /** Each edge must be found from its target, too. */
  private void compareIncoming() {
    Adjacency in = kept.adjacency(GraphDirection.IN);
    for (int vertex = 0; vertex < in.vertexCount() && found < MOST_FINDINGS; vertex++) {
      for (int place = in.begin(vertex); place < in.end(vertex); place++) {
        int edge = in.edge(place);
        if (kept.target(edge) != vertex || kept.source(edge) != in.neighbour(place)) {
          report("shows row " + kept.edgeId(edge) + " at the wrong vertex when read backwards");
        }
      }
    }
    if (in.size() != kept.edgeCount()) {
      report("has " + in.size() + " edges backwards and " + kept.edgeCount() + " forwards");
    }
  }
}
