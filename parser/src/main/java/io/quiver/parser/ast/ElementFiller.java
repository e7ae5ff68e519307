package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** What stands inside a vertex or edge pattern. */
public record ElementFiller(
    @Nullable SqlIdentifier variable,
    @Nullable LabelExpression label,
    @Nullable SqlNode where,
    @Nullable SqlNode cost) {
  /** Nothing. */
  public static final ElementFiller EMPTY = new ElementFiller(null, null, null, null);

  void unparse(SqlWriter writer) {
    if (variable != null) {
      variable.unparse(writer, 0, 0);
    }
    if (label != null) {
      writer.keyword("IS");
      writer.print(label.text());
      writer.setNeedWhitespace(true);
    }
    SqlText.optional(writer, "WHERE", where);
    SqlText.optional(writer, "COST", cost);
  }
}
