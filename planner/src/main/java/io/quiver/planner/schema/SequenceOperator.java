package io.quiver.planner.schema;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * NEXT VALUE FOR and CURRENT VALUE FOR after names are resolved: the only operand is an integer
 * literal, the id of the sequence definition. The value is a BIGINT.
 */
public final class SequenceOperator extends SqlFunction {
  public static final SequenceOperator NEXT_VALUE = new SequenceOperator("NEXT_SEQUENCE_VALUE");
  public static final SequenceOperator CURRENT_VALUE =
      new SequenceOperator("CURRENT_SEQUENCE_VALUE");

  private SequenceOperator(String name) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BIGINT,
        null,
        OperandTypes.EXACT_NUMERIC,
        SqlFunctionCategory.SYSTEM);
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
