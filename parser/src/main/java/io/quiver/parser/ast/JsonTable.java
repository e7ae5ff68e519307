package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** JSON_TABLE (document, path COLUMNS (..)): a table reference. */
public final class JsonTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("JSON_TABLE", SqlKind.OTHER);

  private final List<SqlNode> common;
  private final List<JsonTableColumn> columns;
  private final boolean failing;

  /**
   * @param common document, path of the rows, then name and value of each PASSING
   */
  public JsonTable(
      SqlParserPos pos, List<SqlNode> common, List<JsonTableColumn> columns, boolean failing) {
    super(OPERATOR, pos);
    this.common = List.copyOf(common);
    this.columns = List.copyOf(columns);
    this.failing = failing;
  }

  public SqlNode document() {
    return common.get(0);
  }

  /** The path of the rows. */
  public SqlNode path() {
    return common.get(1);
  }

  /** Name and value of each PASSING, by turns. */
  public List<SqlNode> passing() {
    return common.subList(2, common.size());
  }

  public List<JsonTableColumn> columns() {
    return columns;
  }

  /** ERROR ON ERROR; else a document that cannot be read gives no rows. */
  public boolean failing() {
    return failing;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return common;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("JSON_TABLE");
    SqlWriter.Frame frame = writer.startList("(", ")");
    document().unparse(writer, 0, 0);
    writer.sep(",");
    path().unparse(writer, 0, 0);
    JsonCall.passing(writer, passing());
    JsonTableColumn.unparse(writer, columns);
    SqlText.keywords(writer, failing ? "ERROR ON ERROR" : "");
    writer.endList(frame);
  }
}
