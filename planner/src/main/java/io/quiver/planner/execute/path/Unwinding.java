package io.quiver.planner.execute.path;

import io.quiver.planner.execute.context.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths into a node, put together backwards, one by one. */
final class Unwinding {
  private final ExecutionContext context;
  private final List<StateSearch.Node> nodes = new ArrayList<>();
  private final List<Integer> chosen = new ArrayList<>();
  private boolean started;
  private long work;

  Unwinding(StateSearch.Node end, ExecutionContext context) {
    this.context = context;
    nodes.add(end);
  }

  @Nullable Walk next() {
    Bounds.check(context, work++);
    if (started && !advance()) {
      return null;
    }
    started = true;
    // Down to the start, by the first way that was not tried.
    StateSearch.Node at = nodes.get(nodes.size() - 1);
    while (!at.arrivals.isEmpty()) {
      chosen.add(0);
      at = at.arrivals.get(0).from();
      nodes.add(at);
    }
    return walk();
  }

  /** Changes the last choice that can be changed. */
  private boolean advance() {
    while (!chosen.isEmpty()) {
      int place = chosen.size() - 1;
      nodes.remove(nodes.size() - 1);
      int choice = chosen.remove(place) + 1;
      StateSearch.Node at = nodes.get(place);
      if (choice < at.arrivals.size()) {
        chosen.add(choice);
        nodes.add(at.arrivals.get(choice).from());
        return true;
      }
    }
    return false;
  }

  private Walk walk() {
    StateSearch.Node start = nodes.get(nodes.size() - 1);
    Walk walk = new Walk(null, null, start.vertex, 0, 0, start.row, 0, 0);
    for (int i = chosen.size() - 1; i >= 0; i--) {
      StateSearch.Node node = nodes.get(i);
      PathStep step = node.arrivals.get(chosen.get(i)).step();
      walk = step == null ? walk.enter(node.segment, node.row) : walk.take(step);
    }
    return walk;
  }
}
