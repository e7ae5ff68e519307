package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The text of a vector literal: numbers between brackets. */
public final class VectorText {
  private VectorText() {}

  /** VECTOR 'text' as CAST('text' AS VECTOR(n)), where n is the number of elements in the text. */
  public static SqlNode toCast(String text, SqlParserPos pos) {
    SqlIdentifier name = new SqlIdentifier("VECTOR", pos);
    NamedTypeSpec type = new NamedTypeSpec(name, dimensions(text, pos), -1, null, pos);
    return SqlStdOperatorTable.CAST.createCall(
        pos, SqlLiteral.createCharString(text, pos), new SqlDataTypeSpec(type, pos));
  }

  private static int dimensions(String text, SqlParserPos pos) {
    String trimmed = text.strip();
    if (trimmed.length() < 2 || trimmed.charAt(0) != '[' || !trimmed.endsWith("]")) {
      throw new SyntaxProblem("a vector is written as '[1, 2, 3]'", pos);
    }
    String[] elements = trimmed.substring(1, trimmed.length() - 1).split(",", -1);
    for (int i = 0; i < elements.length; i++) {
      if (!isNumber(elements[i].strip())) {
        throw new SyntaxProblem(
            "element "
                + (i + 1)
                + " of the vector is not a finite number: '"
                + elements[i].strip()
                + "'",
            pos);
      }
    }
    return elements.length;
  }

  private static boolean isNumber(String element) {
    try {
      return Float.isFinite(Float.parseFloat(element));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
