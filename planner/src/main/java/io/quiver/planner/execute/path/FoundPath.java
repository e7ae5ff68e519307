package io.quiver.planner.execute.path;

import io.quiver.planner.rel.PathSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A complete path, from its beginning to its end as the pattern writes it. */
public final class FoundPath {
  private final PathSpec spec;
  private final List<PathStep> steps = new ArrayList<>();
  private final List<List<PathStep>> rounds = new ArrayList<>();
  private final PathVertex[] positions;
  private final @Nullable Object[] @Nullable [] rows;
  private final PathInputs inputs;
  private final double cost;

  FoundPath(PathInputs inputs, Walk end) {
    this.inputs = inputs;
    this.spec = inputs.spec();
    this.positions = new PathVertex[spec.positions().size()];
    this.rows = new Object[positions.length][];
    this.cost = end.cost();
    for (int i = 0; i < spec.steps().size(); i++) {
      rounds.add(new ArrayList<>());
    }
    for (Walk at = end; at != null; at = at.previous()) {
      PathStep taken = at.taken();
      if (taken == null) {
        positions[at.segment()] = at.vertex();
        rows[at.segment()] = at.row();
      } else {
        steps.add(taken);
        rounds.get(at.segment()).add(taken);
      }
    }
    Collections.reverse(steps);
    if (!spec.reversed()) {
      rounds.forEach(Collections::reverse);
    }
  }

  /** A column of a position's row. */
  public @Nullable Object positionValue(int position, int column) {
    @Nullable Object[] row = rows[position];
    if (row == null) {
      row = inputs.keyRow(positions[position]);
    }
    return row[column];
  }

  /** A further column of the only round of a step. */
  public @Nullable Object stepValue(int step, int column) {
    return roundValue(step, 0, column);
  }

  /** How many rounds of a step there were. */
  public int rounds(int step) {
    return rounds.get(step).size();
  }

  /** A further column of a round, counted from the beginning of the path. */
  public @Nullable Object roundValue(int step, int round, int column) {
    PathStep taken = rounds.get(step).get(round);
    PathSpec.Step written = spec.steps().get(step);
    return written.adjacency().isEmpty()
        ? taken.row()[spec.stepColumns(written) + column]
        : inputs.edges().column(step, taken, column);
  }

  private List<Object> vertices() {
    List<Object> ids = new ArrayList<>();
    ids.add(positions[0].id);
    for (PathStep step : steps) {
      Collections.addAll(ids, step.between());
      ids.add(step.to().id);
    }
    if (spec.reversed()) {
      Collections.reverse(ids);
    }
    return ids;
  }

  private List<Object> edges() {
    List<Object> ids = new ArrayList<>();
    steps.forEach(step -> Collections.addAll(ids, step.edges()));
    if (spec.reversed()) {
      Collections.reverse(ids);
    }
    return ids;
  }

  /** Something about the whole path. */
  public Object whole(PathSpec.Property property) {
    return switch (property) {
      case LENGTH -> (long) edges().size();
      case VERTICES -> Collections.unmodifiableList(vertices());
      case EDGES -> {
        List<Object> edges = edges();
        edges.replaceAll(inputs.edges()::id);
        yield Collections.unmodifiableList(edges);
      }
      case FIRST -> vertices().get(0);
      case LAST -> vertices().get(vertices().size() - 1);
      case TRAIL -> allDifferent(edges());
      case ACYCLIC -> allDifferent(vertices());
      case SIMPLE -> {
        List<Object> vertices = vertices();
        boolean closed =
            vertices.size() > 1 && vertices.get(0).equals(vertices.get(vertices.size() - 1));
        yield allDifferent(closed ? vertices.subList(1, vertices.size()) : vertices);
      }
      case COST -> cost;
    };
  }

  private static boolean allDifferent(List<Object> ids) {
    Set<Object> seen = new HashSet<>();
    return ids.stream().allMatch(seen::add);
  }
}
