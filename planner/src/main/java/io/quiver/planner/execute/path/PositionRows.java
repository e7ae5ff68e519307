package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of vertices at the positions of a search, read when they are first asked for and kept
 * while they stay true. Confined to one thread.
 */
final class PositionRows {
  private final PathInputs inputs;
  private final int[] rowGenerations;
  private final int[] lookupLimits;
  private final int[] positionLookups;
  private final int[] scannedPositions;
  private final List<PathVertex> scannedTargets = new ArrayList<>();
  private int targetCount;

  PositionRows(PathInputs inputs, int[] generations, int[] lookupLimits) {
    this.inputs = inputs;
    this.rowGenerations = generations;
    this.lookupLimits = lookupLimits;
    this.positionLookups = new int[generations.length];
    this.scannedPositions = new int[generations.length];
  }

  void operandsChanged() {
    for (int i = 0; i < rowGenerations.length; i++) {
      if (inputs.spec().positions().get(i).usesOperands()) {
        rowGenerations[i]++;
        positionLookups[i] = 0;
      }
    }
  }

  void startChanged() {
    for (int i = 1; i < rowGenerations.length; i++) {
      if (inputs.spec().positions().get(i).dependsOn() >= 0) {
        rowGenerations[i]++;
      }
    }
  }

  /** Whether the vertex of a walk will do at a position. */
  boolean accepts(Walk walk, int position) {
    PathSpec.Position at = inputs.spec().positions().get(position);
    if (at.sameAs() >= 0 && vertexAt(walk, at.sameAs()) != walk.vertex()) {
      return false;
    }
    if (!at.tables().isEmpty() && !isOfTable(walk.vertex(), at.tables())) {
      return false;
    }
    for (PathSpec.Partial partial : inputs.spec().partials()) {
      if (partial.to() == position && !Restriction.holds(partial, walk)) {
        return false;
      }
    }
    return !at.conditioned() || row(walk, position) != null;
  }

  private static boolean isOfTable(PathVertex vertex, List<Integer> tables) {
    for (int table : tables) {
      if (table < vertex.key.length && vertex.key[table] != null) {
        return true;
      }
    }
    return false;
  }

  static PathVertex vertexAt(Walk walk, int position) {
    for (Walk at = walk; at != null; at = at.previous()) {
      if (at.taken() == null && at.segment() == position) {
        return at.vertex();
      }
    }
    throw QuiverException.bug("a path without position " + position);
  }

  /** The row of a walk's vertex at a position, or null; null too where positions have no rows. */
  @Nullable Object @Nullable [] row(Walk walk, int position) {
    PathSpec.Position at = inputs.spec().positions().get(position);
    PathVertex vertex = walk.vertex();
    if (at.lookup() < 0) {
      return null;
    }
    if (at.dependsOn() > 0) {
      inputs.bind(walk);
      return lookUp(at, vertex);
    }
    if (vertex.rowGenerations[position] == rowGenerations[position]) {
      return vertex.rows[position];
    }
    if (scannedPositions[position] == rowGenerations[position]) {
      return null;
    }
    if (at.scan() >= 0 && positionLookups[position] >= lookupLimits[at.lookup()]) {
      scan(position, at);
      return vertex.rowGenerations[position] == rowGenerations[position]
          ? vertex.rows[position]
          : null;
    }
    positionLookups[position]++;
    @Nullable Object @Nullable [] row = lookUp(at, vertex);
    vertex.rows[position] = row;
    vertex.rowGenerations[position] = rowGenerations[position];
    return row;
  }

  private @Nullable Object @Nullable [] lookUp(PathSpec.Position position, PathVertex vertex) {
    List<@Nullable Object[]> rows = inputs.lookUp(position.lookup(), vertex);
    return rows.isEmpty() ? null : rows.get(0);
  }

  /** Reads all vertices of a position; how many there are. */
  private int scan(int position, PathSpec.Position at) {
    int count = 0;
    scannedTargets.clear();
    try (BatchReader reader = inputs.scan(at.scan())) {
      while (reader.next()) {
        @Nullable Object[] row = PathInputs.row(reader, at.width());
        PathVertex vertex = inputs.vertex(row);
        vertex.rows[position] = row;
        vertex.rowGenerations[position] = rowGenerations[position];
        if (position == inputs.spec().positions().size() - 1) {
          scannedTargets.add(vertex);
        }
        if (++count % 1024 == 0) {
          inputs.context().checkActive();
        }
      }
    }
    scannedPositions[position] = rowGenerations[position];
    targetCount = count;
    return count;
  }

  /** The vertices for the last position, where {@link #targets} knows their number. */
  List<PathVertex> targetVertices() {
    return scannedTargets;
  }

  /**
   * How many vertices there are for the last position; -1 where that is not known. Reads them where
   * a condition limits them, so that a search can end when it has reached all.
   */
  int targets() {
    int last = inputs.spec().positions().size() - 1;
    PathSpec.Position at = inputs.spec().positions().get(last);
    if (!at.conditioned() || at.scan() < 0 || at.sameAs() >= 0) {
      return -1;
    }
    return scannedPositions[last] == rowGenerations[last] ? targetCount : scan(last, at);
  }
}
