package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A table whose rows are edges of a property graph. */
public final class EdgeTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("EDGE TABLE", SqlKind.OTHER);

  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final List<SqlIdentifier> key;
  private final EdgeEnd source;
  private final EdgeEnd destination;
  private final List<LabelClause> labels;

  public EdgeTable(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      List<SqlIdentifier> key,
      EdgeEnd source,
      EdgeEnd destination,
      List<LabelClause> labels) {
    super(OPERATOR, pos);
    this.table = table;
    this.alias = alias;
    this.key = List.copyOf(key);
    this.source = source;
    this.destination = destination;
    this.labels = List.copyOf(labels);
  }

  public SqlIdentifier table() {
    return table;
  }

  public @Nullable SqlIdentifier alias() {
    return alias;
  }

  /** Empty for the primary key. */
  public List<SqlIdentifier> key() {
    return key;
  }

  public EdgeEnd source() {
    return source;
  }

  public EdgeEnd destination() {
    return destination;
  }

  /** Empty for one label named like the table with all columns as properties. */
  public List<LabelClause> labels() {
    return labels;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, alias, nodes(key), source, destination, nodes(labels));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    table.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", alias);
    if (!key.isEmpty()) {
      writer.keyword("KEY");
      SqlText.parenthesized(writer, key);
    }
    SqlText.optional(writer, "SOURCE", source);
    SqlText.optional(writer, "DESTINATION", destination);
    for (LabelClause label : labels) {
      label.unparse(writer, 0, 0);
    }
  }
}
