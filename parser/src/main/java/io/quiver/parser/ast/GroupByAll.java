package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * GROUP BY ALL: by every item of the select list that holds no aggregate. Expand it before
 * validation.
 */
public final class GroupByAll extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALL", SqlKind.OTHER);

  public GroupByAll(SqlParserPos pos) {
    super(OPERATOR, pos);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALL");
  }
}
