package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** GRAPH_TABLE (graph MATCH patterns ..): a table reference. */
public final class GraphTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("GRAPH_TABLE", SqlKind.OTHER);

  private final SqlIdentifier graph;
  private final List<PathPattern> paths;
  private final @Nullable SqlNode where;
  private final @Nullable RowsPerMatch rows;
  private final List<SqlNode> columns;

  public GraphTable(
      SqlParserPos pos,
      SqlIdentifier graph,
      List<PathPattern> paths,
      @Nullable SqlNode where,
      @Nullable RowsPerMatch rows,
      List<SqlNode> columns) {
    super(OPERATOR, pos);
    this.graph = graph;
    this.paths = List.copyOf(paths);
    this.where = where;
    this.rows = rows;
    this.columns = List.copyOf(columns);
  }

  public SqlIdentifier graph() {
    return graph;
  }

  public List<PathPattern> paths() {
    return paths;
  }

  public @Nullable SqlNode where() {
    return where;
  }

  /** Null where nothing was written: ONE ROW PER MATCH. */
  public @Nullable RowsPerMatch rows() {
    return rows;
  }

  /** Each an expression, an AS call or v.*; empty where COLUMNS was left out. */
  public List<SqlNode> columns() {
    return columns;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(graph, nodes(paths), where, nodes(columns));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("GRAPH_TABLE");
    SqlWriter.Frame frame = writer.startList("(", ")");
    graph.unparse(writer, 0, 0);
    writer.keyword("MATCH");
    SqlText.commaSeparated(writer, paths);
    SqlText.optional(writer, "WHERE", where);
    if (rows != null) {
      rows.unparse(writer);
    }
    if (!columns.isEmpty()) {
      writer.keyword("COLUMNS");
      SqlText.parenthesized(writer, columns);
    }
    writer.endList(frame);
  }
}
