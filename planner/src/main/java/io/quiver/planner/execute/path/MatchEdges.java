package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.EdgeValues;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours of vertices over the sources of a pattern. Vertices have the numbers of the graph
 * where there is one, else numbers that all graphs share. Confined to one thread.
 */
public final class MatchEdges {
  private final ExecutionContext context;
  private final Source[] sources;
  private final @Nullable SharedNumbers numbers;
  private final Map<EdgeTable, Graph> graphs = new LinkedHashMap<>();

  /** What is asked of the edges of a source. */
  public record Asked(@Nullable Expression condition, List<Integer> read) {
    public Asked {
      read = List.copyOf(read);
    }
  }

  /** One source with the lists made so far. */
  private static final class Source {
    final Graph graph;
    final SharedNumbers.@Nullable Translation translation;
    final @Nullable Expression condition;
    final @Nullable EdgeRow row;
    final @Nullable EdgeValues values;
    final Map<GraphDirection, NeighbourLists> lists = new EnumMap<>(GraphDirection.class);

    Source(
        Graph graph,
        SharedNumbers.@Nullable Translation translation,
        @Nullable Expression condition,
        @Nullable EdgeValues values,
        int columns) {
      this.graph = graph;
      this.translation = translation;
      this.condition = condition;
      this.values = values;
      this.row = values == null ? null : new EdgeRow(values, columns);
    }
  }

  MatchEdges(MultiwaySpec spec, List<Asked> asked, MatchOrder order, ExecutionContext context) {
    this.context = context;
    boolean narrow = spec.given() >= 0;
    Map<EdgeTable, GraphDirection> directions = directions(spec, order);
    directions.forEach(
        (edges, direction) ->
            graphs.put(
                edges,
                context
                    .adjacency()
                    .graph(
                        context.transaction(),
                        context.tables(),
                        edges,
                        direction,
                        narrow,
                        context::checkActive)));
    this.numbers = graphs.size() > 1 ? new SharedNumbers(context) : null;
    Map<EdgeTable, SharedNumbers.Translation> translations = new LinkedHashMap<>();
    this.sources = new Source[spec.sources().size()];
    for (int i = 0; i < sources.length; i++) {
      EdgeTable edges = spec.sources().get(i).edges();
      Graph graph = Objects.requireNonNull(graphs.get(edges));
      Expression condition = asked.get(i).condition();
      SharedNumbers shared = numbers;
      sources[i] =
          new Source(
              graph,
              shared == null
                  ? null
                  : translations.computeIfAbsent(edges, e -> shared.translation(graph)),
              condition,
              condition == null ? null : values(edges, asked.get(i).read()),
              edges.table().columns().size());
    }
  }

  private EdgeValues values(EdgeTable edges, List<Integer> read) {
    return context
        .adjacency()
        .values(context.transaction(), context.tables(), edges.table(), read, context::checkActive);
  }

  /** In which directions each table is needed. */
  private static Map<EdgeTable, GraphDirection> directions(MultiwaySpec spec, MatchOrder order) {
    Map<EdgeTable, GraphDirection> found = new LinkedHashMap<>();
    for (int i = 0; i < spec.vertices(); i++) {
      order.tails(i).forEach(tie -> merge(spec, tie, found));
    }
    order.levels().forEach(level -> level.ties().forEach(tie -> merge(spec, tie, found)));
    return found;
  }

  private static void merge(
      MultiwaySpec spec, MatchOrder.Tie tie, Map<EdgeTable, GraphDirection> into) {
    into.merge(
        spec.sources().get(tie.edges()).edges(),
        tie.direction(),
        (a, b) -> a == b ? a : GraphDirection.ANY);
  }

  /** The neighbours over a tie. */
  NeighbourLists lists(MatchOrder.Tie tie) {
    Map<GraphDirection, NeighbourLists> made = sources[tie.edges()].lists;
    NeighbourLists lists = made.get(tie.direction());
    if (lists == null) {
      lists = new NeighbourLists(context, this, tie.edges(), tie.direction());
      made.put(tie.direction(), lists);
    }
    return lists;
  }

  /** Fills the list with the neighbours that conditions let pass; how many there are. */
  int expand(int number, int vertex, GraphDirection direction, EdgeList list, int[][] into) {
    Source source = sources[number];
    SharedNumbers.Translation translation = source.translation;
    int local = translation == null ? vertex : translation.local(vertex);
    if (local < 0) {
      return 0;
    }
    source.graph.expand(local, direction, list);
    int[] found = into[0].length < list.size() ? new int[list.size()] : into[0];
    into[0] = found;
    Expression condition = source.condition;
    EdgeRow row = source.row;
    int size = 0;
    for (int i = 0; i < list.size(); i++) {
      if (condition == null
          || row == null
          || condition.truth(context, row.at(list.edge(i))) == Expression.TRUE) {
        int neighbour = list.vertex(i);
        found[size++] = translation == null ? neighbour : translation.shared(neighbour);
      }
    }
    return size;
  }

  /** The number of a vertex with a key; -1 where it has no edge. */
  int vertex(Object key) {
    SharedNumbers shared = numbers;
    return shared == null ? sources[0].graph.vertex(key) : shared.number(key);
  }

  /** The key of a vertex. */
  Object key(int vertex) {
    SharedNumbers shared = numbers;
    return shared == null ? sources[0].graph.value(vertex) : shared.value(vertex);
  }

  /** Numbers given out so far are below. */
  int limit() {
    SharedNumbers shared = numbers;
    return shared == null ? sources[0].graph.vertexLimit() : shared.size();
  }

  /** The vertices that a source knows: their number, and each of them. */
  int vertexCount(int source) {
    return sources[source].graph.vertexLimit();
  }

  int vertexOf(int source, int place) {
    SharedNumbers.Translation translation = sources[source].translation;
    return translation == null ? place : translation.shared(place);
  }

  /** How edges were found, for EXPLAIN ANALYZE. */
  String note() {
    long touched = 0;
    Set<String> notes = new LinkedHashSet<>();
    for (Source source : sources) {
      notes.add(source.graph.describe());
      if (source.values != null) {
        notes.add("conditions from " + source.values.describe());
      }
      for (NeighbourLists lists : source.lists.values()) {
        touched += lists.touched();
      }
    }
    return "edges touched " + touched + ", " + String.join(", ", notes);
  }
}
