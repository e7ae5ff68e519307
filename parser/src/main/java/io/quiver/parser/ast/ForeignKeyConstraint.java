package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** FOREIGN KEY (columns) REFERENCES table (columns) with its actions. */
public final class ForeignKeyConstraint extends QuiverCall implements TableConstraint {
  private static final SqlOperator OPERATOR = operator("FOREIGN KEY", SqlKind.FOREIGN_KEY);

  private final @Nullable SqlIdentifier name;
  private final List<SqlIdentifier> columns;
  private final SqlIdentifier referencedTable;
  private final List<SqlIdentifier> referencedColumns;
  private final ReferentialAction onDelete;
  private final ReferentialAction onUpdate;

  public ForeignKeyConstraint(
      SqlParserPos pos,
      @Nullable SqlIdentifier name,
      List<SqlIdentifier> columns,
      SqlIdentifier referencedTable,
      List<SqlIdentifier> referencedColumns,
      ReferentialAction onDelete,
      ReferentialAction onUpdate) {
    super(OPERATOR, pos);
    this.name = name;
    this.columns = List.copyOf(columns);
    this.referencedTable = referencedTable;
    this.referencedColumns = List.copyOf(referencedColumns);
    this.onDelete = onDelete;
    this.onUpdate = onUpdate;
  }

  @Override
  public @Nullable SqlIdentifier name() {
    return name;
  }

  public List<SqlIdentifier> columns() {
    return columns;
  }

  public SqlIdentifier referencedTable() {
    return referencedTable;
  }

  /** Empty where none were written: the referenced table's primary key is meant. */
  public List<SqlIdentifier> referencedColumns() {
    return referencedColumns;
  }

  public ReferentialAction onDelete() {
    return onDelete;
  }

  public ReferentialAction onUpdate() {
    return onUpdate;
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(columns), referencedTable, nodes(referencedColumns));
  }

  @Override
  public void unparseInline(SqlWriter writer) {
    TableConstraint.unparseName(writer, name);
    unparseReference(writer);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    TableConstraint.unparseName(writer, name);
    writer.keyword("FOREIGN KEY");
    SqlText.parenthesized(writer, columns);
    unparseReference(writer);
  }

  private void unparseReference(SqlWriter writer) {
    writer.keyword("REFERENCES");
    referencedTable.unparse(writer, 0, 0);
    if (!referencedColumns.isEmpty()) {
      SqlText.parenthesized(writer, referencedColumns);
    }
    if (onDelete != ReferentialAction.NO_ACTION) {
      writer.keyword("ON DELETE " + onDelete.words());
    }
    if (onUpdate != ReferentialAction.NO_ACTION) {
      writer.keyword("ON UPDATE " + onUpdate.words());
    }
  }
}
