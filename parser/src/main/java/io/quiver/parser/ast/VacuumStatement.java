package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** VACUUM: gives freed space back. */
public final class VacuumStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("VACUUM", SqlKind.OTHER);

  private final boolean analyze;
  private final @Nullable SqlIdentifier table;

  public VacuumStatement(SqlParserPos pos, boolean analyze, @Nullable SqlIdentifier table) {
    super(OPERATOR, pos);
    this.analyze = analyze;
    this.table = table;
  }

  /** VACUUM ANALYZE: refresh the statistics too. */
  public boolean analyze() {
    return analyze;
  }

  /** Null for the whole database. */
  public @Nullable SqlIdentifier table() {
    return table;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(analyze ? "VACUUM ANALYZE" : "VACUUM");
    if (table != null) {
      table.unparse(writer, 0, 0);
    }
  }
}
