package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates operands as columns and calls a function of objects for each row. */
final class CallKernel extends Kernel {
  /** What is called. */
  interface Call {
    @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments);
  }

  private final ExecutionContext context;
  private final boolean strict;
  private final Call call;
  private final Kernel[] operands;
  private final Column[] columns;
  private final Column result;

  CallKernel(Expression expression, ExecutionContext context, boolean strict, Call call) {
    this.context = context;
    this.strict = strict;
    this.call = call;
    List<Expression> expressions = expression.operands();
    this.operands = new Kernel[expressions.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = expressions.get(i).kernel(context);
    }
    this.columns = new Column[operands.length];
    this.result = Column.of(expression.type(), 0);
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    for (int j = 0; j < operands.length; j++) {
      columns[j] = operands[j].evaluate(batch, selection, count);
    }
    result.reset();
    result.ensureCapacity(batch.rows());
    @Nullable Object[] arguments = new Object[columns.length];
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      boolean anyNull = false;
      for (int j = 0; j < arguments.length; j++) {
        arguments[j] = columns[j].get(i);
        anyNull |= arguments[j] == null;
      }
      result.set(i, strict && anyNull ? null : call.apply(context, arguments));
    }
    return result;
  }
}
