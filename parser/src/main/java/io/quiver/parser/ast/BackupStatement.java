package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** BACKUP TO a directory. */
public final class BackupStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("BACKUP", SqlKind.OTHER);

  private final String target;
  private final List<StatementOption> options;

  public BackupStatement(SqlParserPos pos, String target, List<StatementOption> options) {
    super(OPERATOR, pos);
    this.target = target;
    this.options = List.copyOf(options);
  }

  public String target() {
    return target;
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("BACKUP TO");
    SqlText.string(writer, target);
    SqlText.options(writer, options);
  }
}
