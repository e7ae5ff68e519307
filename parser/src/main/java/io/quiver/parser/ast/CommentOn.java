package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** COMMENT ON an object. */
public final class CommentOn extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("COMMENT", SqlKind.OTHER_DDL);

  private final ObjectKind kind;
  private final SqlIdentifier name;
  private final @Nullable String comment;

  public CommentOn(
      SqlParserPos pos, ObjectKind kind, SqlIdentifier name, @Nullable String comment) {
    super(OPERATOR, pos);
    this.kind = kind;
    this.name = name;
    this.comment = comment;
  }

  public ObjectKind kind() {
    return kind;
  }

  /** A column or constraint is named behind its table. */
  public SqlIdentifier name() {
    return name;
  }

  /** Null removes it. */
  public @Nullable String comment() {
    return comment;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("COMMENT ON " + kind.words());
    name.unparse(writer, 0, 0);
    writer.keyword("IS");
    if (comment == null) {
      writer.keyword("NULL");
    } else {
      SqlText.string(writer, comment);
    }
  }
}
