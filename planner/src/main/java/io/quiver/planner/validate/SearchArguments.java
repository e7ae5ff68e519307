package io.quiver.planner.validate;

import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** Reads arguments that searches in FROM have in common. */
final class SearchArguments {
  private SearchArguments() {}

  static SqlNode required(SqlCall call, Map<String, SqlNode> given, String parameter) {
    SqlNode node = given.get(parameter);
    if (node == null) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          call.getOperator().getName() + " needs the argument " + parameter,
          call);
    }
    return node;
  }

  /** What stands for the rows to search in: a table or a query. */
  static SqlNode source(SqlCall call, SqlNode data) {
    if (data.getKind() == SqlKind.EXPLICIT_TABLE) {
      return ((SqlCall) data).operand(0);
    }
    if (data.isA(SqlKind.QUERY)) {
      return data;
    }
    throw Positions.error(
        ErrorCode.INVALID_PARAMETER,
        "the first argument of "
            + call.getOperator().getName()
            + " is TABLE t, or a query in parentheses",
        data);
  }

  static List<SqlIdentifier> columns(SqlCall call, SqlNode node) {
    List<SqlIdentifier> columns = new ArrayList<>();
    if (TableFunctionRewriter.isDescriptor(node)) {
      for (SqlNode operand : ((SqlCall) node).getOperandList()) {
        for (SqlNode column : operand instanceof SqlNodeList list ? list : List.of(operand)) {
          if (column instanceof SqlIdentifier identifier && identifier.isSimple()) {
            columns.add(identifier);
          }
        }
      }
    }
    if (columns.isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          call.getOperator().getName() + " takes its columns as DESCRIPTOR(column, ..)",
          node);
    }
    return columns;
  }

  /** MAP['name', 'value', ..] with literals and known names. */
  static Map<String, String> options(SqlCall call, @Nullable SqlNode node, List<String> known) {
    Map<String, String> options = new TreeMap<>();
    if (node == null) {
      return options;
    }
    String function = call.getOperator().getName();
    if (!(node instanceof SqlCall map) || map.getKind() != SqlKind.MAP_VALUE_CONSTRUCTOR) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "options of " + function + " are written as MAP['name', 'value', ..]",
          node);
    }
    for (int i = 0; i + 1 < map.operandCount(); i += 2) {
      if (!(map.operand(i) instanceof SqlLiteral name)
          || !(map.operand(i + 1) instanceof SqlLiteral value)) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER, "options of " + function + " are literals", node);
      }
      String option = String.valueOf(name.toValue()).toLowerCase(Locale.ROOT);
      if (!known.contains(option)) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER,
            function + " has no option " + option + "; there are " + String.join(", ", known),
            name);
      }
      String text = String.valueOf(value.toValue()).strip().toLowerCase(Locale.ROOT);
      if (text.indexOf(';') >= 0 || text.indexOf('=') >= 0) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER, "'" + text + "' is no value of " + option, value);
      }
      options.put(option, text);
    }
    return options;
  }
}
