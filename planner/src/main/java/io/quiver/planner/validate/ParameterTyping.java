package io.quiver.planner.validate;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.schema.FunctionOperators;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.schema.VectorCast;
import io.quiver.planner.type.JsonSqlType;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.type.TypeMapping;
import io.quiver.planner.type.VectorSqlType;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Gives types to parameters that Calcite leaves without: from the operand beside it, from the
 * function, else VARCHAR. Belongs to one validator.
 */
final class ParameterTyping {
  private static final int DECIMAL_DIGITS = 60;
  private static final int DECIMAL_SCALE = 20;

  private final QuiverValidator validator;
  private final FunctionOperators operators;
  private final Map<Integer, RelDataType> byIndex = new HashMap<>();
  private BoundTypes bound = BoundTypes.NONE;
  private Set<Integer> guessed = new HashSet<>();

  ParameterTyping(QuiverValidator validator, FunctionOperators operators) {
    this.validator = validator;
    this.operators = operators;
  }

  void bind(BoundTypes types, Set<Integer> guesses) {
    bound = types;
    guessed = guesses;
  }

  /** The type that a parameter has by now, or null. */
  @Nullable RelDataType known(SqlDynamicParam parameter) {
    if (parameter instanceof TypedParameter typed) {
      validator.setValidatedNodeType(parameter, typed.type());
      return typed.type();
    }
    RelDataType type = validator.getValidatedNodeTypeIfKnown(parameter);
    if (type == null || !isKnown(type)) {
      // Rewriting may have copied the node.
      type = byIndex.get(parameter.getIndex());
      if (type != null) {
        validator.setValidatedNodeType(parameter, type);
      }
    }
    return type;
  }

  static boolean isKnown(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ANY, UNKNOWN, NULL -> false;
      default -> true;
    };
  }

  /** Its place says nothing of the parameter: what it is bound to does. */
  void guess(SqlDynamicParam parameter) {
    guessed.add(parameter.getIndex());
    DataType own = bound.types().get(parameter.getIndex());
    set(parameter, own == null ? null : TypeMapping.toRelType(own, true));
  }

  void set(SqlDynamicParam parameter, @Nullable RelDataType type) {
    RelDataType chosen =
        type == null || !isKnown(type)
            ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR)
            : type;
    RelDataType nullable = QuiverTypeFactory.INSTANCE.createTypeWithNullability(chosen, true);
    byIndex.put(parameter.getIndex(), nullable);
    validator.setValidatedNodeType(parameter, nullable);
  }

  /** Types the parameters among a call's operands where Calcite would not. */
  void typeOperands(SqlValidatorScope scope, SqlCall call) {
    if (call.getOperator() instanceof VectorCast
        && call.operand(0) instanceof SqlDynamicParam parameter
        && isUntyped(parameter)
        && call.operand(1) instanceof SqlDataTypeSpec target) {
      set(parameter, target.deriveType(validator));
      return;
    }
    if (isMembership(call.getKind()) && call.operand(0).getKind() == SqlKind.ROW) {
      typeRows(scope, call);
      return;
    }
    List<SqlNode> operands = values(call);
    if (operands.stream().noneMatch(this::isUntyped)) {
      return;
    }
    if (typeFixed(call, operands)) {
      return;
    }
    if (call.getOperator() instanceof SqlFunction function && !(call instanceof SqlCase)) {
      ScalarFunction known = function(function);
      if (known != null) {
        typeArguments(scope, known, operands);
      } else if (call.getKind() == SqlKind.OTHER_FUNCTION || call.getKind() == SqlKind.MOD) {
        typeBySibling(scope, call, operands);
      }
      return;
    }
    if (isSymmetric(call)) {
      typeBySibling(scope, call, operands);
    }
  }

  /** (a, b) IN ((?, ?), ..): each place by itself. */
  private void typeRows(SqlValidatorScope scope, SqlCall call) {
    List<SqlNode> rows = new ArrayList<>();
    rows.add(call.operand(0));
    if (call.operand(1) instanceof SqlNodeList list) {
      rows.addAll(list.getList());
    }
    int width = ((SqlCall) rows.get(0)).operandCount();
    for (int i = 0; i < width; i++) {
      List<SqlNode> place = new ArrayList<>();
      for (SqlNode row : rows) {
        if (row instanceof SqlCall values && values.operandCount() > i) {
          place.add(values.operand(i));
        }
      }
      if (place.stream().anyMatch(this::isUntyped)) {
        typeBySibling(scope, call, place);
      }
    }
  }

  /** Places whose type the operator itself says; null for any other. */
  private static @Nullable SqlTypeName fixedType(SqlCall call) {
    return switch (call.getKind()) {
      case EXTRACT -> SqlTypeName.TIMESTAMP;
      case UNNEST -> SqlTypeName.ARRAY;
      case LAG, LEAD, NTH_VALUE, NTILE -> SqlTypeName.BIGINT;
      case SUM, SUM0, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> SqlTypeName.DOUBLE;
      // Not yet looked up.
      case OTHER_FUNCTION ->
          switch (call.getOperator().getName()) {
            case "SUM", "AVG", "STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP" ->
                SqlTypeName.DOUBLE;
            default -> null;
          };
      default -> null;
    };
  }

  private boolean typeFixed(SqlCall call, List<SqlNode> operands) {
    SqlTypeName name = fixedType(call);
    if (name == null) {
      return false;
    }
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType type =
        switch (name) {
          case TIMESTAMP -> factory.createSqlType(name, 6);
          case ARRAY ->
              factory.createArrayType(
                  factory.createTypeWithNullability(
                      factory.createSqlType(SqlTypeName.VARCHAR), true),
                  -1);
          default -> factory.createSqlType(name);
        };
    for (SqlNode operand : operands) {
      if (operand instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        if (name == SqlTypeName.DOUBLE || name == SqlTypeName.ARRAY) {
          guessed.add(parameter.getIndex());
        }
        DataType own = bound.types().get(parameter.getIndex());
        boolean fits =
            own != null
                && (name == SqlTypeName.DOUBLE && own.kind().isNumeric()
                    || name == SqlTypeName.ARRAY && own.kind() == TypeKind.ARRAY);
        set(parameter, own != null && fits ? TypeMapping.toRelType(own, true) : type);
      }
    }
    return true;
  }

  private boolean isUntyped(@Nullable SqlNode node) {
    return node instanceof SqlDynamicParam parameter && known(parameter) == null;
  }

  /** The operands that have one type together. */
  private static List<SqlNode> values(SqlCall call) {
    if (call instanceof SqlCase sqlCase) {
      List<SqlNode> values = new ArrayList<>();
      sqlCase.getThenOperands().forEach(value -> values.add(plain(value)));
      SqlNode otherwise = sqlCase.getElseOperand();
      if (otherwise != null) {
        values.add(plain(otherwise));
      }
      return values;
    }
    List<SqlNode> values = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      if (operand instanceof SqlNodeList list && isMembership(call.getKind())) {
        values.addAll(list.getList());
      } else {
        values.add(operand);
      }
    }
    return values;
  }

  /** COALESCE is rewritten with its values inside a cast that only drops nullability. */
  private static SqlNode plain(SqlNode value) {
    return value instanceof SqlCall call
            && call.getKind() == SqlKind.CAST_NOT_NULL
            && call.operandCount() == 1
        ? call.operand(0)
        : value;
  }

  private static boolean isMembership(SqlKind kind) {
    return kind == SqlKind.IN || kind == SqlKind.NOT_IN;
  }

  private static boolean isSymmetric(SqlCall call) {
    return call instanceof SqlCase
        || call.isA(SqlKind.BINARY_ARITHMETIC)
        || call.isA(SqlKind.BINARY_COMPARISON)
        || isMembership(call.getKind())
        || switch (call.getKind()) {
          case MINUS_PREFIX,
              PLUS_PREFIX,
              BETWEEN,
              LIKE,
              SIMILAR,
              COALESCE,
              NULLIF,
              OTHER,
              GREATEST,
              LEAST,
              SOME,
              ALL ->
              true;
          default -> false;
        };
  }

  private @Nullable ScalarFunction function(SqlFunction function) {
    if (function instanceof ScalarFunctionOperator own) {
      return own.function();
    }
    return operators.catalog().scalar(function.getName().toUpperCase(Locale.ROOT));
  }

  private void typeArguments(
      SqlValidatorScope scope, ScalarFunction function, List<SqlNode> operands) {
    List<RelDataType> given = new ArrayList<>();
    boolean loose = false;
    for (SqlNode operand : operands) {
      given.add(
          operand == null || isUntyped(operand)
              ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.NULL)
              : validator.deriveType(scope, operand));
      loose |= operand != null && BoundValues.isGuessed(operand, guessed);
    }
    List<@Nullable DataType> types = ScalarFunctionOperator.convertedTypes(function, given);
    List<@Nullable DataType> chosen = new ArrayList<>(types);
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        DataType byPlace = ScalarFunctionOperator.untyped(function, i, types);
        chosen.set(i, byPlace);
        if ((loose || !byPlace.equals(DataType.BIGINT))
            && function.convertsTo(i, DataType.BIGINT).equals(DataType.BIGINT)) {
          guessed.add(parameter.getIndex());
        }
      }
    }
    List<@Nullable DataType> own = new ArrayList<>(chosen);
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        DataType value =
            guessed.contains(parameter.getIndex()) ? bound.types().get(parameter.getIndex()) : null;
        own.set(i, value == null ? chosen.get(i) : function.convertsTo(i, value));
      }
    }
    List<@Nullable DataType> best = accepts(function, own) ? own : chosen;
    for (int i = 0; i < operands.size(); i++) {
      DataType type = best.get(i);
      if (operands.get(i) instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        set(parameter, type == null ? null : TypeMapping.toRelType(type, true));
      }
    }
  }

  private static boolean accepts(ScalarFunction function, List<@Nullable DataType> types) {
    try {
      function.resultType(types);
      return true;
    } catch (QuiverException e) {
      return false;
    }
  }

  /** Adding to or subtracting from. */
  private static boolean isShift(SqlCall call) {
    return call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS;
  }

  /** What is added to or subtracted from a moment: days of a date, else an interval. */
  private static RelDataType shiftPartner(RelDataType type) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    if (SqlTypeUtil.isInterval(type)) {
      return factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
    }
    return switch (type.getSqlTypeName()) {
      case DATE -> factory.createSqlType(SqlTypeName.BIGINT);
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIME ->
          factory.createSqlIntervalType(
              new SqlIntervalQualifier(TimeUnit.DAY, 9, TimeUnit.SECOND, 6, SqlParserPos.ZERO));
      default -> type;
    };
  }

  /** What a parameter of an addition or subtraction is beside an operand of the type. */
  private static RelDataType shiftPartner(
      SqlCall call, SqlDynamicParam parameter, RelDataType type) {
    if (call.getKind() == SqlKind.MINUS) {
      boolean left = call.operand(0) == parameter;
      if (left != SqlTypeUtil.isInterval(type)) {
        return type;
      }
    }
    return shiftPartner(type);
  }

  private void typeBySibling(SqlValidatorScope scope, SqlCall call, List<SqlNode> operands) {
    RelDataType sibling = null;
    boolean loose = false;
    for (SqlNode operand : operands) {
      if (operand == null
          || isUntyped(operand)
          || operand instanceof SqlNodeList
          || operand.isA(SqlKind.QUERY)) {
        continue;
      }
      RelDataType type = validator.deriveType(scope, operand);
      if (isKnown(type)) {
        sibling = sibling == null ? type : sibling;
        loose |= BoundValues.isGuessed(operand, guessed);
      }
    }
    boolean arithmetic =
        call.isA(SqlKind.BINARY_ARITHMETIC) || call.getKind() == SqlKind.MINUS_PREFIX;
    if (sibling == null && operands.stream().anyMatch(o -> o != null && o.isA(SqlKind.QUERY))) {
      return;
    }
    if (sibling == null) {
      typeByValues(call, operands, arithmetic);
      return;
    }
    for (SqlNode operand : operands) {
      if (operand instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        RelDataType own = loose ? besideGuess(call, parameter, sibling, arithmetic) : null;
        RelDataType beside = isShift(call) ? shiftPartner(call, parameter, sibling) : sibling;
        set(parameter, own != null ? own : arithmetic ? beside : general(beside));
      }
    }
  }

  /**
   * The operand beside it is what its parameters are bound to, and so is this one: their type may
   * be too narrow for its value. Null when its value says nothing, or does not go with theirs.
   */
  private @Nullable RelDataType besideGuess(
      SqlCall call, SqlDynamicParam parameter, RelDataType sibling, boolean arithmetic) {
    guessed.add(parameter.getIndex());
    DataType other = ScalarFunctionOperator.known(sibling);
    DataType own = bound.types().get(parameter.getIndex());
    if (own == null || other == null) {
      return null;
    }
    if (BoundValues.goTogether(call, List.of(other, own), arithmetic)) {
      return TypeMapping.toRelType(own, true);
    }
    return other.kind().isNumeric() && own.kind().isCharacter()
        ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.DOUBLE)
        : null;
  }

  /** Nothing but parameters: what they are bound to decides, if that goes together. */
  private void typeByValues(SqlCall call, List<SqlNode> operands, boolean arithmetic) {
    List<SqlDynamicParam> untyped = new ArrayList<>();
    List<DataType> own = new ArrayList<>();
    for (SqlNode operand : operands) {
      if (operand instanceof SqlDynamicParam parameter && isUntyped(parameter)) {
        untyped.add(parameter);
        guessed.add(parameter.getIndex());
        DataType value = bound.types().get(parameter.getIndex());
        if (value != null) {
          own.add(value);
        }
      }
    }
    boolean fit = !own.isEmpty() && BoundValues.goTogether(call, own, arithmetic);
    RelDataType other =
        fit
            ? TypeMapping.toRelType(own.get(0), true)
            : arithmetic ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.DOUBLE) : null;
    for (SqlDynamicParam parameter : untyped) {
      DataType value = fit ? bound.types().get(parameter.getIndex()) : null;
      RelDataType none = fit && other != null ? unbound(call, parameter, other) : other;
      set(parameter, value == null ? none : TypeMapping.toRelType(value, true));
    }
  }

  /** What a parameter without a value is, beside one with a value of the type. */
  private static RelDataType unbound(SqlCall call, SqlDynamicParam parameter, RelDataType type) {
    if (isShift(call)) {
      return shiftPartner(call, parameter, type);
    }
    boolean factor =
        SqlTypeUtil.isInterval(type)
            && (call.getKind() == SqlKind.TIMES || call.getKind() == SqlKind.DIVIDE);
    return factor ? QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.BIGINT) : type;
  }

  /**
   * The widest type of the family: a value that the column beside it could not hold must compare as
   * different, not fail or be cut.
   */
  static RelDataType general(RelDataType type) {
    if (type instanceof VectorSqlType || type instanceof JsonSqlType) {
      return type;
    }
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
      case REAL, FLOAT, DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
      case CHAR, VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
      case BINARY, VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
      case DECIMAL ->
          factory.createSqlType(
              SqlTypeName.DECIMAL,
              Math.max(type.getPrecision(), DECIMAL_DIGITS),
              Math.max(type.getScale(), DECIMAL_SCALE));
      case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 6);
      case TIME -> factory.createSqlType(SqlTypeName.TIME, 6);
      default -> type;
    };
  }
}
