package io.quiver.parser.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;

/**
 * Orders a flat list of operands and operators by precedence.
 *
 * <p>Calcite's own way takes time square in the length of the list, cubic if it holds operators
 * such as LIKE, and makes a tree as deep as the list is long. Conditions of thousands of terms are
 * real, so a long list is cut at its ORs and ANDs first, and these become balanced trees; what is
 * left and still long is refused.
 */
public final class OperatorTree {
  private static final int SHORT = 64;
  private static final int MAX_ITEMS = 10_000;
  private static final int MAX_SPECIAL_OPERATORS = 200;

  private OperatorTree() {}

  /** The tree of the list, whose elements are nodes and {@code ToTreeListItem}s. */
  public static SqlNode of(List<Object> list) {
    return list.size() <= SHORT ? byPrecedence(list) : cut(list, SqlStdOperatorTable.OR);
  }

  private static SqlNode cut(List<Object> list, SqlOperator connective) {
    List<SqlNode> terms = new ArrayList<>();
    List<Object> term = new ArrayList<>();
    int openBetweens = 0;
    for (Object item : list) {
      SqlOperator operator =
          item instanceof SqlParserUtil.ToTreeListItem token ? token.getOperator() : null;
      if (operator != null && operator.getKind() == SqlKind.BETWEEN) {
        openBetweens++;
      }
      boolean ends = operator != null && operator.getKind() == connective.getKind();
      if (operator != null && operator.getKind() == SqlKind.AND && openBetweens > 0) {
        openBetweens--;
        ends = false;
      }
      if (ends && !term.isEmpty()) {
        terms.add(term(term, connective));
        term = new ArrayList<>();
      } else {
        term.add(item);
      }
    }
    terms.add(term(term, connective));
    return balanced(terms, connective);
  }

  private static SqlNode term(List<Object> list, SqlOperator connective) {
    if (list.size() <= SHORT) {
      return byPrecedence(list);
    }
    if (connective.getKind() == SqlKind.OR) {
      return cut(list, SqlStdOperatorTable.AND);
    }
    int special = 0;
    for (Object item : list) {
      if (item instanceof SqlParserUtil.ToTreeListItem token
          && token.getOperator() instanceof SqlSpecialOperator) {
        special++;
      }
    }
    if (list.size() > MAX_ITEMS || special > MAX_SPECIAL_OPERATORS) {
      throw new SyntaxProblem(
          "an expression has too many operators in a row: " + list.size() / 2, position(list));
    }
    return byPrecedence(list);
  }

  private static SqlNode byPrecedence(List<Object> list) {
    return Objects.requireNonNull(SqlParserUtil.toTree(list));
  }

  private static SqlParserPos position(List<Object> list) {
    return list.get(0) instanceof SqlNode node
        ? node.getParserPosition()
        : ((SqlParserUtil.ToTreeListItem) list.get(0)).getPos();
  }

  private static SqlNode balanced(List<SqlNode> terms, SqlOperator connective) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    int half = (terms.size() + 1) / 2;
    SqlNode left = balanced(terms.subList(0, half), connective);
    SqlNode right = balanced(terms.subList(half, terms.size()), connective);
    return connective.createCall(
        left.getParserPosition().plus(right.getParserPosition()), left, right);
  }
}
