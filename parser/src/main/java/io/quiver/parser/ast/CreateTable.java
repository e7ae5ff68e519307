package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE with its columns and constraints, or AS a query. */
public final class CreateTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE TABLE", SqlKind.CREATE_TABLE);

  private final boolean replace;
  private final TableScope scope;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final List<ColumnDefinition> columns;
  private final List<TableConstraint> constraints;
  private final List<SqlIdentifier> columnNames;
  private final @Nullable SqlNode query;
  private final boolean withData;
  private final OnCommit onCommit;
  private final List<StatementOption> options;

  public CreateTable(
      SqlParserPos pos,
      boolean replace,
      TableScope scope,
      boolean ifNotExists,
      SqlIdentifier name,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      List<SqlIdentifier> columnNames,
      @Nullable SqlNode query,
      boolean withData,
      OnCommit onCommit,
      List<StatementOption> options) {
    super(OPERATOR, pos);
    this.replace = replace;
    this.scope = scope;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.columns = List.copyOf(columns);
    this.constraints = List.copyOf(constraints);
    this.columnNames = List.copyOf(columnNames);
    this.query = query;
    this.withData = withData;
    this.onCommit = onCommit;
    this.options = List.copyOf(options);
  }

  public boolean replace() {
    return replace;
  }

  public TableScope scope() {
    return scope;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** Empty when the columns come from the query. */
  public List<ColumnDefinition> columns() {
    return columns;
  }

  /** Those that stand by themselves; those behind a column are in the column. */
  public List<TableConstraint> constraints() {
    return constraints;
  }

  /** New names for the query's columns, or empty. */
  public List<SqlIdentifier> columnNames() {
    return columnNames;
  }

  /** The query of CREATE TABLE AS, or null. */
  public @Nullable SqlNode query() {
    return query;
  }

  /** FALSE for WITH NO DATA. */
  public boolean withData() {
    return withData;
  }

  /** Means something for temporary tables only. */
  public OnCommit onCommit() {
    return onCommit;
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(columns), nodes(columnNames), query);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(replace ? "CREATE OR REPLACE" : "CREATE");
    writer.keyword(scope.words());
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    if (query == null || !columns.isEmpty()) {
      SqlWriter.Frame frame = writer.startList("(", ")");
      for (ColumnDefinition column : columns) {
        writer.sep(",");
        column.unparse(writer, 0, 0);
      }
      for (TableConstraint constraint : constraints) {
        writer.sep(",");
        constraint.node().unparse(writer, 0, 0);
      }
      writer.endList(frame);
    } else if (!columnNames.isEmpty()) {
      SqlText.parenthesized(writer, columnNames);
    }
    SqlText.options(writer, options);
    SqlText.optional(writer, "AS", query);
    SqlText.keywords(writer, query == null || withData ? "" : "WITH NO DATA");
  }
}
