package io.quiver.planner.graph;

import io.quiver.parser.ast.GraphTable;
import io.quiver.planner.validate.GraphPatterns;
import io.quiver.planner.validate.Planning;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;

/**
 * Writes GRAPH_TABLE out: paths of fixed length as joins, which the optimizer orders, paths with
 * quantifiers or a prefix as path searches. Stateless.
 */
public final class GraphTableRewriter implements GraphPatterns {
  public static final GraphTableRewriter INSTANCE = new GraphTableRewriter();

  private GraphTableRewriter() {}

  @Override
  public SqlNode query(GraphTable table, Planning planning, UnaryOperator<SqlNode> closed) {
    return new MatchQuery(table, GraphModel.of(table.graph(), planning), closed).query();
  }
}
