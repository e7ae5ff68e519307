package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A piece of a path pattern. */
public sealed interface GraphElement permits VertexPattern, EdgePattern, ParenthesizedPath {
  /** The name that the rest of the query calls it by, or null. */
  @Nullable SqlIdentifier variable();

  /** How often it repeats, or null for once. */
  @Nullable Quantifier quantifier();

  /** This element as a node of the tree. */
  SqlNode node();
}
