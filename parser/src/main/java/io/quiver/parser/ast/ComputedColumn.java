package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/**
 * GENERATED ALWAYS AS (expression) of a column.
 *
 * @param stored the value is kept in the row; else it is computed when read
 */
public record ComputedColumn(SqlNode expression, boolean stored) {
  void unparse(SqlWriter writer) {
    writer.keyword("GENERATED ALWAYS AS");
    SqlText.expression(writer, expression);
    writer.keyword(stored ? "STORED" : "VIRTUAL");
  }
}
