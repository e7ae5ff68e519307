package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Queries;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What a search asks of the one edge of a round, as expressions over the row of the edge. */
final class RoundExpressions {
  private final SearchPath path;
  private final SearchStep step;

  RoundExpressions(SearchPath path, SearchStep step) {
    this.path = path;
    this.step = step;
  }

  /**
   * The expressions, or null where the row alone cannot answer them.
   *
   * @param withCost whether the cost is not read otherwise
   * @param edge the edge of the round
   */
  PathSpec.@Nullable Round of(SearchQueries.Round round, boolean withCost, StaticElement edge) {
    boolean withId = path.showsEdges();
    SqlNode condition = TableReferences.conjunction(round.conditions());
    SqlNode cost = withCost ? round.cost() : null;
    List<SqlNode> items = new ArrayList<>();
    RelDataTypeFactory.Builder types = QuiverTypeFactory.INSTANCE.builder();
    if (condition != null) {
      items.add(condition);
      types.add("W", nullable(SqlTypeName.BOOLEAN));
    }
    if (cost != null) {
      items.add(cost);
      types.add("COST", nullable(SqlTypeName.DOUBLE));
    }
    if (withId) {
      items.add(edge.id());
      types.add("ID", path.graph().idType(true));
    }
    items.addAll(round.columns());
    for (int i = 0; i < step.types.size(); i++) {
      types.add("C" + i, step.types.get(i));
    }
    if (items.isEmpty()) {
      return PathSpec.Round.PLAIN;
    }
    SqlNode query = Queries.select(items, SearchQueries.from(round.query().from()), null);
    List<RexNode> found =
        RowExpressions.of(path.graph().planning(), path.closed().apply(query), types.build());
    if (found == null) {
      return null;
    }
    int next = 0;
    RexNode where = condition == null ? null : found.get(next++);
    RexNode price = cost == null ? null : found.get(next++);
    RexNode id = withId ? found.get(next++) : null;
    return new PathSpec.Round(where, price, id, found.subList(next, found.size()));
  }

  private static RelDataType nullable(SqlTypeName type) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return factory.createTypeWithNullability(factory.createSqlType(type), true);
  }
}
