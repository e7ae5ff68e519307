package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** A constraint of a table, written behind a column or by itself. */
public sealed interface TableConstraint
    permits CheckConstraint, ForeignKeyConstraint, KeyConstraint {
  /** The name behind CONSTRAINT, or null. */
  @Nullable SqlIdentifier name();

  /** This constraint as a node of the tree. */
  SqlNode node();

  /** Prints it as it stands behind its column. */
  void unparseInline(SqlWriter writer);

  /** Prints CONSTRAINT and the name, if there is one. */
  static void unparseName(SqlWriter writer, @Nullable SqlIdentifier name) {
    SqlText.optional(writer, "CONSTRAINT", name);
  }
}
