package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.ARRAY;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that give arrays, or an element of one. Places count from 1. */
final class ArrayFunctions {
  private static final DataType TEXTS = DataType.array(DataType.VARCHAR);

  private ArrayFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function("ARRAY_CAT", TEXTS, a -> joined(list(a, 0), list(a, 1)), ARRAY, ARRAY)
            .result(types -> first(types)),
        Arguments.function(
                "ARRAY_APPEND",
                TEXTS,
                a -> joined(list(a, 0), Collections.singletonList(a.values()[1])),
                ARRAY,
                ANYTHING)
            .result(types -> first(types)),
        Arguments.function(
                "ARRAY_SLICE",
                TEXTS,
                a -> slice(list(a, 0), a.whole(1), a.whole(2)),
                ARRAY,
                WHOLE,
                WHOLE)
            .result(types -> first(types)),
        Arguments.function("TRIM_ARRAY", TEXTS, ArrayFunctions::trim, ARRAY, WHOLE)
            .result(types -> first(types)),
        Arguments.function("ARRAY_GET", DataType.VARCHAR, ArrayFunctions::element, ARRAY, WHOLE)
            .result(
                types -> {
                  DataType element = first(types).element();
                  return element == null ? DataType.VARCHAR : element;
                }),
        Arguments.function(
            "ARRAY_MAX_CARDINALITY", DataType.BIGINT, a -> (long) Integer.MAX_VALUE, ARRAY));
  }

  private static DataType first(List<@Nullable DataType> types) {
    DataType type = types.get(0);
    return type == null ? TEXTS : type;
  }

  private static List<?> list(Arguments a, int index) {
    return (List<?>) a.value(index);
  }

  private static List<@Nullable Object> joined(List<?> first, List<?> second) {
    List<@Nullable Object> joined = new ArrayList<>(first);
    joined.addAll(second);
    return Collections.unmodifiableList(joined);
  }

  private static List<@Nullable Object> slice(List<?> list, long from, long to) {
    int start = Math.clamp(from - 1, 0, list.size());
    int end = Math.clamp(to, start, list.size());
    return Collections.unmodifiableList(new ArrayList<>(list.subList(start, end)));
  }

  private static List<@Nullable Object> trim(Arguments a) {
    List<?> list = list(a, 0);
    long count = a.whole(1);
    if (count < 0 || count > list.size()) {
      throw new QuiverException(
          ErrorCode.DATA_EXCEPTION,
          "TRIM_ARRAY cannot take " + count + " elements from an array of " + list.size());
    }
    return slice(list, 1, list.size() - count);
  }

  private static @Nullable Object element(Arguments a) {
    List<?> list = list(a, 0);
    long place = a.whole(1);
    return place < 1 || place > list.size() ? null : list.get((int) place - 1);
  }
}
