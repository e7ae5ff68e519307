package io.quiver.planner.cache;

import io.quiver.parser.ast.Assignment;
import io.quiver.parser.ast.DeleteStatement;
import io.quiver.parser.ast.FetchClause;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
 * Makes parameters of literals that stand as whole operands in WHERE and ON, VALUES and SET, or as
 * the statement's limit. Texts and decimals get a type that holds all of their kind, so that
 * literals that differ only in value share a plan; where they stand, their length decides nothing.
 * All other literals stay: they may decide names, types or numbers of columns.
 */
public final class LiteralLifter {
  /** Longer lists are rather a set of constants than a list of alternatives. */
  private static final int MAX_IN_LIST = 16;

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
    SqlNode changed = lifter.statement(statement);
    return lifter.lifted == 0 ? null : new Lifted(changed, lifter.parameterOf);
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

  private SqlNode statement(SqlNode statement) {
    return switch (statement) {
      case SqlOrderBy order when !(order instanceof FetchClause) -> limited(order);
      case InsertStatement insert -> {
        insert(insert);
        yield insert;
      }
      case UpdateStatement update -> update(update);
      case DeleteStatement delete -> {
        inQuery(delete.using());
        inCondition(delete.where());
        yield delete;
      }
      default -> {
        if (statement.isA(SqlKind.QUERY)) {
          inQuery(statement);
        }
        yield statement;
      }
    };
  }

  private SqlNode limited(SqlOrderBy order) {
    inQuery(order.query);
    return new SqlOrderBy(
        order.getParserPosition(),
        order.query,
        order.orderList,
        whole(order.offset),
        whole(order.fetch));
  }

  /** The parameter in place of a literal, else the node itself. */
  private @Nullable SqlNode whole(@Nullable SqlNode node) {
    if (node instanceof SqlLiteral literal) {
      SqlNode parameter = parameter(literal);
      return parameter == null ? node : parameter;
    }
    return node;
  }

  private void insert(InsertStatement insert) {
    SqlNode source = insert.source();
    if (source instanceof SqlCall values && values.getKind() == SqlKind.VALUES) {
      for (SqlNode row : values.getOperandList()) {
        if (row instanceof SqlCall call && call.getKind() == SqlKind.ROW) {
          operands(call);
        }
      }
    } else {
      inQuery(source);
    }
  }

  private UpdateStatement update(UpdateStatement update) {
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment assignment : update.assignments()) {
      SqlNode source = assignment.source();
      SqlNode lifted = assignment.row() ? source : whole(source);
      assignments.add(
          new Assignment(
              assignment.getParserPosition(),
              assignment.columns(),
              assignment.row(),
              lifted == null ? source : lifted));
    }
    inQuery(update.from());
    inCondition(update.where());
    return new UpdateStatement(
        update.getParserPosition(),
        update.table(),
        update.alias(),
        assignments,
        update.from(),
        update.where(),
        update.returning());
  }

  /** WHERE and ON of a query and of all queries inside it. */
  private void inQuery(@Nullable SqlNode query) {
    if (query != null) {
      query.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
              if (call instanceof SqlSelect select) {
                inOperands(select.getWhere());
              } else if (call instanceof SqlJoin join) {
                inOperands(join.getCondition());
              }
              return super.visit(call);
            }
          });
    }
  }

  /** A condition of a statement that is no query, with the queries inside it. */
  private void inCondition(@Nullable SqlNode condition) {
    inOperands(condition);
    inQuery(condition);
  }

  /** Operands of comparisons that AND, OR and NOT join. */
  private void inOperands(@Nullable SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return;
    }
    switch (call.getKind()) {
      case AND, OR, NOT -> call.getOperandList().forEach(this::inOperands);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          BETWEEN ->
          operands(call);
      case IN, NOT_IN -> {
        if (call.operand(1) instanceof SqlNodeList list && list.size() <= MAX_IN_LIST) {
          for (int i = 0; i < list.size(); i++) {
            list.set(i, whole(list.get(i)));
          }
        }
      }
      default -> {}
    }
  }

  private void operands(SqlCall call) {
    for (int i = 0; i < call.operandCount(); i++) {
      if (call.operand(i) instanceof SqlLiteral literal) {
        SqlNode parameter = parameter(literal);
        if (parameter != null) {
          call.setOperand(i, parameter);
        }
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
      case DECIMAL ->
          node instanceof SqlNumericLiteral && LiteralValues.isLiftable(literal)
              ? types.createSqlType(
                  SqlTypeName.DECIMAL, LiteralValues.DECIMAL_PRECISION, LiteralValues.DECIMAL_SCALE)
              : null;
      case STRING ->
          node.getTypeName() == SqlTypeName.CHAR ? types.createSqlType(SqlTypeName.VARCHAR) : null;
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
