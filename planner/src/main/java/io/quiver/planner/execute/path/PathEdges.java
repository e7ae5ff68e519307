package io.quiver.planner.execute.path;

import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a search that cached adjacency has, or an index on the edges, as the cache decides.
 * Confined to one thread.
 */
final class PathEdges {
  private final PathInputs inputs;
  private final AdjacentEdges[][] sources;
  private final boolean oneTable;
  private final Map<Integer, Map<Object, PathVertex>> vertices = new HashMap<>();
  private final EdgeList list = new EdgeList();

  /** An edge where edges of several tables may meet. */
  record TableEdge(int table, long row) {}

  PathEdges(PathInputs inputs, List<List<EdgeExpressions>> expressions, boolean narrow) {
    this.inputs = inputs;
    PathSpec spec = inputs.spec();
    this.sources = new AdjacentEdges[spec.steps().size()][];
    Set<Integer> tables = new LinkedHashSet<>();
    for (int i = 0; i < sources.length; i++) {
      List<PathSpec.Adjacency> all = spec.steps().get(i).adjacency();
      sources[i] = new AdjacentEdges[all.size()];
      for (int j = 0; j < all.size(); j++) {
        tables.add(all.get(j).number());
        sources[i][j] =
            new AdjacentEdges(all.get(j), expressions.get(i).get(j), inputs.context(), narrow);
      }
    }
    this.oneTable = tables.size() == 1;
  }

  /** What values from outside or the start decided for a step is no longer true. */
  void forgetVertices(int step) {
    for (AdjacentEdges source : sources[step]) {
      source.forgetVertices();
    }
  }

  /** The only source of a step's edges. */
  AdjacentEdges source(int step) {
    return sources[step][0];
  }

  PathStep[] steps(int step, PathVertex from) {
    List<PathStep> steps = new ArrayList<>();
    AdjacentEdges[] all = sources[step];
    for (int s = 0; s < all.length; s++) {
      AdjacentEdges source = all[s];
      int number = source.number(from);
      if (number < 0 || !source.leaves(number, false)) {
        continue;
      }
      Graph graph = source.graph();
      source.expand(number, source.adjacency().direction(), list);
      for (int i = 0; i < list.size(); i++) {
        long edge = list.edge(i);
        if (source.accepts(edge) && source.enters(list.vertex(i), false)) {
          double cost = inputs.spec().costed() ? source.cost(edge, list.weight(i)) : 0;
          PathVertex to = vertex(source.adjacency().to(), graph.value(list.vertex(i)));
          steps.add(step(s, source, to, edge, cost));
        }
      }
    }
    return steps.toArray(PathStep.NONE);
  }

  private PathStep step(int number, AdjacentEdges source, PathVertex to, long edge, double cost) {
    Object id = oneTable ? (Object) edge : new TableEdge(source.adjacency().number(), edge);
    return new PathStep(
        to, new Object[] {id}, PathStep.NO_VALUES, cost, PathStep.NO_VALUES, number);
  }

  /** A step along an edge of the only source of a step of the search. */
  PathStep step(int step, PathVertex to, long edge) {
    return step(0, source(step), to, edge, 0);
  }

  /** The vertex with a key, as the edges have it. */
  PathVertex vertex(PathSpec.VertexKey key, Object value) {
    if (inputs.spec().plainIds()) {
      return inputs.vertex(value);
    }
    return vertices
        .computeIfAbsent(key.offset(), table -> new HashMap<>())
        .computeIfAbsent(value, v -> newVertex(key, v));
  }

  private PathVertex newVertex(PathSpec.VertexKey key, Object value) {
    @Nullable Object[] row = new Object[inputs.spec().positionColumns()];
    List<?> parts = value instanceof List<?> several ? several : List.of(value);
    StringBuilder id = new StringBuilder(key.alias()).append('(');
    for (int i = 0; i < parts.size(); i++) {
      Object part = Objects.requireNonNull(parts.get(i));
      row[key.offset() + i] = part;
      String text = part.toString();
      if (parts.size() > 1 && part instanceof String) {
        // As the id is written elsewhere: no two keys may look alike.
        text = text.replace("\\", "\\\\").replace(",", "\\,");
      }
      id.append(i == 0 ? "" : ",").append(text);
    }
    row[inputs.spec().keyWidth()] = id.append(')').toString();
    return inputs.vertex(row);
  }

  /** The id of an edge that is known by its row. */
  Object id(Object edge) {
    for (AdjacentEdges[] all : sources) {
      for (AdjacentEdges source : all) {
        if (edge instanceof Long row && oneTable) {
          return source.id(row);
        }
        if (edge instanceof TableEdge known && known.table == source.adjacency().number()) {
          return source.id(known.row);
        }
      }
    }
    return edge;
  }

  /** A further column of the round that a step is. */
  @Nullable Object column(int step, PathStep taken, int column) {
    Object edge = taken.edges()[0];
    long row = edge instanceof TableEdge known ? known.row : (Long) edge;
    return sources[step][taken.source()].column(row, column);
  }

  /** How edges were found, for EXPLAIN ANALYZE. */
  String note() {
    Set<String> notes = new LinkedHashSet<>();
    Arrays.stream(sources).flatMap(Arrays::stream).forEach(source -> notes.addAll(source.notes()));
    return notes.isEmpty() ? "" : ", " + String.join(", ", Collections.unmodifiableSet(notes));
  }
}
