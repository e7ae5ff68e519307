package io.quiver.planner.cache;

import io.quiver.parser.ast.Assignment;
import io.quiver.parser.ast.DeleteStatement;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.TypedParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Makes parameters of literals that stand as whole operands in WHERE and ON, VALUES and SET, each
 * with the literal's exact type. All other literals stay: they may decide names, types or numbers
 * of columns.
 */
public final class LiteralLifter {
  private final String text;
  private final Map<Integer, Integer> literalAt = new HashMap<>();
  private final int[] parameterOf;
  private final TextShape shape;
  private int nextParameter;
  private int lifted;

  private LiteralLifter(String text, TextShape shape, int firstParameter) {
    this.text = text;
    this.shape = shape;
    this.nextParameter = firstParameter;
    this.parameterOf = new int[shape.literals().size()];
    Arrays.fill(parameterOf, -1);
    for (int i = 0; i < shape.literals().size(); i++) {
      literalAt.put(shape.literals().get(i).start(), i);
    }
  }

  /**
   * A statement with parameters in place of literals.
   *
   * @param parameterOf for each literal of the shape its parameter, or -1 where it stays
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once
  public record Lifted(SqlNode statement, int[] parameterOf) {}

  /** Null when nothing can be lifted. The statement itself is changed. */
  public static @Nullable Lifted lift(String text, TextShape shape, SqlNode statement) {
    LiteralLifter lifter = new LiteralLifter(text, shape, countParameters(statement));
    lifter.statement(statement);
    return lifter.lifted == 0 ? null : new Lifted(statement, lifter.parameterOf);
  }

  private static int countParameters(SqlNode statement) {
    Set<Integer> indexes = new HashSet<>();
    statement.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            indexes.add(parameter.getIndex());
            return null;
          }
        });
    return indexes.size();
  }

  private void statement(SqlNode statement) {
    switch (statement) {
      case SqlSelect select -> select(select);
      case SqlOrderBy order -> statement(order.query);
      case InsertStatement insert -> insert(insert);
      case UpdateStatement update -> update(update);
      case DeleteStatement delete -> {
        SqlNode where = delete.where();
        if (where != null) {
          condition(where);
        }
      }
      default -> {}
    }
  }

  private void select(SqlSelect select) {
    SqlNode where = select.getWhere();
    if (where instanceof SqlCall call) {
      condition(call);
    }
    SqlNode from = select.getFrom();
    if (from != null) {
      from(from);
    }
  }

  private void from(SqlNode from) {
    if (from instanceof SqlJoin join) {
      from(join.getLeft());
      from(join.getRight());
      SqlNode on = join.getCondition();
      if (on instanceof SqlCall) {
        condition(on);
      }
    }
  }

  private void insert(InsertStatement insert) {
    SqlNode source = insert.source();
    if (source instanceof SqlCall values && values.getKind() == SqlKind.VALUES) {
      for (SqlNode row : values.getOperandList()) {
        if (row instanceof SqlCall call && call.getKind() == SqlKind.ROW) {
          operands(call);
        }
      }
    }
  }

  private void update(UpdateStatement update) {
    for (Assignment assignment : update.assignments()) {
      if (assignment.source() instanceof SqlCall call) {
        condition(call);
      }
    }
    SqlNode where = update.where();
    if (where != null) {
      condition(where);
    }
  }

  /** Comparisons and arithmetic, joined by AND, OR, NOT. */
  private void condition(SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return;
    }
    switch (call.getKind()) {
      case AND, OR, NOT -> call.getOperandList().forEach(this::condition);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          BETWEEN ->
          operands(call);
      default -> {}
    }
  }

  private void operands(SqlCall call) {
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      if (operand instanceof SqlLiteral literal) {
        SqlNode parameter = parameter(literal);
        if (parameter != null) {
          call.setOperand(i, parameter);
        }
      } else if (operand instanceof SqlNodeList) {
        return;
      }
    }
  }

  private @Nullable SqlNode parameter(SqlLiteral literal) {
    SqlParserPos position = literal.getParserPosition();
    Integer index = literalAt.get(offset(position));
    if (index == null || parameterOf[index] >= 0) {
      return null;
    }
    RelDataType type = type(shape.literals().get(index), literal);
    if (type == null) {
      return null;
    }
    parameterOf[index] = nextParameter;
    lifted++;
    return new TypedParameter(nextParameter++, type, position);
  }

  private static @Nullable RelDataType type(TextShape.Literal literal, SqlLiteral node) {
    RelDataTypeFactory types = QuiverTypeFactory.INSTANCE;
    return switch (literal.kind()) {
      case INTEGER ->
          node instanceof SqlNumericLiteral ? types.createSqlType(SqlTypeName.INTEGER) : null;
      case BIGINT ->
          node instanceof SqlNumericLiteral ? types.createSqlType(SqlTypeName.BIGINT) : null;
      case DECIMAL -> {
        BigDecimal value = new BigDecimal(literal.text());
        yield node instanceof SqlNumericLiteral
            ? types.createSqlType(
                SqlTypeName.DECIMAL, Math.max(value.precision(), value.scale()), value.scale())
            : null;
      }
      case STRING ->
          node.getTypeName() == SqlTypeName.CHAR && !literal.text().isEmpty()
              ? types.createSqlType(SqlTypeName.CHAR, literal.text().length())
              : null;
    };
  }

  private int offset(SqlParserPos position) {
    int start = 0;
    for (int line = 1; line < position.getLineNum(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getColumnNum() - 1;
  }
}
