package io.quiver.planner.validate;

import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.vector.Metric;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), q, k [, MAP[..]]) as the query that it stands for:
 *
 * <pre>
 * SELECT m.*, .. AS SCORE FROM (SELECT s.*, distance(s.v, q) AS DISTANCE FROM t AS s) AS m
 * WHERE m.DISTANCE IS NOT NULL ORDER BY m.DISTANCE LIMIT k
 * </pre>
 *
 * Thereby it is planned like the plain form ORDER BY distance LIMIT k.
 */
final class VectorSearch {
  static final String NAME = "VECTOR_SEARCH";

  private static final SqlParserPos ZERO = SqlParserPos.ZERO;
  private static final String SOURCE = "\u0001SOURCE";
  private static final String MEASURED = "\u0001MEASURED";
  private static final String QUERY = "\u0001QUERY";
  private static final String QUERY_ROW = "\u0001QUERY_ROW";
  private static final String FOUND = "\u0001FOUND";
  private static final List<String> PARAMETERS =
      List.of("data", "col", "query", "top_k", "options");
  private static final Map<String, String> ALIASES =
      Map.of(
          "search_table", "data",
          "column_to_search", "col",
          "column", "col",
          "column_to_query", "query",
          "k", "top_k",
          "config", "options");

  private VectorSearch() {}

  static SqlNode rewrite(SqlCall call, Planning planning) {
    Map<String, SqlNode> given = CallArguments.of(call, PARAMETERS, ALIASES);
    SqlNode data = required(call, given, "data");
    SqlIdentifier column = column(required(call, given, "col"));
    SqlNode query = required(call, given, "query");
    SqlNode k = required(call, given, "top_k");
    Map<String, String> options = options(given.get("options"));
    if (k instanceof SqlLiteral literal
        && literal.getValue() instanceof BigDecimal number
        && number.signum() <= 0) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER, NAME + " looks for at least 1 row, not " + number, k);
    }
    Metric metric = metric(options, data, column, planning, call);

    if (!query.isA(SqlKind.QUERY)) {
      return search(call, planning, metric, options, data, column, query, k);
    }
    // A query vector that a subquery gives is computed once, before the search.
    SqlNode once =
        Queries.as(Queries.select(List.of(Queries.as(query, QUERY)), null, null), QUERY_ROW);
    SqlNode reference = Queries.column(QUERY_ROW, QUERY, query.getParserPosition());
    SqlNode found =
        Queries.as(
            SqlStdOperatorTable.LATERAL.createCall(
                ZERO, search(call, planning, metric, options, data, column, reference, k)),
            FOUND);
    return Queries.select(List.of(allOf(FOUND)), Queries.comma(once, found), null);
  }

  private static SqlNode allOf(String alias) {
    return SqlIdentifier.star(List.of(alias, ""), ZERO, List.of(ZERO, ZERO));
  }

  private static SqlNode search(
      SqlCall call,
      Planning planning,
      Metric metric,
      Map<String, String> options,
      SqlNode data,
      SqlIdentifier column,
      SqlNode query,
      SqlNode k) {
    SqlNode measured =
        Queries.select(
            List.of(
                allOf(SOURCE),
                Queries.as(distance(planning, metric, options, column, query), "DISTANCE")),
            Queries.as(source(data), SOURCE),
            null);
    SqlNode where = SqlStdOperatorTable.IS_NOT_NULL.createCall(ZERO, distanceColumn());
    String limit = options.get("max_distance");
    if (limit != null) {
      where =
          SqlStdOperatorTable.AND.createCall(
              ZERO,
              where,
              SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(
                  ZERO,
                  distanceColumn(),
                  SqlLiteral.createApproxNumeric(
                      new BigDecimal(limit).toPlainString() + "E0", ZERO)));
    }
    return new SqlOrderBy(
        call.getParserPosition(),
        Queries.select(
            List.of(allOf(MEASURED), Queries.as(score(metric), "SCORE")),
            Queries.as(measured, MEASURED),
            where),
        new SqlNodeList(List.of(distanceColumn()), ZERO),
        null,
        k);
  }

  private static SqlNode distanceColumn() {
    return Queries.column(MEASURED, "DISTANCE", ZERO);
  }

  private static SqlNode required(SqlCall call, Map<String, SqlNode> given, String parameter) {
    SqlNode node = given.get(parameter);
    if (node == null) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER, NAME + " needs the argument " + parameter, call);
    }
    return node;
  }

  private static SqlNode source(SqlNode data) {
    if (data.getKind() == SqlKind.EXPLICIT_TABLE) {
      return ((SqlCall) data).operand(0);
    }
    if (data.isA(SqlKind.QUERY)) {
      return data;
    }
    throw Positions.error(
        ErrorCode.INVALID_PARAMETER,
        "the first argument of " + NAME + " is TABLE t, or a query in parentheses",
        data);
  }

  private static SqlIdentifier column(SqlNode node) {
    if (TableFunctionRewriter.isDescriptor(node)) {
      List<SqlNode> operands = ((SqlCall) node).getOperandList();
      if (operands.size() == 1 && operands.get(0) instanceof SqlIdentifier identifier) {
        return identifier;
      }
    }
    throw Positions.error(
        ErrorCode.INVALID_PARAMETER,
        "the second argument of " + NAME + " is DESCRIPTOR(column) with one VECTOR column",
        node);
  }

  private static Map<String, String> options(@Nullable SqlNode node) {
    Map<String, String> options = new LinkedHashMap<>();
    if (node == null) {
      return options;
    }
    if (!(node instanceof SqlCall map) || map.getKind() != SqlKind.MAP_VALUE_CONSTRUCTOR) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "options of " + NAME + " are written as MAP['ef', '200', ..]",
          node);
    }
    for (int i = 0; i + 1 < map.operandCount(); i += 2) {
      if (!(map.operand(i) instanceof SqlLiteral name)
          || !(map.operand(i + 1) instanceof SqlLiteral value)) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER, "options of " + NAME + " are literals", node);
      }
      String option = String.valueOf(name.toValue()).toLowerCase(Locale.ROOT);
      if (!List.of("ef", "exact", "metric", "max_distance").contains(option)) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER,
            NAME + " has no option " + option + "; there are ef, exact, metric, max_distance",
            name);
      }
      options.put(option, checked(option, String.valueOf(value.toValue()).strip(), value));
    }
    return options;
  }

  private static String checked(String option, String value, SqlNode position) {
    boolean good =
        switch (option) {
          case "ef" -> value.matches("[0-9]{1,5}") && !value.matches("0+");
          case "exact" ->
              List.of("true", "false", "always", "auto", "never")
                  .contains(value.toLowerCase(Locale.ROOT));
          case "max_distance" -> value.matches("-?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
          default -> true;
        };
    if (!good) {
      String allowed =
          switch (option) {
            case "ef" -> "a whole number from 1 to 99999";
            case "exact" -> "true (or always), false (or auto), or never";
            default -> "a number";
          };
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "option " + option + " of " + NAME + " is " + allowed + ", not '" + value + "'",
          position);
    }
    return value;
  }

  /** The metric asked for, else that of the column's vector index, else cosine. */
  private static Metric metric(
      Map<String, String> options,
      SqlNode data,
      SqlIdentifier column,
      Planning planning,
      SqlCall call) {
    String asked = options.get("metric");
    if (asked != null) {
      return Metric.named(asked)
          .orElseThrow(
              () ->
                  Positions.error(
                      ErrorCode.INVALID_PARAMETER,
                      "there is no metric " + asked + "; there are cosine, l2 and dot",
                      call));
    }
    SqlNode from = data;
    if (data instanceof SqlSelect select && select.getFrom() != null) {
      from = select.getFrom();
    }
    SqlNode table = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
    if (table.getKind() == SqlKind.EXPLICIT_TABLE) {
      table = ((SqlCall) table).operand(0);
    }
    if (table instanceof SqlIdentifier identifier && identifier.names.size() <= 2) {
      TableDefinition definition = planning.view().catalog().table(planning.named(identifier));
      if (definition != null) {
        requireVector(definition, column);
        Metric indexed = indexed(definition, column.getSimple());
        return indexed == null ? Metric.COSINE : indexed;
      }
    }
    return Metric.COSINE;
  }

  private static void requireVector(TableDefinition table, SqlIdentifier column) {
    OptionalInt ordinal = table.findColumn(column.getSimple());
    if (ordinal.isPresent()
        && table.columns().get(ordinal.getAsInt()).type().kind() != TypeKind.VECTOR) {
      throw Positions.error(
          ErrorCode.DATATYPE_MISMATCH,
          "column "
              + column
              + " of "
              + table.name()
              + " is "
              + table.columns().get(ordinal.getAsInt()).type()
              + ", not a VECTOR",
          column);
    }
  }

  private static @Nullable Metric indexed(TableDefinition table, String column) {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Vector vector
          && table.column(vector.columnIds().get(0)).name().equals(column)) {
        return Metric.named(vector.options().getOrDefault("metric", "cosine")).orElse(null);
      }
    }
    return null;
  }

  private static SqlNode distance(
      Planning planning,
      Metric metric,
      Map<String, String> options,
      SqlIdentifier column,
      SqlNode query) {
    String function =
        switch (metric) {
          case COSINE -> "COSINE_DISTANCE";
          case L2 -> "L2_DISTANCE";
          case DOT -> "NEGATIVE_INNER_PRODUCT";
        };
    ScalarFunctionOperator operator = planning.operators().scalar(function);
    if (operator == null) {
      throw Positions.error(
          ErrorCode.FUNCTION_NOT_FOUND, "function " + function + " does not exist", column);
    }
    return operator
        .withSearchOptions(options)
        .createCall(
            query.getParserPosition(),
            Queries.column(SOURCE, column.getSimple(), column.getParserPosition()),
            query);
  }

  /** In [0, 1] for cosine and l2, higher is nearer; the inner product itself for dot. */
  private static SqlNode score(Metric metric) {
    SqlNode distance = distanceColumn();
    SqlNode one = SqlLiteral.createApproxNumeric("1E0", ZERO);
    return switch (metric) {
      case COSINE ->
          SqlStdOperatorTable.MINUS.createCall(
              ZERO,
              one,
              SqlStdOperatorTable.DIVIDE.createCall(
                  ZERO, distance, SqlLiteral.createApproxNumeric("2E0", ZERO)));
      case L2 ->
          SqlStdOperatorTable.DIVIDE.createCall(
              ZERO, one, SqlStdOperatorTable.PLUS.createCall(ZERO, one, distance));
      case DOT -> SqlStdOperatorTable.UNARY_MINUS.createCall(ZERO, distance);
    };
  }
}
