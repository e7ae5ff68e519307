package io.quiver.planner;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.SqlPrinter;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.ddl.ProcedureNames;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.ProcedureArgument;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.ProcedureDefinition.Parameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A CALL with the procedure that it means: which argument each parameter gets. Immutable.
 *
 * @param arguments one for each parameter of the procedure
 */
record ProcedureArguments(ProcedureDefinition procedure, List<SqlNode> arguments) {
  ProcedureArguments {
    arguments = List.copyOf(arguments);
  }

  static ProcedureArguments of(SqlNode call, Catalog catalog, String schema) {
    ProcedureDefinition procedure = ProcedureNames.find(call, catalog, schema);
    SqlCall routine = Objects.requireNonNull(((SqlCall) call).operand(0));
    List<SqlNode> given = routine.getOperandList();
    List<Parameter> parameters = procedure.parameters();
    @Nullable SqlNode[] ordered = new SqlNode[parameters.size()];
    for (int i = 0; i < given.size(); i++) {
      SqlNode argument = given.get(i);
      int at = i;
      if (argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        SqlIdentifier name = ((SqlCall) argument).operand(1);
        at = parameters.stream().map(Parameter::name).toList().indexOf(name.toString());
        if (at < 0) {
          throw Positions.error(
              ErrorCode.INVALID_PARAMETER,
              "procedure " + procedure.name() + " has no parameter " + name,
              argument);
        }
        argument = ((SqlCall) argument).operand(0);
      }
      if (at >= ordered.length || ordered[at] != null) {
        throw wrongCount(procedure, given.size(), call);
      }
      ordered[at] = argument;
    }
    List<SqlNode> arguments = Stream.of(ordered).filter(Objects::nonNull).toList();
    if (arguments.size() < ordered.length) {
      throw wrongCount(procedure, given.size(), call);
    }
    for (int i = 0; i < arguments.size(); i++) {
      SqlNode argument = arguments.get(i);
      if (!parameters.get(i).takes()
          && !(argument instanceof SqlDynamicParam)
          && !SqlUtil.isNull(argument)) {
        throw Positions.error(
                ErrorCode.INVALID_PARAMETER,
                "parameter " + parameters.get(i).name() + " is OUT and takes no value",
                argument)
            .withHint("Write ? or NULL there.");
      }
    }
    return new ProcedureArguments(procedure, arguments);
  }

  private static RuntimeException wrongCount(
      ProcedureDefinition procedure, int given, SqlNode call) {
    return Positions.error(
        ErrorCode.FUNCTION_NOT_FOUND,
        "procedure "
            + procedure.name()
            + procedure.parameters().stream()
                .map(p -> p.mode() + " " + p.name() + " " + p.type())
                .collect(Collectors.joining(", ", "(", ")"))
            + " does not take "
            + given
            + (given == 1 ? " argument" : " arguments"),
        call);
  }

  /** The columns of the row that a call gives: its OUT and INOUT parameters. */
  List<ResultColumn> columns() {
    return procedure.parameters().stream()
        .filter(Parameter::gives)
        .map(p -> new ResultColumn(p.name(), p.name(), p.type(), true, null, null, false))
        .toList();
  }

  /** The column of that row for a parameter; -1 for IN. */
  private int column(int parameter) {
    return procedure.parameters().get(parameter).gives()
        ? (int) procedure.parameters().stream().limit(parameter).filter(Parameter::gives).count()
        : -1;
  }

  /**
   * The {@code ?} of the call, in their order.
   *
   * @param planned the computed arguments, or null when there are none
   */
  List<ParameterInfo> parameters(PlannedStatement.@Nullable Planned planned) {
    List<Integer> all = new ArrayList<>();
    arguments.forEach(argument -> all.addAll(placeholders(argument)));
    int count = all.stream().mapToInt(index -> index + 1).max().orElse(0);
    ParameterInfo[] infos = new ParameterInfo[count];
    for (int i = 0; i < count; i++) {
      infos[i] = new ParameterInfo(DataType.VARCHAR, true);
    }
    List<Integer> computed = computedPlaceholders();
    for (int i = 0; planned != null && i < planned.parameters().size(); i++) {
      infos[computed.get(i)] = planned.parameters().get(i);
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof SqlDynamicParam placeholder) {
        Parameter parameter = procedure.parameters().get(i);
        infos[placeholder.getIndex()] =
            new ParameterInfo(
                parameter.type(),
                true,
                new ProcedureArgument(parameter.name(), parameter.takes(), column(i)));
      }
    }
    return List.of(infos);
  }

  private boolean isComputed(int parameter) {
    return procedure.parameters().get(parameter).takes()
        && !(arguments.get(parameter) instanceof SqlDynamicParam);
  }

  /** Parameters whose argument is an expression. */
  List<Integer> computed() {
    List<Integer> computed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (isComputed(i)) {
        computed.add(i);
      }
    }
    return computed;
  }

  /** The query for their values; null when there are none. */
  @Nullable String computedSql() {
    List<Integer> computed = computed();
    return computed.isEmpty()
        ? null
        : computed.stream()
            .map(i -> "(" + SqlPrinter.print(arguments.get(i)) + ")")
            .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  /** For each {@code ?} of that query the one of the call. */
  List<Integer> computedPlaceholders() {
    List<Integer> placeholders = new ArrayList<>();
    computed().forEach(i -> placeholders.addAll(placeholders(arguments.get(i))));
    return placeholders;
  }

  private static List<Integer> placeholders(SqlNode argument) {
    List<Integer> found = new ArrayList<>();
    argument.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            found.add(parameter.getIndex());
            return null;
          }
        });
    return found;
  }

  /** The command of a CALL. */
  static PlannedStatement.Command command(
      SqlNode call, Catalog catalog, String schema, StatementPlanner planner) {
    ProcedureArguments resolved = of(call, catalog, schema);
    String computed = resolved.computedSql();
    return new PlannedStatement.Command(
        call,
        resolved.columns(),
        resolved.parameters(
            computed == null ? null : planner.plan(SqlParsing.parseStatement(computed))));
  }
}
