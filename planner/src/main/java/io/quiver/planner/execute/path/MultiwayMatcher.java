package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds the vertices of a pattern one after the other. The candidates of each are the intersection
 * of the neighbour lists of the bound vertices that it is tied to, which is the join of Ngo, Porat,
 * Ré and Rudra ("Worst-case optimal join algorithms", 2012) in the form of Veldhuizen's leapfrog
 * over sorted lists: a triangle costs at most the number of edges to the power of 3/2.
 *
 * <p>Vertices behind the last one that is asked for are summed up, ends by numbers that are kept
 * for each vertex. Confined to one thread.
 */
public final class MultiwayMatcher {
  private static final int CHECK_EVERY = 1 << 14;

  private final ExecutionContext context;
  private final MatchEdges edges;
  private final MatchOrder order;
  private final List<MatchOrder.Level> levels;
  private final int written;
  private final Intersection[] candidates;
  private final int[] places;
  private final int[] bound;
  private final long[] ways;
  private final long[][] tailCounts;
  private final int source;
  private final boolean given;
  private final int only;
  private final int starts;
  private int depth = -1;
  private long count;
  private long work;
  private long intersections;
  private int widest;

  /**
   * Makes one.
   *
   * @param asked for each source
   * @param key of the given vertex; null where there is none or it is NULL
   */
  public MultiwayMatcher(
      MultiwaySpec spec,
      List<MatchEdges.Asked> asked,
      ExecutionContext context,
      @Nullable Object key) {
    this.context = context;
    this.order = new MatchOrder(spec);
    this.levels = order.levels();
    this.written = order.written();
    this.edges = new MatchEdges(spec, asked, order, context);
    this.candidates = new Intersection[levels.size()];
    Arrays.setAll(candidates, i -> new Intersection());
    this.places = new int[levels.size()];
    this.bound = new int[spec.vertices()];
    this.ways = new long[levels.size() + 1];
    this.tailCounts = new long[spec.vertices()][];
    this.given = spec.given() >= 0;
    this.source = source(spec, levels.get(0).vertex());
    this.only = key == null ? -1 : edges.vertex(key);
    this.starts = !given ? edges.vertexCount(source) : only < 0 ? 0 : 1;
  }

  /** A source of edges at the first vertex: it knows every vertex that can be the first. */
  private static int source(MultiwaySpec spec, int vertex) {
    for (MultiwaySpec.Link link : spec.links()) {
      if (link.touches(vertex)) {
        return link.edges();
      }
    }
    return 0;
  }

  /** Goes on to the next row; false at the end. */
  public boolean next() {
    try {
      return advance();
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "the pattern has more matches than a BIGINT can count",
          e);
    }
  }

  private boolean advance() {
    if (written == 0) {
      if (depth >= 0) {
        return false;
      }
      depth = 0;
      count = 0;
      for (int place = 0; place < starts; place++) {
        enter(0, start(place), 1);
        count = Math.addExact(count, Math.multiplyExact(ways[1], total(1)));
      }
      return true;
    }
    if (depth < 0) {
      depth = 0;
      places[0] = 0;
    } else {
      depth = written - 1;
    }
    while (depth >= 0) {
      int place = places[depth]++;
      if (place >= (depth == 0 ? starts : candidates[depth].size())) {
        depth--;
        continue;
      }
      Intersection list = candidates[depth];
      enter(
          depth, depth == 0 ? start(place) : list.vertex(place), depth == 0 ? 1 : list.ways(place));
      if (ways[depth + 1] == 0) {
        continue;
      }
      if (depth + 1 < written) {
        depth++;
        fill(depth);
        places[depth] = 0;
      } else {
        count = Math.multiplyExact(ways[depth + 1], total(depth + 1));
        if (count > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private int start(int place) {
    return given ? only : edges.vertexOf(source, place);
  }

  /** Binds the vertex of a level; ways counts the edges so far and what hangs at the vertices. */
  private void enter(int level, int vertex, long edges) {
    check();
    int number = levels.get(level).vertex();
    bound[number] = vertex;
    long before = level == 0 ? 1 : ways[level];
    ways[level + 1] =
        Math.multiplyExact(Math.multiplyExact(before, edges), hanging(number, vertex));
  }

  private void check() {
    if (++work % CHECK_EVERY == 0) {
      context.checkActive();
    }
  }

  private void fill(int level) {
    List<MatchOrder.Tie> ties = levels.get(level).ties();
    Intersection list = candidates[level];
    int shortest = 0;
    for (int i = 1; i < ties.size(); i++) {
      if (neighbours(ties.get(i)).length < neighbours(ties.get(shortest)).length) {
        shortest = i;
      }
    }
    list.set(neighbours(ties.get(shortest)));
    for (int i = 0; i < ties.size(); i++) {
      if (i != shortest) {
        intersections++;
        list.retain(neighbours(ties.get(i)));
      }
    }
    widest = Math.max(widest, list.size());
  }

  private int[] neighbours(MatchOrder.Tie tie) {
    return lists(tie).of(bound[tie.vertex()]);
  }

  private NeighbourLists lists(MatchOrder.Tie tie) {
    return edges.lists(tie);
  }

  /** How many ways there are to bind the levels from this one on. */
  private long total(int level) {
    if (level == levels.size()) {
      return 1;
    }
    fill(level);
    Intersection list = candidates[level];
    int number = levels.get(level).vertex();
    boolean last = level + 1 == levels.size();
    long sum = 0;
    for (int i = 0; i < list.size(); i++) {
      check();
      int vertex = list.vertex(i);
      long here = Math.multiplyExact(list.ways(i), hanging(number, vertex));
      if (here != 0 && !last) {
        bound[number] = vertex;
        here = Math.multiplyExact(here, total(level + 1));
      }
      sum = Math.addExact(sum, here);
    }
    return sum;
  }

  /** How many ways there are to lay what hangs at a vertex of the pattern on one of the graph. */
  private long hanging(int number, int vertex) {
    long product = 1;
    for (MatchOrder.Tie tail : order.tails(number)) {
      product = Math.multiplyExact(product, tailCount(tail, vertex));
      if (product == 0) {
        return 0;
      }
    }
    return product;
  }

  private long tailCount(MatchOrder.Tie tail, int vertex) {
    if (order.tails(tail.vertex()).isEmpty()) {
      return lists(tail).degree(vertex);
    }
    long[] known = tailCounts[tail.vertex()];
    if (known == null || vertex >= known.length) {
      int length = Math.max(vertex + 1, edges.limit());
      context.memory().reserve(8L * (length - (known == null ? 0 : known.length)));
      known = known == null ? new long[length] : Arrays.copyOf(known, length);
      tailCounts[tail.vertex()] = known;
    }
    if (known[vertex] == 0) {
      long sum = 0;
      for (int neighbour : lists(tail).of(vertex)) {
        check();
        sum = Math.addExact(sum, hanging(tail.vertex(), neighbour));
      }
      // The array may have been replaced by a longer one; 0 means unknown.
      tailCounts[tail.vertex()][vertex] = sum + 1;
      return sum;
    }
    return known[vertex] - 1;
  }

  /** For how many matches the row stands. */
  public long count() {
    return count;
  }

  /** The key of an output vertex. */
  public Object key(int vertex) {
    return edges.key(bound[vertex]);
  }

  /** How it was found, for EXPLAIN ANALYZE. */
  public String note() {
    return "intersections " + intersections + ", widest frontier " + widest + ", " + edges.note();
  }
}
