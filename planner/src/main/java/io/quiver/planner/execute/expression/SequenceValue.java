package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;

/** NEXT VALUE FOR and CURRENT VALUE FOR a sequence. */
public final class SequenceValue extends Expression {
  private final int sequenceId;
  private final boolean next;

  public SequenceValue(int sequenceId, boolean next, DataType type) {
    super(type);
    this.sequenceId = sequenceId;
    this.next = next;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  protected boolean isDeterministic() {
    return false;
  }

  @Override
  public Object value(ExecutionContext context, Row row) {
    if (next && context.transaction().isReadOnly()) {
      throw new QuiverException(
          ErrorCode.READ_ONLY_TRANSACTION, "a read-only transaction cannot advance a sequence");
    }
    return next
        ? context.services().nextValue(sequenceId)
        : context.services().currentValue(sequenceId);
  }
}
