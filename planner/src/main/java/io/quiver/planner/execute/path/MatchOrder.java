package io.quiver.planner.execute.path;

import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.storage.graph.GraphDirection;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order the vertices of a pattern are bound, and which are only counted: ends that nobody
 * asks for, and what becomes an end without them.
 */
final class MatchOrder {
  /**
   * A vertex at the other end of an edge; the direction is as seen from where one stands.
   *
   * @param edges source of the edges
   */
  record Tie(int vertex, int edges, GraphDirection direction) {}

  /** A vertex with its edges to those bound before it, seen from there. */
  record Level(int vertex, List<Tie> ties) {}

  private final MultiwaySpec spec;
  private final List<List<Tie>> tails = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();

  MatchOrder(MultiwaySpec spec) {
    this.spec = spec;
    List<MultiwaySpec.Link> links = new ArrayList<>(spec.links());
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < spec.vertices(); i++) {
      rest.add(i);
      tails.add(new ArrayList<>());
    }
    boolean found = true;
    while (found && rest.size() > 1) {
      found = cutEnd(rest, links);
    }
    order(rest, links);
  }

  private boolean cutEnd(List<Integer> rest, List<MultiwaySpec.Link> links) {
    for (int vertex : rest) {
      List<MultiwaySpec.Link> own = links.stream().filter(l -> l.touches(vertex)).toList();
      if (own.size() == 1 && vertex != spec.given() && !spec.outputs().contains(vertex)) {
        int parent = own.get(0).other(vertex);
        tails.get(parent).add(new Tie(vertex, own.get(0).edges(), from(own.get(0), parent)));
        links.remove(own.get(0));
        rest.remove((Integer) vertex);
        return true;
      }
    }
    return false;
  }

  private static GraphDirection from(MultiwaySpec.Link link, int vertex) {
    if (link.eitherWay()) {
      return GraphDirection.ANY;
    }
    return link.source() == vertex ? GraphDirection.OUT : GraphDirection.IN;
  }

  /** Outputs first among those with equally many ties, so that the others can be summed up. */
  private void order(List<Integer> rest, List<MultiwaySpec.Link> links) {
    int first = spec.given() >= 0 ? spec.given() : start(rest);
    levels.add(new Level(first, List.of()));
    List<Integer> bound = new ArrayList<>(List.of(first));
    rest.remove((Integer) first);
    while (!rest.isEmpty()) {
      int best = -1;
      int most = 0;
      for (int vertex : rest) {
        int ties = 2 * ties(vertex, bound, links).size();
        int score = ties == 0 ? 0 : ties + (spec.outputs().contains(vertex) ? 1 : 0);
        if (score > most) {
          most = score;
          best = vertex;
        }
      }
      levels.add(new Level(best, ties(best, bound, links)));
      bound.add(best);
      rest.remove((Integer) best);
    }
  }

  private int start(List<Integer> rest) {
    for (int vertex : rest) {
      if (spec.outputs().contains(vertex)) {
        return vertex;
      }
    }
    return rest.get(0);
  }

  private static List<Tie> ties(int vertex, List<Integer> bound, List<MultiwaySpec.Link> links) {
    List<Tie> ties = new ArrayList<>();
    for (MultiwaySpec.Link link : links) {
      if (link.touches(vertex) && bound.contains(link.other(vertex))) {
        int other = link.other(vertex);
        ties.add(new Tie(other, link.edges(), from(link, other)));
      }
    }
    return ties;
  }

  List<Level> levels() {
    return levels;
  }

  /** What hangs at a vertex and is only counted. */
  List<Tie> tails(int vertex) {
    return tails.get(vertex);
  }

  /** How many levels must be written out; those behind are summed up. */
  int written() {
    int written = spec.counted() ? 0 : Math.max(0, levels.size() - 1);
    for (int i = 0; i < levels.size(); i++) {
      if (spec.outputs().contains(levels.get(i).vertex())) {
        written = Math.max(written, i + 1);
      }
    }
    return written;
  }
}
