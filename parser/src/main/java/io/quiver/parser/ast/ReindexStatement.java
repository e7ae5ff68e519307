package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** REINDEX: builds indexes anew from the rows. */
public final class ReindexStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("REINDEX", SqlKind.OTHER);

  private final ObjectKind kind;
  private final @Nullable SqlIdentifier name;

  public ReindexStatement(SqlParserPos pos, ObjectKind kind, @Nullable SqlIdentifier name) {
    super(OPERATOR, pos);
    this.kind = kind;
    this.name = name;
  }

  /** INDEX, TABLE, SCHEMA or DATABASE. */
  public ObjectKind kind() {
    return kind;
  }

  /** Null for the database. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("REINDEX " + kind.words());
    if (name != null) {
      name.unparse(writer, 0, 0);
    }
  }
}
