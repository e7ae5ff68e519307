package io.quiver.functions.graph;

import io.quiver.functions.algorithm.Cycles;
import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.CompressedGraph;
import org.jspecify.annotations.Nullable;

/** A running CYCLES: one row for each step of each circle; the next circle is found on demand. */
final class CycleRows implements RowSource {
  private final CompressedGraph graph;
  private final Cycles cycles;
  private final long maxRows;
  private long rows;
  private long number;
  private int step;

  CycleRows(CompressedGraph graph, Cycles cycles, long maxRows) {
    this.graph = graph;
    this.cycles = cycles;
    this.maxRows = maxRows;
  }

  @Override
  public boolean next() {
    if (rows >= maxRows) {
      return false;
    }
    if (number == 0 || ++step >= cycles.length()) {
      if (!cycles.next()) {
        rows = maxRows;
        return false;
      }
      number++;
      step = 0;
    }
    rows++;
    return true;
  }

  @Override
  public @Nullable Object get(int column) {
    return switch (column) {
      case 0 -> number;
      case 1 -> (long) step + 1;
      case 2 -> graph.value(cycles.vertex(step));
      default -> throw QuiverException.bug("column " + column + " of CYCLES");
    };
  }

  @Override
  public void close() {
    rows = maxRows;
  }
}
