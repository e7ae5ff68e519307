package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code x = ANY (array)}, {@code x <> ALL (array)} and the like, called with the comparison (=,
 * &lt;&gt;, &lt;, &lt;=, &gt;, &gt;=), ANY or ALL, the value and the array. NULLs count as in the
 * standard's comparison with a subquery: unknown where they could decide.
 */
final class QuantifiedComparison implements ScalarFunction {
  static final String NAME = "QUANTIFIED_COMPARISON";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int minArguments() {
    return 4;
  }

  @Override
  public int maxArguments() {
    return 4;
  }

  @Override
  public boolean isStrict() {
    return false;
  }

  @Override
  public DataType resultType(List<@Nullable DataType> arguments) {
    DataType array = arguments.get(3);
    if (array != null && array.kind() != TypeKind.ARRAY) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          "ANY and ALL need an array or a query in parentheses, not " + array);
    }
    DataType value = arguments.get(2);
    if (array != null && array.element() != null && value != null) {
      // Says so when the two have no order.
      Extremes.commonType(List.of(value, array.element()));
    }
    return DataType.BOOLEAN;
  }

  @Override
  public DataType parameterType(int index, List<@Nullable DataType> arguments) {
    DataType value = arguments.get(2);
    DataType array = arguments.get(3);
    if (index == 3) {
      return DataType.array(value == null ? DataType.VARCHAR : general(value));
    }
    DataType element = array == null ? null : array.element();
    return element == null ? DataType.VARCHAR : general(element);
  }

  private static DataType general(DataType type) {
    return type.kind().isInteger()
        ? DataType.BIGINT
        : type.kind().isCharacter() ? DataType.VARCHAR : type;
  }

  @Override
  public @Nullable Object apply(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (!(arguments[3] instanceof List<?> elements)) {
      return null;
    }
    String comparison = String.valueOf(arguments[0]);
    boolean any = "ANY".equals(arguments[1]);
    Object value = arguments[2];
    boolean unknown = false;
    for (Object element : elements) {
      if (value == null || element == null) {
        unknown = true;
      } else if (holds(comparison, value, element) == any) {
        return any;
      }
    }
    return unknown ? null : (Object) !any;
  }

  private static boolean holds(String comparison, Object value, Object element) {
    if (comparison.equals("=") && value.getClass() == element.getClass()) {
      return ElementKeys.same(value, element);
    }
    int order = Extremes.compare(value, element);
    return switch (comparison) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
