package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph as a search sees it: vertices and steps, read when they are first asked for and kept
 * while they stay true. A step's neighbours are looked up vertex by vertex; when that has happened
 * often enough, all steps are read at once.
 */
public final class PathInputs {
  private static final int BYTES_PER_VERTEX = 160;
  private static final int BYTES_PER_STEP = 120;

  /** An id in an array of a round whose length differs, and its place in a copy. */
  private static final int BYTES_PER_ITEM = 40;

  private final PathSpec spec;
  private final ExecutionContext context;
  private final Opener opener;
  private final int[] lookupLimits;
  private final List<List<EdgeExpressions>> expressions;
  private @Nullable PathEdges edges;
  private final Map<Object, PathVertex> vertices = new HashMap<>();
  private final int[] stepGenerations;
  private final PositionRows positions;
  private final int[] stepLookups;
  private final int[] scannedGenerations;
  private long touched;
  private long lookups;
  private int widest;
  private long scans;

  /** Opens an input. */
  @FunctionalInterface
  public interface Opener {
    BatchSource open(int input);
  }

  /**
   * Makes them.
   *
   * @param lookupLimits for each input, how many lookups are cheaper than one scan
   * @param expressions for each adjacency of each step
   */
  public PathInputs(
      PathSpec spec,
      ExecutionContext context,
      Opener opener,
      int[] lookupLimits,
      List<List<EdgeExpressions>> expressions) {
    this.spec = spec;
    this.context = context;
    this.opener = opener;
    this.lookupLimits = lookupLimits.clone();
    this.expressions = expressions;
    int steps = spec.steps().size();
    this.stepGenerations = ones(steps);
    this.stepLookups = new int[steps];
    this.scannedGenerations = new int[steps];
    this.positions = new PositionRows(this, ones(spec.positions().size()), lookupLimits);
  }

  private static int[] ones(int size) {
    int[] result = new int[size];
    Arrays.fill(result, 1);
    return result;
  }

  PathSpec spec() {
    return spec;
  }

  ExecutionContext context() {
    return context;
  }

  /** Edges read so far, counted once each time they are looked at. */
  long touched() {
    return touched;
  }

  /** Notes how many vertices wait to be gone on from. */
  void frontier(int size) {
    widest = Math.max(widest, size);
  }

  /** How the graph was read, for EXPLAIN ANALYZE. */
  String note() {
    return "vertices "
        + vertices.size()
        + ", edges touched "
        + touched
        + ", lookups "
        + lookups
        + (widest == 0 ? "" : ", widest frontier " + widest)
        + (scans == 0 ? "" : ", whole reads " + scans)
        + (edges == null ? "" : edges.note());
  }

  /** A new opening of the search: what operands decided is no longer true. */
  public void operandsChanged() {
    for (int i = 0; i < stepGenerations.length; i++) {
      if (spec.steps().get(i).usesOperands()) {
        changed(i);
        stepLookups[i] = 0;
      }
    }
    positions.operandsChanged();
  }

  private void changed(int step) {
    stepGenerations[step]++;
    if (edges != null) {
      edges.forgetVertices(step);
    }
  }

  /** The vertices to start at, each with its row. */
  BatchReader starts() {
    return new BatchReader(opener.open(spec.positions().get(0).lookup()));
  }

  /** A vertex to start at. */
  PathVertex start(@Nullable Object[] row) {
    return vertex(row, 0, idAt(0));
  }

  /** The search goes on from another vertex: what the last one decided is no longer true. */
  void startChanged(@Nullable Object[] row) {
    bind(0, row);
    for (int i = 0; i < stepGenerations.length; i++) {
      if (spec.steps().get(i).dependsOn() >= 0) {
        changed(i);
      }
    }
    positions.startChanged();
  }

  private void bind(int position, @Nullable Object[] row) {
    for (PathSpec.Bound bound : spec.positions().get(position).bound()) {
      context.setSlot(bound.slot(), row[bound.column()]);
    }
  }

  /** Brings the parameters of all positions that a walk has entered up to date. */
  void bind(Walk walk) {
    for (Walk at = walk; at != null; at = at.previous()) {
      if (at.taken() == null && !spec.positions().get(at.segment()).bound().isEmpty()) {
        @Nullable Object[] row = at.row();
        bind(at.segment(), row == null ? keyRow(at.vertex()) : row);
      }
    }
  }

  /** What is known of a vertex without reading it. */
  @Nullable Object[] keyRow(PathVertex vertex) {
    @Nullable Object[] row = new Object[spec.positionColumns()];
    System.arraycopy(vertex.key, 0, row, 0, vertex.key.length);
    if (!spec.plainIds()) {
      row[vertex.key.length] = vertex.id;
    }
    return row;
  }

  private int idAt(int keyAt) {
    return spec.plainIds() ? keyAt : keyAt + spec.keyWidth();
  }

  /** The vertex with an id that is its only key column. */
  PathVertex vertex(Object id) {
    return vertex(new Object[] {id}, 0, 0);
  }

  /** The vertex with a position's key and id. */
  PathVertex vertex(@Nullable Object[] row) {
    return vertex(row, 0, idAt(0));
  }

  private PathVertex vertex(@Nullable Object[] row, int keyAt, int idAt) {
    Object id = row[idAt];
    if (id == null) {
      throw new QuiverException(
          ErrorCode.DATA_EXCEPTION, "a key column of a vertex or edge of the graph is NULL");
    }
    PathVertex known = vertices.get(id);
    if (known == null) {
      context.memory().reserve(BYTES_PER_VERTEX);
      @Nullable Object[] key = new Object[spec.keyWidth()];
      System.arraycopy(row, keyAt, key, 0, key.length);
      known = new PathVertex(id, key, spec.steps().size(), spec.positions().size());
      vertices.put(id, known);
    }
    return known;
  }

  private void setKey(PathVertex vertex) {
    for (int i = 0; i < vertex.key.length; i++) {
      context.setSlot(spec.keySlots().get(i), vertex.key[i]);
    }
  }

  /** The rows of an input for one vertex. */
  List<@Nullable Object[]> lookUp(int input, PathVertex vertex) {
    lookups++;
    setKey(vertex);
    return read(input);
  }

  /** All rows of an input. */
  BatchReader scan(int input) {
    scans++;
    return new BatchReader(opener.open(input));
  }

  private List<@Nullable Object[]> read(int input) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    long held = 0;
    try (BatchReader reader = new BatchReader(opener.open(input))) {
      int width = -1;
      while (reader.next()) {
        if (width < 0) {
          width = width(input);
        }
        @Nullable Object[] row = row(reader, width);
        long more = bytes(row);
        context.memory().reserve(more);
        held += more;
        rows.add(row);
      }
    } finally {
      // Those who keep rows reserve memory for them.
      context.memory().release(held);
    }
    return rows;
  }

  /** About what a row takes, and a step made of it. */
  private static long bytes(@Nullable Object[] row) {
    long bytes = BYTES_PER_STEP;
    for (Object value : row) {
      if (value instanceof List<?> items) {
        bytes += (long) BYTES_PER_ITEM * items.size();
      }
    }
    return bytes;
  }

  private void keep(int number, PathVertex vertex, PathStep[] found) {
    long bytes = 16;
    for (PathStep step : found) {
      bytes += bytes(step.row());
    }
    context.memory().reserve(bytes);
    vertex.steps[number] = found;
    vertex.stepGenerations[number] = stepGenerations[number];
  }

  private int width(int input) {
    for (int i = 0; i < spec.steps().size(); i++) {
      PathSpec.Step step = spec.steps().get(i);
      if (step.lookup() == input || step.scan() == input) {
        return step.width();
      }
    }
    for (PathSpec.Position position : spec.positions()) {
      if (position.lookup() == input || position.scan() == input) {
        return position.width();
      }
    }
    throw QuiverException.bug("no input " + input);
  }

  static @Nullable Object[] row(BatchReader reader, int width) {
    @Nullable Object[] row = new Object[width];
    for (int i = 0; i < width; i++) {
      row[i] = reader.get(i);
    }
    return row;
  }

  // ---- steps

  /** What leads away from the vertex that a walk has reached, by the step that it is in. */
  PathStep[] steps(Walk walk) {
    int number = walk.segment();
    PathVertex vertex = walk.vertex();
    if (vertex.stepGenerations[number] == stepGenerations[number]) {
      return counted(vertex.steps[number]);
    }
    PathSpec.Step step = spec.steps().get(number);
    if (!step.adjacency().isEmpty()) {
      if (step.dependsOn() > 0) {
        bind(walk);
        edges().forgetVertices(number);
        return counted(edges().steps(number, vertex));
      }
      PathStep[] found = edges().steps(number, vertex);
      keep(number, vertex, found);
      return counted(found);
    }
    if (step.dependsOn() > 0) {
      bind(walk);
      return counted(lookUp(step, vertex));
    }
    if (scannedGenerations[number] == stepGenerations[number]) {
      // All steps were read: there are none from here.
      return PathStep.NONE;
    }
    if (step.scan() >= 0 && stepLookups[number] >= lookupLimits[step.lookup()]) {
      scan(number, step);
      return vertex.stepGenerations[number] == stepGenerations[number]
          ? counted(vertex.steps[number])
          : PathStep.NONE;
    }
    stepLookups[number]++;
    PathStep[] found = lookUp(step, vertex);
    keep(number, vertex, found);
    return counted(found);
  }

  /** The edges at vertices as adjacency has them. */
  PathEdges edges() {
    PathEdges known = edges;
    if (known == null) {
      throw QuiverException.bug("a search whose bounds are not known");
    }
    return known;
  }

  /** The bounds of the search are known: whether it sees a small part of the graph. */
  void expect(boolean narrow) {
    if (edges == null) {
      edges = new PathEdges(this, expressions, narrow);
    }
  }

  /** Counts edges that were looked at elsewhere. */
  void touched(int count) {
    touched += count;
  }

  private PathStep[] counted(PathStep @Nullable [] steps) {
    if (steps == null) {
      return PathStep.NONE;
    }
    touched += steps.length;
    return steps;
  }

  private PathStep[] lookUp(PathSpec.Step step, PathVertex vertex) {
    List<@Nullable Object[]> rows = lookUp(step.lookup(), vertex);
    List<PathStep> steps = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      PathStep found = step(step, row);
      if (found.edges().length > 0) {
        steps.add(found);
      }
    }
    return steps.toArray(PathStep.NONE);
  }

  private void scan(int number, PathSpec.Step step) {
    Map<PathVertex, List<PathStep>> byVertex = new HashMap<>();
    try (BatchReader reader = scan(step.scan())) {
      int width = step.width();
      int rows = 0;
      while (reader.next()) {
        @Nullable Object[] row = row(reader, width);
        if (++rows % 1024 == 0) {
          context.checkActive();
        }
        context.memory().reserve(BYTES_PER_STEP);
        byVertex.computeIfAbsent(fromVertex(row), v -> new ArrayList<>(4)).add(step(step, row));
      }
    }
    byVertex.forEach(
        (vertex, steps) -> {
          vertex.steps[number] = steps.toArray(PathStep.NONE);
          vertex.stepGenerations[number] = stepGenerations[number];
        });
    scannedGenerations[number] = stepGenerations[number];
  }

  private PathVertex fromVertex(@Nullable Object[] row) {
    return vertex(row, 0, idAt(0));
  }

  private PathStep step(PathSpec.Step step, @Nullable Object[] row) {
    int toAt = spec.positionColumns();
    PathVertex to = vertex(row, toAt, idAt(toAt));
    int edgesAt = spec.stepEdges();
    boolean arrays = step.edges() == 0;
    Object[] edges = arrays ? array(row[edgesAt]) : values(row, edgesAt, step.edges());
    Object[] between =
        arrays
            ? inner(array(row[edgesAt + 1]))
            : values(row, edgesAt + step.edges(), step.edges() - 1);
    double cost = 0;
    if (spec.costed()) {
      cost = cost(row[spec.stepCost(step)]);
    }
    return new PathStep(to, edges, between, cost, row, 0);
  }

  private static Object[] array(@Nullable Object value) {
    return value instanceof List<?> list ? list.toArray() : PathStep.NO_VALUES;
  }

  /** Without the first and the last. */
  private static Object[] inner(Object[] vertices) {
    return vertices.length < 3
        ? PathStep.NO_VALUES
        : Arrays.copyOfRange(vertices, 1, vertices.length - 1);
  }

  private static double cost(@Nullable Object value) {
    if (value instanceof Double cost && cost >= 0 && !cost.isInfinite()) {
      return cost;
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "the COST of an edge is " + value + ": it must be a number that is not negative");
  }

  private static Object[] values(@Nullable Object[] row, int from, int count) {
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      Object value = row[from + i];
      if (value == null) {
        throw new QuiverException(
            ErrorCode.DATA_EXCEPTION, "a key column of a vertex or edge of the graph is NULL");
      }
      values[i] = value;
    }
    return values;
  }

  // ---- positions

  /** What is known of positions. */
  PositionRows positions() {
    return positions;
  }

  /** Whether the vertex of a walk will do at a position. */
  boolean accepts(Walk walk, int position) {
    return positions.accepts(walk, position);
  }

  /** The row of a walk's vertex at a position, or null; null too where positions have no rows. */
  @Nullable Object @Nullable [] row(Walk walk, int position) {
    return positions.row(walk, position);
  }

  /** The vertices for the last position, where {@link #targets} knows their number. */
  List<PathVertex> targetVertices() {
    return positions.targetVertices();
  }

  /** See {@link PositionRows#targets}. */
  int targets() {
    return positions.targets();
  }
}
