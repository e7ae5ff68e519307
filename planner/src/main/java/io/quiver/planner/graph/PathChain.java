package io.quiver.planner.graph;

import io.quiver.parser.ast.PathMode;
import io.quiver.parser.ast.PathPrefix;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A path of a pattern: positions, and between each two a part. */
final class PathChain {
  @Nullable String name;
  PathPrefix.Search search = PathPrefix.Search.NONE;
  @Nullable SqlNode count;
  PathMode mode = PathMode.WALK;
  final List<VertexElement> positions = new ArrayList<>(List.of(new VertexElement()));
  final List<Part> parts = new ArrayList<>();

  /** Of parentheses without quantifier. */
  final List<SqlNode> conditions = new ArrayList<>();

  /** Modes of parentheses without quantifier: parts from (inclusive) to (exclusive). */
  final List<Restriction> restrictions = new ArrayList<>();

  /** A mode for some of the parts. */
  record Restriction(PathMode mode, int from, int to) {}

  VertexElement last() {
    return positions.get(positions.size() - 1);
  }

  /** Whether it has edges only. */
  boolean isFixed() {
    return parts.stream().allMatch(part -> part instanceof Part.Hop);
  }

  /** Whether only some of the matching paths between two ends are wanted. */
  boolean isSelective() {
    return search != PathPrefix.Search.NONE && search != PathPrefix.Search.ALL;
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Hop hop) {
        links.add(hop.link());
      }
    }
    return links;
  }
}
