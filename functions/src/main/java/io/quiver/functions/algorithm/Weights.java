package io.quiver.functions.algorithm;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.CompressedGraph;

/** Weights of edges, which must be finite numbers of at least 0. */
public final class Weights {
  private Weights() {}

  /** The weight of an edge; throws INVALID_PARAMETER for one that no algorithm can use. */
  public static double checked(CompressedGraph graph, int edge) {
    double weight = graph.weight(edge);
    if (weight >= 0 && weight < Double.POSITIVE_INFINITY) {
      return weight;
    }
    throw invalid(graph.edgeId(edge), weight);
  }

  /** Says which edge's weight cannot be used. */
  public static QuiverException invalid(long edgeId, double weight) {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "weight of edge "
            + edgeId
            + (Double.isNaN(weight) ? " is NULL or NaN" : " is " + weight)
            + "; weights must be finite numbers of at least 0",
        "Leave such edges out: edges => (SELECT ... WHERE weight >= 0).",
        null,
        null);
  }
}
