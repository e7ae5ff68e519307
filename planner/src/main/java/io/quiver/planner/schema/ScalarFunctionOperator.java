package io.quiver.planner.schema;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ScalarFunction} as an operator of Calcite's. In a finished plan the operands already
 * have the types that the function converts them to.
 */
public final class ScalarFunctionOperator extends SqlFunction {
  private final ScalarFunction function;
  private final Map<String, String> searchOptions;

  public ScalarFunctionOperator(ScalarFunction function) {
    this(function, Map.of());
  }

  private ScalarFunctionOperator(ScalarFunction function, Map<String, String> searchOptions) {
    super(
        function.name(),
        SqlKind.OTHER_FUNCTION,
        binding -> returnType(function, binding),
        inference(function),
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
    this.searchOptions = Map.copyOf(searchOptions);
  }

  public ScalarFunction function() {
    return function;
  }

  /** Of a distance that comes from VECTOR_SEARCH: the options given there. */
  public Map<String, String> searchOptions() {
    return searchOptions;
  }

  /** The same function, carrying options of VECTOR_SEARCH to the optimizer. */
  public ScalarFunctionOperator withSearchOptions(Map<String, String> options) {
    return new ScalarFunctionOperator(function, options);
  }

  /** The types of the operands after conversion; null where nothing is known. */
  public static List<@Nullable DataType> convertedTypes(
      ScalarFunction function, List<RelDataType> given) {
    List<@Nullable DataType> types = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      DataType type = known(given.get(i));
      types.add(type == null ? null : function.convertsTo(i, type));
    }
    return types;
  }

  /** What NULL, or a parameter, is at a place; GREATEST and LEAST compare it with the others. */
  public static DataType untyped(
      ScalarFunction function, int place, List<@Nullable DataType> types) {
    boolean compares = function.name().equals("GREATEST") || function.name().equals("LEAST");
    for (DataType type : types) {
      if (compares && type != null) {
        return type;
      }
    }
    return function.parameterType(place, types);
  }

  /** The data type, or null of NULL and of what is not typed yet. */
  public static @Nullable DataType known(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case NULL, ANY, UNKNOWN -> null;
      case SYMBOL -> DataType.VARCHAR;
      default -> TypeMapping.toDataType(type);
    };
  }

  private static RelDataType returnType(ScalarFunction function, SqlOperatorBinding binding) {
    List<RelDataType> given = binding.collectOperandTypes();
    try {
      // Even a strict function may answer NULL (the distance of a zero vector): never promise.
      return TypeMapping.toRelType(function.resultType(convertedTypes(function, given)), true);
    } catch (QuiverException e) {
      throw e.position() == null && binding instanceof SqlCallBinding call
          ? e.withPosition(position(call.getCall().getParserPosition()))
          : e;
    }
  }

  private static @Nullable Position position(SqlParserPos pos) {
    return pos.getLineNum() < 1 || pos.getColumnNum() < 1
        ? null
        : new Position(
            pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
  }

  private static SqlOperandTypeInference inference(ScalarFunction function) {
    return (binding, returnType, operandTypes) -> {
      List<RelDataType> given = new ArrayList<>();
      for (int i = 0; i < operandTypes.length; i++) {
        given.add(operandType(binding, i));
      }
      List<@Nullable DataType> types = convertedTypes(function, given);
      for (int i = 0; i < operandTypes.length; i++) {
        operandTypes[i] =
            types.get(i) == null
                ? TypeMapping.toRelType(untyped(function, i, types), true)
                : given.get(i);
      }
    };
  }

  private static RelDataType operandType(SqlCallBinding binding, int i) {
    return binding.operand(i) instanceof SqlDynamicParam
        ? binding.getTypeFactory().createSqlType(SqlTypeName.NULL)
        : binding.getOperandType(i);
  }

  /** With options it must stay what it is: Calcite would look it up by name and lose them. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    if (searchOptions.isEmpty()) {
      return super.deriveType(validator, scope, call);
    }
    for (SqlNode operand : call.getOperandList()) {
      RelDataType unused = validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, call);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return function.maxArguments() == Integer.MAX_VALUE
        ? SqlOperandCountRanges.from(function.minArguments())
        : SqlOperandCountRanges.between(function.minArguments(), function.maxArguments());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    return true;
  }

  @Override
  public boolean isDeterministic() {
    return function.isDeterministic();
  }

  @Override
  public boolean isDynamicFunction() {
    return !function.isDeterministic();
  }
}
