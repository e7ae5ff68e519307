package io.quiver.functions.graph;

import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.QuiverException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Paths as rows, one for each path or one for each step of a path. */
final class PathRows implements RowSource {
  private final PathFinder finder;
  private final boolean steps;
  private @Nullable FoundPath path;
  private int step;
  private boolean ended;

  PathRows(PathFinder finder, boolean steps) {
    this.finder = finder;
    this.steps = steps;
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    FoundPath current = path;
    if (steps && current != null && step < current.hops()) {
      step++;
      return true;
    }
    path = finder.next();
    step = 0;
    ended = path == null;
    return !ended;
  }

  @Override
  public @Nullable Object get(int column) {
    FoundPath current = Objects.requireNonNull(path);
    return switch (column) {
      case 0 -> current.source();
      case 1 -> current.target();
      case 2 -> (long) current.number();
      default -> steps ? step(current, column) : whole(current, column);
    };
  }

  private static Object whole(FoundPath path, int column) {
    return switch (column) {
      case 3 -> (long) path.hops();
      case 4 -> path.cost();
      case 5 -> path.nodes();
      case 6 -> path.edges();
      default -> throw QuiverException.bug("column " + column + " of a path");
    };
  }

  private @Nullable Object step(FoundPath path, int column) {
    return switch (column) {
      case 3 -> (long) step;
      case 4 -> path.nodes().get(step);
      case 5 -> step == 0 ? null : path.edges().get(step - 1);
      case 6 -> step == 0 ? 0.0 : path.totals()[step] - path.totals()[step - 1];
      case 7 -> path.totals()[step];
      default -> throw QuiverException.bug("column " + column + " of a path's step");
    };
  }

  @Override
  public void close() {
    ended = true;
  }
}
