package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of vertices that several graphs have in common. Confined to one thread. */
final class SharedNumbers {
  private static final int BYTES = 96;
  private static final int UNKNOWN = -2;

  private final ExecutionContext context;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> values = new ArrayList<>();

  SharedNumbers(ExecutionContext context) {
    this.context = context;
  }

  /** The number of a vertex, a new one if need be. */
  int number(Object value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    context.memory().reserve(BYTES);
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  Object value(int number) {
    return values.get(number);
  }

  int size() {
    return values.size();
  }

  Translation translation(Graph graph) {
    return new Translation(graph);
  }

  /** Between the numbers of one graph and those in common. */
  final class Translation {
    private final Graph graph;
    private int[] shared = new int[0];
    private int[] local = new int[0];

    Translation(Graph graph) {
      this.graph = graph;
    }

    int shared(int vertex) {
      shared = grown(shared, vertex);
      if (shared[vertex] == UNKNOWN) {
        shared[vertex] = number(graph.value(vertex));
      }
      return shared[vertex];
    }

    /** The graph's own number; -1 where it does not know the vertex. */
    int local(int number) {
      local = grown(local, number);
      if (local[number] == UNKNOWN) {
        local[number] = graph.vertex(value(number));
      }
      return local[number];
    }

    private int[] grown(int[] array, int place) {
      if (place < array.length) {
        return array;
      }
      int[] longer = Arrays.copyOf(array, Math.max(place + 1, 64 + array.length * 2));
      context.memory().reserve(4L * (longer.length - array.length));
      Arrays.fill(longer, array.length, longer.length, UNKNOWN);
      return longer;
    }
  }
}
