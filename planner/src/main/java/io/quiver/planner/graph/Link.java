package io.quiver.planner.graph;

import io.quiver.parser.ast.EdgeDirection;

/** An edge between two vertices of a pattern, as the pattern is read from left to right. */
record Link(EdgeElement edge, VertexElement left, VertexElement right, EdgeDirection direction) {
  boolean eitherWay() {
    return direction == EdgeDirection.ANY || direction == EdgeDirection.LEFT_OR_RIGHT;
  }

  /** The same edge read from right to left. */
  Link reversed() {
    EdgeDirection turned =
        switch (direction) {
          case RIGHT -> EdgeDirection.LEFT;
          case LEFT -> EdgeDirection.RIGHT;
          case ANY, LEFT_OR_RIGHT -> direction;
        };
    return new Link(edge, right, left, turned);
  }
}
