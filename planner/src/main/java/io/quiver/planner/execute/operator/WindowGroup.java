package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.SortKey;
import java.util.List;

/** Functions that share partition, order and frame. */
public record WindowGroup(
    List<Integer> partition, List<SortKey> order, WindowFrame frame, List<WindowCall> calls) {
  public WindowGroup {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
    calls = List.copyOf(calls);
  }
}
