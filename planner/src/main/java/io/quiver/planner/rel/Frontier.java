package io.quiver.planner.rel;

import java.util.List;
import java.util.Locale;

/**
 * How much of a graph a search is expected to see, from the average number of edges at a vertex.
 * Decides between arrays of the whole graph and lookups in an index.
 *
 * @param starts vertices to start at
 * @param steps for each step of the search
 */
public record Frontier(double starts, List<StepEdges> steps) {
  /** An edge found by lookup costs about as much as so many of those read to build arrays. */
  private static final double LOOKUP_COST = 4;

  /** Rounds that make a difference: by then any search has seen everything, or all that it can. */
  private static final int MOST_ROUNDS = 32;

  /**
   * The edges of a step.
   *
   * @param degree edges at a vertex in the step's direction, on average
   * @param passing share of them that the step's conditions let pass
   * @param all edges of its tables
   */
  public record StepEdges(double degree, double passing, double all) {}

  public Frontier {
    steps = List.copyOf(steps);
  }

  /** All edges of the tables; a table counts once for each step. */
  public double all() {
    double all = 0;
    for (StepEdges step : steps) {
      all = Math.max(all, step.all);
    }
    return all;
  }

  /** Edges that are looked at when each step is repeated as often as its bound says. */
  public double touched(int[] maximum) {
    double frontier = starts;
    double touched = 0;
    for (int i = 0; i < steps.size(); i++) {
      StepEdges step = steps.get(i);
      double reached = frontier;
      for (int round = 0; round < Math.min(MOST_ROUNDS, maximum[i]); round++) {
        double edges = Math.min(frontier * step.degree, step.all);
        touched += edges;
        frontier = edges * step.passing;
        reached += frontier;
        if (edges >= step.all || frontier < 1e-3) {
          break;
        }
      }
      frontier = Math.min(reached, step.all);
    }
    return touched;
  }

  /** Whether lookups are cheaper than arrays that would have to be built. */
  public boolean isNarrow(int[] maximum) {
    return touched(maximum) * LOOKUP_COST < all();
  }

  /** What is expected and chosen, for EXPLAIN. */
  public String describe(int[] maximum) {
    return String.format(
        Locale.ROOT,
        "about %,d of %,d edges expected: %s",
        Math.round(Math.min(touched(maximum), all())),
        Math.round(all()),
        isNarrow(maximum) ? "index lookups until arrays are there" : "arrays");
  }
}
