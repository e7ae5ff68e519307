package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** WITH queries that an INSERT, UPDATE, DELETE or MERGE may read. */
public final class WithChange extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("WITH", SqlKind.OTHER);

  private final SqlNodeList items;
  private final SqlNode change;

  public WithChange(SqlParserPos pos, SqlNodeList items, SqlNode change) {
    super(OPERATOR, pos);
    this.items = items;
    this.change = change;
  }

  /** The WITH items. */
  public SqlNodeList items() {
    return items;
  }

  public SqlNode change() {
    return change;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(items, change);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("WITH");
    SqlText.commaSeparated(writer, items);
    change.unparse(writer, 0, 0);
  }
}
