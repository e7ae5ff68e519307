package io.quiver.planner.validate;

import io.quiver.parser.ast.GraphTable;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;

/** Writes GRAPH_TABLE out as a query. Stateless. */
public interface GraphPatterns {
  /**
   * The query.
   *
   * @param closed completes a query that is converted by itself with the WITH queries around
   *     GRAPH_TABLE
   * @throws io.quiver.storage.error.QuiverException with position
   */
  SqlNode query(GraphTable table, Planning planning, UnaryOperator<SqlNode> closed);
}
