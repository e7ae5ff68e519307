package io.quiver.planner.graph;

import io.quiver.parser.ast.EdgeDirection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way to give every element of a fixed pattern a table, and every edge a direction: the matches
 * of a pattern are the union over all of them, without overlap.
 */
final class Assignment {
  private final Map<VertexElement, ElementTable> vertices = new IdentityHashMap<>();
  private final Map<EdgeElement, ElementTable> edges = new IdentityHashMap<>();
  private final Map<Link, Boolean> forward = new IdentityHashMap<>();
  private final boolean merged;

  private Assignment(boolean merged) {
    this.merged = merged;
  }

  private Assignment(Assignment other) {
    merged = other.merged;
    vertices.putAll(other.vertices);
    edges.putAll(other.edges);
    forward.putAll(other.forward);
  }

  ElementTable table(VertexElement vertex) {
    return Objects.requireNonNull(vertices.get(vertex));
  }

  ElementTable table(EdgeElement edge) {
    return Objects.requireNonNull(edges.get(edge));
  }

  /** Whether the edge starts at the left vertex. */
  boolean isForward(Link link) {
    return Boolean.TRUE.equals(forward.get(link));
  }

  /**
   * Whether the edge may as well lead the other way: so it is where both directions of an edge
   * within one vertex table are one assignment.
   */
  boolean isEitherWay(Link link) {
    return merged && isBothWays(link, table(link.edge()));
  }

  private static boolean isBothWays(Link link, ElementTable table) {
    return link.eitherWay()
        && table.source().vertexTable().equals(table.destination().vertexTable());
  }

  /** All of them, or null when there are more than the limit. */
  static @Nullable List<Assignment> all(GraphModel graph, FixedPattern pattern, int limit) {
    return all(graph, pattern, limit, false);
  }

  /**
   * Likewise.
   *
   * @param merged whether the two directions of an edge are one assignment where they can be
   */
  static @Nullable List<Assignment> all(
      GraphModel graph, FixedPattern pattern, int limit, boolean merged) {
    Map<VertexElement, List<ElementTable>> vertexTables = new IdentityHashMap<>();
    for (VertexElement vertex : pattern.vertices) {
      vertexTables.put(vertex, Labels.candidates(graph, false, vertex.labels));
    }
    List<Assignment> current = List.of(new Assignment(merged));
    for (Link link : pattern.links) {
      List<ElementTable> edgeTables = Labels.candidates(graph, true, link.edge().labels);
      List<Assignment> next = new ArrayList<>();
      for (Assignment assignment : current) {
        for (ElementTable table : edgeTables) {
          if (link.direction() != EdgeDirection.LEFT) {
            assignment.extend(graph, link, table, true, vertexTables, next);
          }
          boolean loop = link.left() == link.right();
          if (link.direction() == EdgeDirection.LEFT
              || (link.eitherWay() && !loop && !(merged && isBothWays(link, table)))) {
            assignment.extend(graph, link, table, false, vertexTables, next);
          }
        }
      }
      if (next.size() > limit) {
        return null;
      }
      current = next;
    }
    for (VertexElement vertex : pattern.vertices) {
      List<Assignment> next = new ArrayList<>();
      for (Assignment assignment : current) {
        if (assignment.vertices.containsKey(vertex)) {
          next.add(assignment);
        } else {
          for (ElementTable table : Objects.requireNonNull(vertexTables.get(vertex))) {
            Assignment more = new Assignment(assignment);
            more.vertices.put(vertex, table);
            next.add(more);
          }
        }
      }
      current = next;
    }
    return current.size() > limit ? null : current;
  }

  private void extend(
      GraphModel graph,
      Link link,
      ElementTable table,
      boolean isForward,
      Map<VertexElement, List<ElementTable>> vertexTables,
      List<Assignment> into) {
    ElementTable known = edges.get(link.edge());
    if (known != null && known != table) {
      return;
    }
    Assignment more = new Assignment(this);
    more.edges.put(link.edge(), table);
    more.forward.put(link, isForward);
    ElementTable source = graph.vertexTable(table.source().vertexTable());
    ElementTable destination = graph.vertexTable(table.destination().vertexTable());
    if (more.place(link.left(), isForward ? source : destination, vertexTables)
        && more.place(link.right(), isForward ? destination : source, vertexTables)) {
      into.add(more);
    }
  }

  private boolean place(
      VertexElement vertex,
      ElementTable table,
      Map<VertexElement, List<ElementTable>> vertexTables) {
    ElementTable known = vertices.putIfAbsent(vertex, table);
    return known == null
        ? Objects.requireNonNull(vertexTables.get(vertex)).contains(table)
        : known == table;
  }
}
