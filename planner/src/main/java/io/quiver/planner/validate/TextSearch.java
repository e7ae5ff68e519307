package io.quiver.planner.validate;

import io.quiver.functions.text.TextFunction;
import io.quiver.functions.text.TextOptions;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.lucene.Analyzers;
import io.quiver.storage.vector.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * TEXT_SEARCH(TABLE t, DESCRIPTOR(a, b), query, k [, MAP[..]]) and HYBRID_SEARCH(..) as the queries
 * that they stand for:
 *
 * <pre>
 * SELECT m.* FROM (SELECT s.*, $TEXT_SEARCH('score', .., s.a, s.b) AS SCORE FROM t AS s) AS m
 * WHERE m.SCORE IS NOT NULL ORDER BY m.SCORE DESC LIMIT k
 * </pre>
 */
final class TextSearch {
  static final String TEXT = "TEXT_SEARCH";
  static final String HYBRID = "HYBRID_SEARCH";

  private static final SqlParserPos ZERO = SqlParserPos.ZERO;
  private static final String SOURCE = "\u0001SOURCE";
  private static final String MEASURED = "\u0001MEASURED";
  private static final List<String> TEXT_PARAMETERS =
      List.of("data", "col", "query", "top_k", "options");
  private static final List<String> HYBRID_PARAMETERS =
      List.of("data", "text", "vector", "query_text", "query_vector", "top_k", "options");
  private static final Map<String, String> ALIASES =
      Map.of(
          "search_table", "data",
          "column_to_search", "col",
          "columns", "col",
          "column_to_query", "query",
          "k", "top_k",
          "config", "options");
  private static final List<String> TEXT_OPTIONS = List.of("syntax", "operator", "analyzer");
  private static final List<String> HYBRID_OPTIONS =
      List.of(
          "syntax",
          "operator",
          "analyzer",
          "fusion",
          "rrf_k",
          "text_weight",
          "vector_weight",
          "window",
          "metric");

  private TextSearch() {}

  /** A call as it was written. */
  record Call(
      SqlNode data,
      List<SqlIdentifier> columns,
      TextFields fields,
      Map<String, String> options,
      SqlNode query,
      SqlNode k,
      @Nullable SqlIdentifier vector,
      @Nullable SqlNode queryVector) {}

  static Call read(SqlCall call, Planning planning) {
    boolean hybrid = call.getOperator().getName().equals(HYBRID);
    Map<String, SqlNode> given =
        CallArguments.of(call, hybrid ? HYBRID_PARAMETERS : TEXT_PARAMETERS, ALIASES);
    SqlNode data = SearchArguments.required(call, given, "data");
    List<SqlIdentifier> columns =
        SearchArguments.columns(
            call, SearchArguments.required(call, given, hybrid ? "text" : "col"));
    SqlNode query = SearchArguments.required(call, given, hybrid ? "query_text" : "query");
    SqlNode k = SearchArguments.required(call, given, "top_k");
    Map<String, String> options =
        SearchArguments.options(call, given.get("options"), hybrid ? HYBRID_OPTIONS : TEXT_OPTIONS);
    checkOptions(call, options);
    String analyzer = options.get("analyzer");
    TextFields fields =
        TextColumns.of(
            TextColumns.table(data, planning),
            columns.stream().map(SqlIdentifier::getSimple).toList(),
            analyzer);
    if (!hybrid) {
      return new Call(data, columns, fields, options, query, k, null, null);
    }
    options.putIfAbsent("fusion", "rrf");
    SqlIdentifier vector =
        SearchArguments.columns(call, SearchArguments.required(call, given, "vector")).get(0);
    SqlNode queryVector = SearchArguments.required(call, given, "query_vector");
    return new Call(data, columns, fields, options, query, k, vector, queryVector);
  }

  private static void checkOptions(SqlCall call, Map<String, String> options) {
    try {
      TextOptions.syntax(options);
      if (options.containsKey("analyzer")) {
        options.put("analyzer", Analyzers.check(options.getOrDefault("analyzer", "")));
      }
    } catch (QuiverException e) {
      throw e.withPosition(Positions.of(call));
    }
    String fusion = options.getOrDefault("fusion", "rrf");
    if (!List.of("rrf", "weighted").contains(fusion)) {
      throw wrong(call, "option fusion is '" + fusion + "'; it can be 'rrf' or 'weighted'");
    }
    String metric = options.get("metric");
    if (metric != null && Metric.named(metric).isEmpty()) {
      throw wrong(call, "there is no metric " + metric + "; there are cosine, l2 and dot");
    }
    number(call, options, "rrf_k", 0, 1e9);
    number(call, options, "text_weight", 0, 1e9);
    number(call, options, "vector_weight", 0, 1e9);
    number(call, options, "window", 1, 1e6);
  }

  private static void number(
      SqlCall call, Map<String, String> options, String name, double min, double max) {
    String text = options.get(name);
    if (text == null) {
      return;
    }
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= min && number <= max)) {
      throw wrong(
          call,
          String.format(
              Locale.ROOT,
              "option %s is '%s'; it can be a number from %.0f to %.0f",
              name,
              text,
              min,
              max));
    }
  }

  private static QuiverException wrong(SqlCall call, String message) {
    return Positions.error(ErrorCode.INVALID_PARAMETER, message, call);
  }

  static SqlNode rewrite(SqlCall sql, Planning planning) {
    Call call = read(sql, planning);
    List<SqlNode> items = new ArrayList<>();
    items.add(star(SOURCE));
    items.add(Queries.as(part(call, planning, "score", SOURCE), "SCORE"));
    if (call.vector() != null) {
      items.add(Queries.as(rank(part(call, planning, "text_rank", SOURCE)), "TEXT_RANK"));
      items.add(Queries.as(rank(part(call, planning, "vector_rank", SOURCE)), "VECTOR_RANK"));
      items.add(Queries.as(part(call, planning, "text_score", SOURCE), "TEXT_SCORE"));
      items.add(Queries.as(part(call, planning, "vector_score", SOURCE), "VECTOR_SCORE"));
    }
    SqlNode measured =
        Queries.select(items, Queries.as(SearchArguments.source(sql, call.data()), SOURCE), null);
    SqlNode score = Queries.column(MEASURED, "SCORE", ZERO);
    return new SqlOrderBy(
        sql.getParserPosition(),
        Queries.select(
            List.of(star(MEASURED)),
            Queries.as(measured, MEASURED),
            SqlStdOperatorTable.IS_NOT_NULL.createCall(ZERO, score)),
        new SqlNodeList(List.of(SqlStdOperatorTable.DESC.createCall(ZERO, score)), ZERO),
        null,
        call.k());
  }

  private static SqlNode star(String alias) {
    return SqlIdentifier.star(List.of(alias, ""), ZERO, List.of(ZERO, ZERO));
  }

  private static SqlNode rank(SqlNode part) {
    return SqlStdOperatorTable.CAST.createCall(
        ZERO,
        part,
        new org.apache.calcite.sql.SqlDataTypeSpec(
            new org.apache.calcite.sql.SqlBasicTypeNameSpec(SqlTypeName.BIGINT, ZERO), ZERO));
  }

  /** One thing that a search says of a row of this alias. */
  static SqlNode part(Call call, Planning planning, String part, String alias) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(text(part));
    operands.add(text(call.fields().format()));
    operands.add(text(TextOptions.format(call.options())));
    operands.add(call.query());
    SqlNode queryVector = call.queryVector();
    SqlIdentifier vector = call.vector();
    if (queryVector != null && vector != null) {
      operands.add(queryVector);
      operands.add(Queries.column(alias, vector.getSimple(), vector.getParserPosition()));
    }
    for (SqlIdentifier column : call.columns()) {
      operands.add(Queries.column(alias, column.getSimple(), column.getParserPosition()));
    }
    return function(planning, TextFunction.SEARCH)
        .createCall(call.query().getParserPosition(), operands);
  }

  static SqlLiteral text(String text) {
    return SqlLiteral.createCharString(text, ZERO);
  }

  static ScalarFunctionOperator function(Planning planning, String name) {
    ScalarFunctionOperator operator = planning.operators().scalar(name);
    if (operator == null) {
      throw QuiverException.bug("function " + name + " is missing");
    }
    return operator;
  }

  /** Whether a table reference is a call of one of these searches. */
  static boolean isSearch(SqlNode node) {
    return node.getKind() == SqlKind.COLLECTION_TABLE
        && ((SqlCall) node).operand(0) instanceof SqlCall function
        && List.of(TEXT, HYBRID).contains(function.getOperator().getName());
  }
}
