package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes new columns; selected rows stay selected. */
public final class ProjectNode extends PlanNode {
  private final PlanNode input;
  private final List<Expression> expressions;

  public ProjectNode(PlanNode input, List<Expression> expressions) {
    super(expressions.stream().map(Expression::type).toList(), List.of(input));
    this.input = input;
    this.expressions = List.copyOf(expressions);
  }

  @Override
  public String describe() {
    return "Project";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchSource source = input.open(context);
    Kernel[] kernels = expressions.stream().map(e -> e.kernel(context)).toArray(Kernel[]::new);
    Batch result = new Batch(new Column[kernels.length]);
    return new BatchSource() {
      @Override
      public @Nullable Batch next() {
        Batch batch = source.next();
        if (batch == null) {
          return null;
        }
        Column[] columns = result.columns();
        for (int i = 0; i < kernels.length; i++) {
          columns[i] = kernels[i].evaluate(batch, batch.selection(), batch.size());
        }
        result.select(batch.rows(), batch.selection(), batch.size());
        return result;
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
