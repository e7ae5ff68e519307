package io.quiver.planner.validate;

import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** The arguments of a call in FROM by parameter: first those by place, then those by name. */
final class CallArguments {
  private CallArguments() {}

  /**
   * Sorts them out.
   *
   * @param parameters lower-case names in positional order
   * @param aliases further lower-case names of parameters
   * @return nodes by parameter, in the order written; an argument DEFAULT is left out
   * @throws QuiverException INVALID_PARAMETER
   */
  static Map<String, SqlNode> of(
      SqlCall call, List<String> parameters, Map<String, String> aliases) {
    Map<String, SqlNode> arguments = new LinkedHashMap<>();
    List<SqlNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      if (operand instanceof SqlNodeList list) {
        operands.addAll(list.getList());
      } else {
        operands.add(operand);
      }
    }
    boolean named = false;
    for (int i = 0; i < operands.size(); i++) {
      SqlNode operand = operands.get(i);
      String parameter;
      SqlNode value = operand;
      if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        named = true;
        value = ((SqlCall) operand).operand(0);
        SqlIdentifier name = ((SqlCall) operand).operand(1);
        parameter = parameter(call, name, parameters, aliases);
      } else if (named) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER,
            "an argument without a name cannot follow one with a name",
            operand);
      } else if (i >= parameters.size()) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER,
            call.getOperator().getName()
                + " takes at most "
                + parameters.size()
                + " arguments, not "
                + operands.size(),
            operand);
      } else {
        parameter = parameters.get(i);
      }
      if (arguments.put(parameter, value) != null) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER, "argument " + parameter + " is given twice", operand);
      }
    }
    arguments.values().removeIf(node -> node.getKind() == SqlKind.DEFAULT);
    return arguments;
  }

  private static String parameter(
      SqlCall call, SqlIdentifier name, List<String> parameters, Map<String, String> aliases) {
    String lower = name.toString().toLowerCase(Locale.ROOT);
    String parameter = aliases.getOrDefault(lower, lower);
    if (!parameters.contains(parameter)) {
      String near = NearestNames.hint(lower, parameters);
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          call.getOperator().getName() + " has no parameter " + lower,
          near == null ? "Its parameters are " + String.join(", ", parameters) + "." : near,
          Positions.of(name),
          null);
    }
    return parameter;
  }
}
