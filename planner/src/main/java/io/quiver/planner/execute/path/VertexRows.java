package io.quiver.planner.execute.path;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.graph.EdgeValues;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.table.StoredRow;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which vertices of a graph satisfy a condition, each asked once. Confined to one thread. */
final class VertexRows {
  private final PathSpec.VertexCondition asked;
  private final Expression condition;
  private final List<Integer> read;
  private final ExecutionContext context;
  private final Graph graph;
  private final BitSet known = new BitSet();
  private final BitSet accepted = new BitSet();
  private @Nullable EdgeRow row;

  VertexRows(
      PathSpec.VertexCondition asked,
      Expression condition,
      List<Integer> read,
      ExecutionContext context,
      Graph graph) {
    this.asked = asked;
    this.condition = condition;
    this.read = read;
    this.context = context;
    this.graph = graph;
  }

  boolean accepts(int vertex) {
    if (!known.get(vertex)) {
      known.set(vertex);
      Row found = row(graph.value(vertex));
      accepted.set(vertex, found != null && condition.truth(context, found) == Expression.TRUE);
    }
    return accepted.get(vertex);
  }

  /** What was found is no longer true. */
  void forget() {
    known.clear();
  }

  private @Nullable Row row(Object key) {
    if (asked.index() == null) {
      return arrays().at((Long) key);
    }
    Object[] values = new Object[asked.places().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = key instanceof List<?> parts ? part(parts, asked.places().get(i)) : key;
    }
    StoredRow stored =
        context
            .tables()
            .getUnique(context.transaction(), asked.table(), asked.index(), List.of(values));
    return stored == null ? null : new ShownRow(stored, asked.table().columns().size());
  }

  private static Object part(List<?> parts, int place) {
    return Objects.requireNonNull(parts.get(place));
  }

  /** Rows by a key that is the row id. */
  private EdgeRow arrays() {
    EdgeRow made = row;
    if (made == null) {
      EdgeValues values =
          context
              .adjacency()
              .values(
                  context.transaction(),
                  context.tables(),
                  asked.table(),
                  read,
                  context::checkActive);
      made = new EdgeRow(values, asked.table().columns().size());
      row = made;
    }
    return made;
  }
}
