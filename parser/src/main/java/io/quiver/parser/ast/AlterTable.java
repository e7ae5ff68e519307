package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER TABLE with one or more changes, made in their order. */
public final class AlterTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALTER TABLE", SqlKind.ALTER_TABLE);

  private final boolean ifExists;
  private final SqlIdentifier name;
  private final List<AlterAction> actions;

  public AlterTable(
      SqlParserPos pos, boolean ifExists, SqlIdentifier name, List<AlterAction> actions) {
    super(OPERATOR, pos);
    this.ifExists = ifExists;
    this.name = name;
    this.actions = List.copyOf(actions);
  }

  public boolean ifExists() {
    return ifExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public List<AlterAction> actions() {
    return actions;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER TABLE");
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlWriter.Frame frame = writer.startList("", "");
    for (AlterAction action : actions) {
      writer.sep(",");
      action.unparse(writer);
    }
    writer.endList(frame);
  }
}
