package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Which vertex table an edge starts or ends at, and by which columns. */
public final class EdgeEnd extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("EDGE END", SqlKind.OTHER);

  private final List<SqlIdentifier> columns;
  private final SqlIdentifier vertexTable;
  private final List<SqlIdentifier> referencedColumns;

  public EdgeEnd(
      SqlParserPos pos,
      List<SqlIdentifier> columns,
      SqlIdentifier vertexTable,
      List<SqlIdentifier> referencedColumns) {
    super(OPERATOR, pos);
    this.columns = List.copyOf(columns);
    this.vertexTable = vertexTable;
    this.referencedColumns = List.copyOf(referencedColumns);
  }

  /** Empty where the foreign key says it. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** The name or alias of a vertex table. */
  public SqlIdentifier vertexTable() {
    return vertexTable;
  }

  /** Empty for the key of the vertex table. */
  public List<SqlIdentifier> referencedColumns() {
    return referencedColumns;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(nodes(columns), vertexTable, nodes(referencedColumns));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (!columns.isEmpty()) {
      writer.keyword("KEY");
      SqlText.parenthesized(writer, columns);
      writer.keyword("REFERENCES");
    }
    vertexTable.unparse(writer, 0, 0);
    if (!referencedColumns.isEmpty()) {
      SqlText.parenthesized(writer, referencedColumns);
    }
  }
}
