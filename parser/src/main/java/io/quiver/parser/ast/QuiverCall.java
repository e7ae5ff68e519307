package io.quiver.parser.ast;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Base of the nodes that Quiver adds to Calcite's tree.
 *
 * <p>Immutable: {@code setOperand} is refused. Two nodes are equal to {@code equalsDeep} when their
 * operands are; flags that are no operands show in the unparsed text.
 */
public abstract class QuiverCall extends SqlCall {
  private final SqlOperator operator;

  QuiverCall(SqlOperator operator, SqlParserPos pos) {
    super(pos);
    this.operator = operator;
  }

  static SqlOperator operator(String name, SqlKind kind) {
    return new SqlSpecialOperator(name, kind);
  }

  static List<SqlNode> operands(@Nullable SqlNode... nodes) {
    return Collections.unmodifiableList(Arrays.asList(nodes));
  }

  static SqlNodeList nodes(Collection<? extends SqlNode> nodes) {
    return new SqlNodeList(nodes, SqlParserPos.ZERO);
  }

  @Override
  public SqlOperator getOperator() {
    return operator;
  }
}
