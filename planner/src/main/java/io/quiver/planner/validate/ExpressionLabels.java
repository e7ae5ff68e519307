package io.quiver.planner.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.jspecify.annotations.Nullable;

/**
 * Labels of result columns that the statement does not name: the function's name, CASE, or C and
 * the column's number.
 */
final class ExpressionLabels {
  private ExpressionLabels() {}

  /** A label for each item of the query's select list; empty when it has stars or is no SELECT. */
  static List<String> of(SqlNode query) {
    SqlSelect select = select(query);
    List<String> labels = new ArrayList<>();
    if (select != null) {
      for (SqlNode item : select.getSelectList()) {
        if (item.getKind() == SqlKind.IDENTIFIER && item.toString().endsWith("*")) {
          return List.of();
        }
        labels.add(label(item, labels.size() + 1));
      }
    }
    return labels;
  }

  private static @Nullable SqlSelect select(SqlNode query) {
    return switch (query) {
      case SqlSelect select -> select;
      case SqlOrderBy orderBy -> select(orderBy.query);
      case SqlWith with -> select(with.body);
      default -> null;
    };
  }

  private static String label(SqlNode item, int number) {
    if (item instanceof SqlCall call) {
      switch (call.getKind()) {
        case CAST -> {
          return call.operand(0) instanceof SqlCall inner ? label(inner, number) : "CAST";
        }
        case CASE -> {
          return "CASE";
        }
        case OVER, FILTER, WITHIN_GROUP -> {
          return label(call.operand(0), number);
        }
        default -> {
          if (call.getOperator() instanceof SqlFunction function) {
            return function.getName().toUpperCase(Locale.ROOT);
          }
        }
      }
    }
    return "C" + number;
  }
}
