package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;

/** DISTINCT ON (keys) printed in front of the first item of a select list. */
final class DistinctOnItem extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("DISTINCT ON", SqlKind.OTHER);

  private final SqlNodeList keys;
  private final SqlNode item;

  DistinctOnItem(SqlNodeList keys, SqlNode item) {
    super(OPERATOR, item.getParserPosition());
    this.keys = keys;
    this.item = item;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(keys, item);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("DISTINCT ON");
    SqlText.parenthesized(writer, keys);
    item.unparse(writer, 0, 0);
  }
}
