package io.quiver.planner.execute.expression;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.schema.DateOperator;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.schema.SequenceOperator;
import io.quiver.planner.schema.VectorCast;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;

/**
 * Translates Calcite's row expressions into expressions that can run. Operators that it does not
 * know itself are looked up in the function catalog by name. Thread-safe.
 */
public final class RexTranslator {
  private static final RexBuilder REX = new RexBuilder(QuiverTypeFactory.INSTANCE);

  private static final Set<String> TIME_FUNCTIONS =
      Set.of("CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME");

  private final FunctionCatalog functions;

  public RexTranslator(FunctionCatalog functions) {
    this.functions = functions;
  }

  public List<Expression> translate(List<? extends RexNode> nodes) {
    return nodes.stream().map(this::translate).toList();
  }

  /**
   * Translates one; field references become references to columns of the same number.
   *
   * @throws QuiverException FEATURE_NOT_SUPPORTED, FUNCTION_NOT_FOUND
   */
  public Expression translate(RexNode node) {
    return switch (node) {
      case RexInputRef reference ->
          new ColumnReference(reference.getIndex(), TypeMapping.toDataType(reference.getType()));
      case RexLiteral literal -> LiteralValues.translate(literal);
      case RexDynamicParam parameter ->
          new ParameterReference(parameter.getIndex(), TypeMapping.toDataType(parameter.getType()));
      case RexFieldAccess access -> fieldAccess(access);
      case RexCall call -> call(call);
      default -> throw unsupported("The expression " + node);
    };
  }

  private Expression fieldAccess(RexFieldAccess access) {
    DataType type = TypeMapping.toDataType(access.getType());
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      return new CorrelatedReference(variable.id.getId(), access.getField().getIndex(), type);
    }
    throw unsupported("A field of " + access.getReferenceExpr());
  }

  private Expression call(RexCall call) {
    SqlOperator operator = call.getOperator();
    if (operator instanceof ScalarFunctionOperator scalar) {
      return function(scalar.function(), call);
    }
    if (operator instanceof SequenceOperator) {
      Literal id = (Literal) translate(call.operands.get(0));
      return new SequenceValue(
          ((Number) java.util.Objects.requireNonNull(id.value())).intValue(),
          operator.equals(SequenceOperator.NEXT_VALUE),
          TypeMapping.toDataType(call.getType()));
    }
    if (operator instanceof DateOperator date) {
      return arithmetic(
          date.adds() ? ArithmeticOperator.ADD : ArithmeticOperator.SUBTRACT,
          call,
          TypeMapping.toDataType(call.getType()));
    }
    if (operator instanceof VectorCast.FromVector) {
      return cast(call, TypeMapping.toDataType(call.getType()));
    }
    return switch (call.getKind()) {
      case AND -> new And(translate(call.operands));
      case OR -> {
        Expression membership = SearchTranslator.membership(this, call);
        yield membership == null ? new Or(translate(call.operands)) : membership;
      }
      case NOT -> truth(Truth.Test.NOT, call);
      case IS_TRUE -> truth(Truth.Test.IS_TRUE, call);
      case IS_NOT_TRUE -> truth(Truth.Test.IS_NOT_TRUE, call);
      case IS_FALSE -> truth(Truth.Test.IS_FALSE, call);
      case IS_NOT_FALSE -> truth(Truth.Test.IS_NOT_FALSE, call);
      case IS_NULL -> new NullTest(translate(call.operands.get(0)), false);
      case IS_NOT_NULL -> new NullTest(translate(call.operands.get(0)), true);
      case EQUALS -> comparison(ComparisonOperator.EQUAL, call);
      case NOT_EQUALS -> comparison(ComparisonOperator.NOT_EQUAL, call);
      case LESS_THAN -> comparison(ComparisonOperator.LESS, call);
      case LESS_THAN_OR_EQUAL -> comparison(ComparisonOperator.LESS_OR_EQUAL, call);
      case GREATER_THAN -> comparison(ComparisonOperator.GREATER, call);
      case GREATER_THAN_OR_EQUAL -> comparison(ComparisonOperator.GREATER_OR_EQUAL, call);
      case IS_DISTINCT_FROM -> distinct(call, false);
      case IS_NOT_DISTINCT_FROM -> distinct(call, true);
      case SEARCH -> SearchTranslator.translate(this, REX, call);
      default -> valueCall(call);
    };
  }

  private Expression valueCall(RexCall call) {
    DataType type = TypeMapping.toDataType(call.getType());
    return switch (call.getKind()) {
      case PLUS -> arithmetic(ArithmeticOperator.ADD, call, type);
      case MINUS -> arithmetic(ArithmeticOperator.SUBTRACT, call, type);
      case TIMES -> arithmetic(ArithmeticOperator.MULTIPLY, call, type);
      case DIVIDE -> arithmetic(ArithmeticOperator.DIVIDE, call, type);
      case MOD -> arithmetic(ArithmeticOperator.REMAINDER, call, type);
      case MINUS_PREFIX -> new Negation(Cast.of(translate(call.operands.get(0)), type), type);
      case PLUS_PREFIX -> translate(call.operands.get(0));
      case CASE -> caseWhen(call, type);
      case COALESCE ->
          new Coalesce(call.operands.stream().map(o -> converted(o, type)).toList(), type);
      case CAST -> cast(call, type);
      case SAFE_CAST -> new Cast(translate(call.operands.get(0)), type, true);
      case REINTERPRET -> reinterpret(call, type);
      case LIKE -> like(call);
      case SIMILAR -> negatedBy(call, "NOT SIMILAR TO", Like.similar(translate(call.operands)));
      case EXTRACT -> extract(call, type);
      case ARRAY_VALUE_CONSTRUCTOR -> array(call, type);
      case ROW -> new ArrayConstructor(translate(call.operands), type);
      case ITEM ->
          new ArrayElement(translate(call.operands.get(0)), translate(call.operands.get(1)), type);
      default -> named(call, type);
    };
  }

  private Expression named(RexCall call, DataType type) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (name.equals("||")) {
      return new Concatenation(translate(call.operands), type);
    }
    if (TIME_FUNCTIONS.contains(name)) {
      return new CurrentTime(type);
    }
    if (SessionValue.NAMES.contains(name)) {
      return new SessionValue(name, type);
    }
    ScalarFunction truncation = functions.scalar("DATE_TRUNC");
    if (name.equals("FLOOR") && call.operands.size() == 2 && truncation != null) {
      // FLOOR(moment TO unit)
      List<Expression> operands = translate(call.operands);
      return new FunctionCall(truncation, List.of(operands.get(1), operands.get(0)), type);
    }
    ScalarFunction function = functions.scalar(name);
    if (function == null) {
      throw new QuiverException(
          ErrorCode.FUNCTION_NOT_FOUND,
          "There is no function " + name.replace(' ', '_'),
          name.equals("^") ? "POWER(a, b) raises to a power, BITXOR(a, b) is exclusive or." : null,
          null,
          null);
    }
    return function(function, call);
  }

  private Expression function(ScalarFunction function, RexCall call) {
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      Expression argument = translate(call.operands.get(i));
      arguments.add(Cast.of(argument, function.convertsTo(i, argument.type())));
    }
    return new FunctionCall(function, arguments, TypeMapping.toDataType(call.getType()));
  }

  private Expression truth(Truth.Test test, RexCall call) {
    return new Truth(test, translate(call.operands.get(0)));
  }

  private Expression comparison(ComparisonOperator operator, RexCall call) {
    Coercion.Pair pair =
        Coercion.forComparison(translate(call.operands.get(0)), translate(call.operands.get(1)));
    return new Comparison(operator, pair.left(), pair.right());
  }

  private Expression distinct(RexCall call, boolean negated) {
    Coercion.Pair pair =
        Coercion.forComparison(translate(call.operands.get(0)), translate(call.operands.get(1)));
    return new DistinctTest(pair.left(), pair.right(), negated);
  }

  private Expression arithmetic(ArithmeticOperator operator, RexCall call, DataType type) {
    Expression result = translate(call.operands.get(0));
    for (int i = 1; i < call.operands.size(); i++) {
      result = Coercion.arithmetic(operator, result, translate(call.operands.get(i)), type);
    }
    return result;
  }

  /** The operand as a value of the type that the whole has. */
  private Expression converted(RexNode node, DataType type) {
    return Cast.of(translate(node), type);
  }

  private Expression caseWhen(RexCall call, DataType type) {
    List<Expression> operands = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      boolean isCondition = i % 2 == 0 && i < call.operands.size() - 1;
      RexNode operand = call.operands.get(i);
      operands.add(isCondition ? translate(operand) : converted(operand, type));
    }
    return new Case(operands, type);
  }

  private Expression cast(RexCall call, DataType type) {
    RexNode operand = call.operands.get(0);
    if (RexUtil.isNullLiteral(operand, false)) {
      return new Literal(null, type);
    }
    return Cast.of(translate(operand), type);
  }

  /** Calcite counts intervals in milliseconds where it takes them for numbers. */
  private Expression reinterpret(RexCall call, DataType type) {
    Expression operand = translate(call.operands.get(0));
    if (operand.type().kind() == io.quiver.storage.value.TypeKind.INTERVAL_DAY_TIME
        && type.kind().isInteger()) {
      return new LongArithmetic(
          ArithmeticOperator.DIVIDE, operand, new Literal(1000L, DataType.BIGINT), DataType.BIGINT);
    }
    return operand.type().physical() == type.physical() ? operand : Cast.of(operand, type);
  }

  private Expression like(RexCall call) {
    List<Expression> operands = translate(call.operands);
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    Expression like = name.endsWith("ILIKE") ? Like.ignoringCase(operands) : Like.like(operands);
    return name.startsWith("NOT ") ? new Truth(Truth.Test.NOT, like) : like;
  }

  private static Expression negatedBy(RexCall call, String name, Expression expression) {
    return call.getOperator().getName().equalsIgnoreCase(name)
        ? new Truth(Truth.Test.NOT, expression)
        : expression;
  }

  private Expression extract(RexCall call, DataType type) {
    Literal field = (Literal) translate(call.operands.get(0));
    return new Extract(String.valueOf(field.value()), translate(call.operands.get(1)), type);
  }

  private Expression array(RexCall call, DataType type) {
    DataType element = type.element();
    List<Expression> operands = translate(call.operands);
    return new ArrayConstructor(
        element == null
            ? operands
            : operands.stream().map(operand -> Cast.of(operand, element)).toList(),
        type);
  }

  private static QuiverException unsupported(String what) {
    return new QuiverException(ErrorCode.FEATURE_NOT_SUPPORTED, what + " is not supported");
  }
}
