package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.ast.LabeledPredicate;
import io.quiver.parser.ast.QuiverCall;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Divides expressions between the match and the rows made of it: the greatest pieces that name no
 * iterator variable become columns of the match. Used once.
 */
final class IteratedColumns extends SqlShuttle {
  static final String MATCH_NUMBER = "MATCH$";

  private final String matches;
  private final Set<String> iterators;
  private final List<SqlNode> ofMatch = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean numbered;

  /**
   * Makes one.
   *
   * @param matches alias of the matches
   * @param iterators names of the iterator variables
   */
  IteratedColumns(String matches, Set<String> iterators) {
    this.matches = matches;
    this.iterators = iterators;
  }

  /** The expression over columns of the match and iterator variables. */
  SqlNode split(SqlNode expression) {
    if (!isAboutRows(expression)) {
      return column(expression);
    }
    SqlNode result = expression.accept(this);
    if (result == null) {
      throw new IllegalStateException("an expression vanished");
    }
    return result;
  }

  /** Columns of the match that expressions use, with names. */
  List<SqlNode> ofMatch() {
    return ofMatch;
  }

  boolean usesMatchNumber() {
    return numbered;
  }

  /** Whether MATCHNUM occurs in the expression. */
  static boolean usesMatchNumber(SqlNode expression) {
    return found(expression, Set.of());
  }

  private static boolean isFunction(SqlCall call, String name) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT).equals(name);
  }

  private boolean isAboutRows(SqlNode node) {
    return found(node, iterators);
  }

  private static boolean found(SqlNode expression, Set<String> names) {
    boolean[] found = {false};
    expression.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            found[0] |= !id.names.isEmpty() && names.contains(id.names.get(0));
            return null;
          }

          @Override
          public @Nullable Void visit(SqlCall call) {
            found[0] |= isFunction(call, "MATCHNUM");
            return super.visit(call);
          }
        });
    return found[0];
  }

  private SqlNode column(SqlNode expression) {
    if (expression instanceof SqlLiteral || expression instanceof SqlDynamicParam) {
      return expression;
    }
    String text = expression.toString();
    int known = texts.indexOf(text);
    if (known < 0) {
      known = texts.size();
      texts.add(text);
      ofMatch.add(Queries.as(expression, "C$" + known));
    }
    return Queries.column(matches, "C$" + known, expression.getParserPosition());
  }

  @Override
  public SqlNode visit(SqlIdentifier id) {
    return isAboutRows(id) ? id : column(id);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "a subquery that uses the variable of ONE ROW PER VERTEX or STEP, or MATCHNUM, is not"
              + " supported in COLUMNS: put it into the query around GRAPH_TABLE",
          call);
    }
    if (!isAboutRows(call)) {
      return column(call);
    }
    if (isFunction(call, "MATCHNUM") && call.operandCount() == 0) {
      numbered = true;
      return Queries.column(matches, MATCH_NUMBER, call.getParserPosition());
    }
    if (isFunction(call, "ELEMENT_NUMBER")) {
      return elementNumber(call);
    }
    if (call instanceof QuiverCall && !(call instanceof LabeledPredicate)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "IS SOURCE OF and IS DESTINATION OF are not supported for the variables of ONE ROW PER"
              + " VERTEX and STEP: compare the keys",
          call);
    }
    if (call instanceof LabeledPredicate) {
      return call;
    }
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, handler);
    return handler.result();
  }

  private SqlNode elementNumber(SqlCall call) {
    if (call.operandCount() != 1
        || !(call.operand(0) instanceof SqlIdentifier id)
        || !id.isSimple()
        || !iterators.contains(id.getSimple())) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "ELEMENT_NUMBER needs the variable of ONE ROW PER VERTEX or STEP",
          call);
    }
    // The variables of a step are asked in the order vertex, edge, vertex.
    int turn = List.copyOf(iterators).indexOf(id.getSimple());
    SqlNode number =
        SqlParsing.parseExpression("CAST(2 * x + " + (turn - 1) + " AS BIGINT)")
            .accept(
                new SqlShuttle() {
                  @Override
                  public SqlNode visit(SqlIdentifier name) {
                    return name.names.get(0).equals("X")
                        ? TableReferences.column("u$", "N$")
                        : name;
                  }
                });
    if (number == null || turn == 0) {
      return number == null ? SqlLiteral.createNull(ZERO) : number;
    }
    // A step without edge has no second vertex.
    SqlNode present = SqlParsing.parseExpression("CASE WHEN i IS NOT NULL THEN n END");
    SqlNode result =
        present.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlIdentifier name) {
                return name.names.get(0).equals("I")
                    ? SqlParsing.parseExpression("ELEMENT_ID(x)").accept(new Renamer(id))
                    : number;
              }
            });
    return result == null ? number : result;
  }

  /** Puts a variable in the place of x. */
  private static final class Renamer extends SqlShuttle {
    private final SqlIdentifier by;

    Renamer(SqlIdentifier by) {
      this.by = by;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
      return name.isSimple() && name.getSimple().equals("X") ? by : name;
    }
  }
}
