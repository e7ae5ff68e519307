package io.quiver.planner.graph;

import org.apache.calcite.sql.SqlNode;

/** How an expression gets at a path that a variable stands for. */
interface PathBinding {
  /** What functions of paths give. */
  enum Function {
    /** PATH_LENGTH: the number of edges. */
    LENGTH,
    /** VERTICES, NODES: ids along the path. */
    VERTICES,
    /** EDGES: ids along the path. */
    EDGES,
    /** PATH_FIRST: the id of the first vertex. */
    FIRST,
    /** PATH_LAST: the id of the last vertex. */
    LAST,
    /** IS_TRAIL: no edge twice. */
    TRAIL,
    /** IS_ACYCLIC: no vertex twice. */
    ACYCLIC,
    /** IS_SIMPLE: no vertex twice but for the ends. */
    SIMPLE,
    /** PATH_COST: what its edges cost together. */
    COST
  }

  SqlNode get(Function function);
}
