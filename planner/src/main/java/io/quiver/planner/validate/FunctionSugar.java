package io.quiver.planner.validate;

import io.quiver.parser.SqlParsing;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are short for an expression: what H2, Oracle and the standard's statistics have.
 */
public final class FunctionSugar {
  /** Over Y and X, the first and second argument; rows where one is NULL do not count. */
  private static final Map<String, String> TEMPLATES =
      Map.ofEntries(
          Map.entry("NVL2", "CASE WHEN Y IS NOT NULL THEN X ELSE Z END"),
          Map.entry("MIN_BY", "ARG_MIN(Y, X)"),
          Map.entry("MAX_BY", "ARG_MAX(Y, X)"),
          Map.entry("NVL", "COALESCE(Y, X)"),
          Map.entry("IFNULL", "COALESCE(Y, X)"),
          Map.entry("ISNULL", "COALESCE(Y, X)"),
          Map.entry("IF", "CASE WHEN Y THEN X ELSE Z END"),
          Map.entry("IIF", "CASE WHEN Y THEN X ELSE Z END"),
          Map.entry("JSON_AGG", "JSON_ARRAYAGG(Y NULL ON NULL)"),
          Map.entry("JSON_OBJECT_AGG", "JSON_OBJECTAGG(Y VALUE X)"),
          Map.entry("LEN", "CHAR_LENGTH(Y)"),
          Map.entry("CASEWHEN", "CASE WHEN Y THEN X ELSE Z END"),
          Map.entry("BIT_AND_AGG", "BIT_AND(Y)"),
          Map.entry("BIT_OR_AGG", "BIT_OR(Y)"),
          Map.entry("BIT_XOR_AGG", "BIT_XOR(Y)"),
          Map.entry("BIT_NAND_AGG", "BITNOT(BIT_AND(Y))"),
          Map.entry("BIT_NOR_AGG", "BITNOT(BIT_OR(Y))"),
          Map.entry("BIT_XNOR_AGG", "BITNOT(BIT_XOR(Y))"),
          Map.entry("LIST_CONCAT", "ARRAY_CAT(Y, X)"),
          Map.entry("ARRAY_CONCAT", "ARRAY_CAT(Y, X)"),
          Map.entry("LIST_APPEND", "ARRAY_APPEND(Y, X)"),
          Map.entry("LIST_PREPEND", "ARRAY_PREPEND(Y, X)"),
          Map.entry("LIST_REVERSE", "ARRAY_REVERSE(Y)"),
          Map.entry("LIST_SLICE", "ARRAY_SLICE(Y, X, Z )"),
          Map.entry("LIST_POSITION", "ARRAY_POSITION(Y, X)"),
          Map.entry("LIST_HAS", "LIST_CONTAINS(Y, X)"),
          Map.entry("ARRAY_HAS", "LIST_CONTAINS(Y, X)"),
          Map.entry("STRING_SPLIT", "STRING_TO_ARRAY(Y, X)"),
          Map.entry("STR_SPLIT", "STRING_TO_ARRAY(Y, X)"),
          Map.entry("SPLIT", "STRING_TO_ARRAY(Y, X)"),
          Map.entry("PREFIX", "STARTS_WITH(Y, X)"),
          Map.entry("SUFFIX", "ENDS_WITH(Y, X)"),
          Map.entry("ARRAY_LENGTH", "CASE WHEN X = 1 THEN NULLIF(CARDINALITY(Y), 0) END"),
          Map.entry("ARRAY_UPPER", "CASE WHEN X = 1 THEN NULLIF(CARDINALITY(Y), 0) END"),
          Map.entry("LIST_FIRST", "ARRAY_GET(Y, 1)"),
          Map.entry("LIST_LAST", "ARRAY_GET(Y, CARDINALITY(Y))"),
          Map.entry("REGEXP_EXTRACT", "REGEXP_SUBSTR(Y, X)"),
          Map.entry("MID", "SUBSTRING(Y FROM X FOR Z )"),
          Map.entry("WEEKDAY", "EXTRACT(DOW FROM Y)"),
          Map.entry("EPOCH", "EXTRACT(EPOCH FROM Y)"),
          Map.entry("COUNT_IF", "COUNT(CASE WHEN Y THEN 1 END)"),
          Map.entry("COUNTIF", "COUNT(CASE WHEN Y THEN 1 END)"),
          Map.entry("QUANTILE_CONT", "PERCENTILE_CONT(X) WITHIN GROUP (ORDER BY Y)"),
          Map.entry("QUANTILE_DISC", "PERCENTILE_DISC(X) WITHIN GROUP (ORDER BY Y)"),
          Map.entry("MEDIAN", "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY Y)"),
          Map.entry("REGR_SXY", "COVAR_POP(Y, X) * REGR_COUNT(Y, X)"),
          Map.entry(
              "CORR",
              "COVAR_POP(Y, X) * REGR_COUNT(Y, X) /"
                  + " NULLIF(SQRT(REGR_SXX(Y, X) * REGR_SYY(Y, X)), 0)"),
          Map.entry("REGR_SLOPE", "COVAR_POP(Y, X) * REGR_COUNT(Y, X) / NULLIF(REGR_SXX(Y, X), 0)"),
          Map.entry("REGR_AVGX", "AVG(CASE WHEN Y IS NOT NULL THEN CAST(X AS DOUBLE) END)"),
          Map.entry("REGR_AVGY", "AVG(CASE WHEN X IS NOT NULL THEN CAST(Y AS DOUBLE) END)"),
          Map.entry(
              "REGR_INTERCEPT",
              "AVG(CASE WHEN X IS NOT NULL THEN CAST(Y AS DOUBLE) END)"
                  + " - COVAR_POP(Y, X) * REGR_COUNT(Y, X) / NULLIF(REGR_SXX(Y, X), 0)"
                  + " * AVG(CASE WHEN Y IS NOT NULL THEN CAST(X AS DOUBLE) END)"),
          Map.entry(
              "REGR_R2",
              "CASE WHEN REGR_SXX(Y, X) = 0 THEN NULL WHEN REGR_SYY(Y, X) = 0 THEN 1"
                  + " ELSE POWER(COVAR_POP(Y, X) * REGR_COUNT(Y, X), 2)"
                  + " / (REGR_SXX(Y, X) * REGR_SYY(Y, X)) END"));

  private static final Set<String> DISTINCT_TAKERS =
      Set.of("COUNT", "ARG_MIN", "ARG_MAX", "BIT_AND", "BIT_OR", "BIT_XOR");

  private FunctionSugar() {}

  /** What a call stands for; null when it stands for itself. */
  static @Nullable SqlNode rewrite(SqlCall call) {
    if (call.getOperator().getName().equals("CONVERT")
        && call.operandCount() == 2
        && call.operand(1) instanceof SqlIdentifier type
        && type.isSimple()) {
      // H2's CONVERT(value, type); the grammar takes the type for a character set.
      return SqlParsing.parseExpression("CAST(Y AS " + type.getSimple() + ")")
          .accept(new Filling(call.getParserPosition(), call.getOperandList()));
    }
    if (!(call instanceof SqlBasicCall)
        || !(call.getOperator() instanceof SqlUnresolvedFunction function)) {
      return null;
    }
    String name = function.getName();
    List<SqlNode> operands = call.getOperandList();
    if (name.equals("COALESCE") && operands.isEmpty()) {
      throw Positions.error(
          ErrorCode.FUNCTION_NOT_FOUND, "function COALESCE takes at least 1 argument", call);
    }
    if (name.equals("DECODE") && operands.size() >= 3) {
      return decode(call, operands);
    }
    SqlNode sequence = sequence(call);
    if (sequence != null) {
      return sequence;
    }
    String template = TEMPLATES.get(name);
    if (template == null || operands.size() != width(template)) {
      return null;
    }
    return quantified(
        call,
        SqlParsing.parseExpression(template)
            .accept(new Filling(call.getParserPosition(), operands)));
  }

  /** DISTINCT belongs to the one aggregate that is meant; where that is none, it is refused. */
  private static @Nullable SqlNode quantified(SqlCall call, @Nullable SqlNode meant) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    if (quantifier == null || quantifier.getValue() != SqlSelectKeyword.DISTINCT) {
      return meant;
    }
    if (meant instanceof SqlBasicCall aggregate
        && DISTINCT_TAKERS.contains(aggregate.getOperator().getName())) {
      return aggregate
          .getOperator()
          .createCall(quantifier, aggregate.getParserPosition(), aggregate.getOperandList());
    }
    throw Positions.error(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            call.getOperator().getName() + " takes no DISTINCT",
            call)
        .withHint("Aggregate over a query that selects DISTINCT values.");
  }

  /** NEXT or CURRENT VALUE FOR, if the call is PostgreSQL's function for it; otherwise null. */
  public static @Nullable SqlNode sequence(SqlCall call) {
    if (!(call instanceof SqlBasicCall)
        || !(call.getOperator() instanceof SqlUnresolvedFunction function)) {
      return null;
    }
    String name = function.getName();
    if ((name.equals("NEXTVAL") || name.equals("CURRVAL"))
        && call.operandCount() == 1
        && call.operand(0) instanceof SqlLiteral literal
        && literal.getValue() instanceof NlsString text) {
      SqlIdentifier sequence = new SqlIdentifier(names(text.getValue()), call.getParserPosition());
      return (name.equals("NEXTVAL")
              ? SqlStdOperatorTable.NEXT_VALUE
              : SqlStdOperatorTable.CURRENT_VALUE)
          .createCall(call.getParserPosition(), sequence);
    }
    return null;
  }

  /** Names as PostgreSQL's functions of sequences take them: folded unless in quotes. */
  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      names.add(
          part.length() > 1 && part.startsWith("\"") && part.endsWith("\"")
              ? part.substring(1, part.length() - 1)
              : part.toUpperCase(Locale.ROOT));
    }
    return names;
  }

  private static int width(String template) {
    return template.contains(" Z ") ? 3 : template.matches(".*\\bX\\b.*") ? 2 : 1;
  }

  private static SqlNode decode(SqlCall call, List<SqlNode> operands) {
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> conditions = new ArrayList<>();
    List<SqlNode> values = new ArrayList<>();
    for (int i = 1; i + 1 < operands.size(); i += 2) {
      conditions.add(
          SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(
              position, operands.get(0), operands.get(i)));
      values.add(operands.get(i + 1));
    }
    SqlNode otherwise =
        operands.size() % 2 == 0
            ? operands.get(operands.size() - 1)
            : SqlLiteral.createNull(position);
    return SqlCase.createSwitched(
        position,
        null,
        new SqlNodeList(conditions, position),
        new SqlNodeList(values, position),
        otherwise);
  }

  /** Puts the arguments into a template. */
  private static final class Filling extends SqlShuttle {
    private final SqlParserPos position;
    private final List<SqlNode> operands;

    Filling(SqlParserPos position, List<SqlNode> operands) {
      this.position = position;
      this.operands = operands;
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
      return switch (id.isSimple() ? id.getSimple() : "") {
        case "Y" -> operands.get(0);
        case "X" -> operands.get(1);
        case "Z" -> operands.get(2);
        default -> id.clone(position);
      };
    }

    /** What is wrong with it is wrong with the call that the user wrote. */
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      SqlNode filled = super.visit(call);
      return filled == null ? null : filled.clone(position);
    }
  }
}
