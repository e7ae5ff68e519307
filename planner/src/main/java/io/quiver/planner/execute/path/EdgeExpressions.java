package io.quiver.planner.execute.path;

import io.quiver.planner.execute.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the edges of one {@link io.quiver.planner.rel.PathSpec.Adjacency}, ready to run.
 *
 * @param read ordinals of the columns that condition and cost look at
 * @param leaving condition of the vertices that the edges leave
 * @param entering condition of the vertices that the edges enter
 */
public record EdgeExpressions(
    @Nullable Expression condition,
    @Nullable Expression cost,
    @Nullable Expression id,
    List<Expression> columns,
    List<Integer> read,
    @Nullable Expression leaving,
    List<Integer> readLeaving,
    @Nullable Expression entering,
    List<Integer> readEntering) {
  public EdgeExpressions {
    columns = List.copyOf(columns);
    read = List.copyOf(read);
    readLeaving = List.copyOf(readLeaving);
    readEntering = List.copyOf(readEntering);
  }
}
