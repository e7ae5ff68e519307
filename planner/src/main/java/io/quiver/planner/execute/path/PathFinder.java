package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.rel.Frontier;
import io.quiver.planner.rel.PathSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of a search, from one start after the other. Confined to one thread. */
public final class PathFinder implements AutoCloseable {
  private final PathInputs inputs;
  private final PathSpec spec;
  private final Bounds bounds;
  private @Nullable BatchReader starts;
  private @Nullable PathSource source;
  private long started;

  /**
   * Makes one.
   *
   * @param operands values of the search's operands
   * @param frontier how much of the graph it is expected to see
   */
  public PathFinder(PathInputs inputs, List<@Nullable Object> operands, Frontier frontier) {
    this.inputs = inputs;
    this.spec = inputs.spec();
    this.bounds = Bounds.of(spec, operands);
    inputs.expect(frontier.isNarrow(bounds.maximum()));
  }

  /** The next path, or null at the end. */
  public @Nullable FoundPath next() {
    BatchReader reader = starts;
    if (reader == null) {
      reader = inputs.starts();
      starts = reader;
    }
    while (true) {
      PathSource current = source;
      if (current != null) {
        Walk walk = current.next();
        if (walk != null) {
          return new FoundPath(inputs, walk);
        }
        current.close();
        source = null;
      }
      if (!reader.next()) {
        return null;
      }
      @Nullable Object[] row = PathInputs.row(reader, spec.positions().get(0).width());
      PathVertex vertex = inputs.start(row);
      inputs.startChanged(row);
      started++;
      source = source(new Walk(null, null, vertex, 0, 0, row, 0, 0));
    }
  }

  private PathSource source(Walk start) {
    if (spec.search() == PathSpec.Search.ALL) {
      return new DepthFirst(inputs, bounds, start);
    }
    if (NeighbourSearch.suits(spec, bounds)) {
      return new NeighbourSearch(inputs, bounds, start);
    }
    return StateSearch.suits(spec, bounds)
        ? new StateSearch(inputs, bounds, start)
        : new BestFirst(inputs, bounds, start);
  }

  /** What was done, for EXPLAIN ANALYZE. */
  public String note() {
    return "starts " + started + ", " + inputs.note();
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
      source = null;
    }
    if (starts != null) {
      starts.close();
    }
  }
}
