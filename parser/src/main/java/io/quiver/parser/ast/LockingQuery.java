package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A query with FOR UPDATE or FOR SHARE behind it. */
public final class LockingQuery extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("FOR UPDATE", SqlKind.OTHER);

  private final SqlNode query;
  private final boolean shared;
  private final List<SqlIdentifier> tables;
  private final LockWait waitPolicy;

  public LockingQuery(
      SqlParserPos pos,
      SqlNode query,
      boolean shared,
      List<SqlIdentifier> tables,
      LockWait waitPolicy) {
    super(OPERATOR, pos);
    this.query = query;
    this.shared = shared;
    this.tables = List.copyOf(tables);
    this.waitPolicy = waitPolicy;
  }

  public SqlNode query() {
    return query;
  }

  /** FOR SHARE; else FOR UPDATE. */
  public boolean shared() {
    return shared;
  }

  /** Those behind OF, or empty for all. */
  public List<SqlIdentifier> tables() {
    return tables;
  }

  public LockWait waitPolicy() {
    return waitPolicy;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(query, nodes(tables));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    query.unparse(writer, 0, 0);
    writer.keyword(shared ? "FOR SHARE" : "FOR UPDATE");
    if (!tables.isEmpty()) {
      writer.keyword("OF");
      SqlText.commaSeparated(writer, tables);
    }
    SqlText.keywords(writer, waitPolicy.words());
  }
}
