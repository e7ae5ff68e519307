package io.quiver.planner.graph;

import io.quiver.parser.ast.PathMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * Vertices and edges without repetition: the union of paths, in which equal variables are the same
 * element.
 */
final class FixedPattern {
  final Set<VertexElement> vertices = new LinkedHashSet<>();
  final Set<EdgeElement> edges = new LinkedHashSet<>();
  final List<Link> links = new ArrayList<>();
  final List<SqlNode> conditions = new ArrayList<>();
  final List<Distinctness> distinctness = new ArrayList<>();
  private final Map<String, VertexElement> vertexByName = new HashMap<>();
  private final Map<String, EdgeElement> edgeByName = new HashMap<>();

  /**
   * A path in which elements must differ.
   *
   * @param vertices along the path, in order
   */
  record Distinctness(PathMode mode, List<VertexElement> vertices, List<EdgeElement> edges) {}

  /** A path as it became part of the pattern. */
  record Added(List<VertexElement> positions, List<Link> links) {}

  /** Adds a path of edges only. */
  Added add(PathChain chain) {
    List<VertexElement> positions = new ArrayList<>();
    for (VertexElement vertex : chain.positions) {
      positions.add(vertex(vertex));
    }
    List<Link> added = new ArrayList<>();
    List<Link> written = chain.links();
    for (int i = 0; i < written.size(); i++) {
      Link link =
          new Link(
              edge(written.get(i).edge()),
              positions.get(i),
              positions.get(i + 1),
              written.get(i).direction());
      links.add(link);
      added.add(link);
    }
    conditions.addAll(chain.conditions);
    restrict(chain.mode, positions, added);
    for (PathChain.Restriction part : chain.restrictions) {
      restrict(
          part.mode(),
          positions.subList(part.from(), part.to() + 1),
          added.subList(part.from(), part.to()));
    }
    return new Added(positions, added);
  }

  private void restrict(PathMode mode, List<VertexElement> along, List<Link> hops) {
    if (mode != PathMode.WALK && !hops.isEmpty()) {
      distinctness.add(
          new Distinctness(mode, List.copyOf(along), hops.stream().map(Link::edge).toList()));
    }
  }

  private VertexElement vertex(VertexElement written) {
    VertexElement element = null;
    for (String name : written.names) {
      VertexElement known = vertexByName.get(name);
      if (known != null && element != null && known != element) {
        replace(known, element);
      } else if (known != null) {
        element = known;
      }
    }
    VertexElement result = element == null ? new VertexElement() : element;
    result.merge(written);
    vertices.add(result);
    for (String name : result.names) {
      vertexByName.put(name, result);
    }
    return result;
  }

  private void replace(VertexElement old, VertexElement by) {
    by.merge(old);
    vertices.remove(old);
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      links.set(
          i,
          new Link(
              link.edge(),
              link.left() == old ? by : link.left(),
              link.right() == old ? by : link.right(),
              link.direction()));
    }
    old.names.forEach(name -> vertexByName.put(name, by));
  }

  private EdgeElement edge(EdgeElement written) {
    String name = written.name;
    EdgeElement known = name == null ? null : edgeByName.get(name);
    if (known == null) {
      edges.add(written);
      if (name != null) {
        edgeByName.put(name, written);
      }
      return written;
    }
    known.merge(written);
    return known;
  }

  Map<String, VertexElement> vertexNames() {
    return vertexByName;
  }

  Map<String, EdgeElement> edgeNames() {
    return edgeByName;
  }
}
