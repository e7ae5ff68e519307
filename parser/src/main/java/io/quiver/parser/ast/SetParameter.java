package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** SET name = value, or SET name TO value. */
public final class SetParameter extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("SET", SqlKind.SET_OPTION);

  private final boolean local;
  private final SqlIdentifier name;
  private final List<SqlNode> values;

  public SetParameter(SqlParserPos pos, boolean local, SqlIdentifier name, List<SqlNode> values) {
    super(OPERATOR, pos);
    this.local = local;
    this.name = name;
    this.values = List.copyOf(values);
  }

  /** SET LOCAL: until the transaction ends. */
  public boolean local() {
    return local;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** Literals or identifiers; empty for DEFAULT. */
  public List<SqlNode> values() {
    return values;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(values));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(local ? "SET LOCAL" : "SET");
    name.unparse(writer, 0, 0);
    writer.keyword("=");
    if (values.isEmpty()) {
      writer.keyword("DEFAULT");
    } else {
      SqlText.commaSeparated(writer, values);
    }
  }
}
