package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE PROPERTY GRAPH. */
public final class CreatePropertyGraph extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE PROPERTY GRAPH", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final List<VertexTable> vertexTables;
  private final List<EdgeTable> edgeTables;

  public CreatePropertyGraph(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      List<VertexTable> vertexTables,
      List<EdgeTable> edgeTables) {
    super(OPERATOR, pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.vertexTables = List.copyOf(vertexTables);
    this.edgeTables = List.copyOf(edgeTables);
  }

  public boolean replace() {
    return replace;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public List<VertexTable> vertexTables() {
    return vertexTables;
  }

  public List<EdgeTable> edgeTables() {
    return edgeTables;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(vertexTables), nodes(edgeTables));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(replace ? "CREATE OR REPLACE PROPERTY GRAPH" : "CREATE PROPERTY GRAPH");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    writer.keyword("VERTEX TABLES");
    SqlText.parenthesized(writer, vertexTables);
    if (!edgeTables.isEmpty()) {
      writer.keyword("EDGE TABLES");
      SqlText.parenthesized(writer, edgeTables);
    }
  }
}
