package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A label of an element table and the properties that it has under it. */
public final class LabelClause extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("LABEL", SqlKind.OTHER);

  private final @Nullable SqlIdentifier name;
  private final @Nullable GraphProperties properties;

  public LabelClause(
      SqlParserPos pos, @Nullable SqlIdentifier name, @Nullable GraphProperties properties) {
    super(OPERATOR, pos);
    this.name = name;
    this.properties = properties;
  }

  /** Null for the default label, which is named like the table. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  /** Null where nothing was written: all columns. */
  public @Nullable GraphProperties properties() {
    return properties;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (name == null) {
      writer.keyword("DEFAULT LABEL");
    } else {
      SqlText.optional(writer, "LABEL", name);
    }
    if (properties != null) {
      properties.unparse(writer);
    }
  }
}
