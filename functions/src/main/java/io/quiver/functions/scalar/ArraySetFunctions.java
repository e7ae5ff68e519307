package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ARRAY;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Functions that order an array, compare it with another as sets, or reckon with its elements, by
 * the names of PostgreSQL (ARRAY_) and DuckDB (LIST_). NULL elements sort last; extremes, sums and
 * averages leave them out.
 */
final class ArraySetFunctions {
  private static final DataType TEXTS = DataType.array(DataType.VARCHAR);

  private ArraySetFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    both(all, "SORT", same("", a -> sorted(list(a, 0))));
    both(all, "DISTINCT", same("", a -> distinct(list(a, 0))));
    both(all, "MIN", element(a -> extreme(list(a, 0), false)));
    both(all, "MAX", element(a -> extreme(list(a, 0), true)));
    both(all, "INTERSECT", same("", a -> kept(a, true), ARRAY));
    both(all, "EXCEPT", same("", a -> kept(a, false), ARRAY));
    all.add(
        Arguments.function("LIST_SUM", DataType.DOUBLE, ArraySetFunctions::sum, ARRAY)
            .result(types -> sumType(types.get(0))));
    all.add(
        Arguments.function("LIST_AVG", DataType.DOUBLE, ArraySetFunctions::average, ARRAY)
            .result(
                types -> {
                  DataType unused = sumType(types.get(0));
                  return DataType.DOUBLE;
                }));
    all.add(
        Arguments.function(
            "LIST_COUNT",
            DataType.BIGINT,
            a -> list(a, 0).stream().filter(e -> e != null).count(),
            ARRAY));
    all.add(
        Arguments.function(
            "LIST_UNIQUE", DataType.BIGINT, a -> (long) distinct(list(a, 0)).size(), ARRAY));
    BiPredicate<Set<Object>, Set<Object>> any = (set, other) -> !Collections.disjoint(set, other);
    BiPredicate<Set<Object>, Set<Object>> every = Set::containsAll;
    for (String name : List.of("ARRAY_OVERLAP", "LIST_HAS_ANY", "ARRAY_HAS_ANY")) {
      all.add(test(name, any));
    }
    for (String name : List.of("LIST_HAS_ALL", "ARRAY_HAS_ALL")) {
      all.add(test(name, every));
    }
    return all;
  }

  private static void both(List<ScalarFunction> all, String name, SimpleFunction function) {
    all.add(function.named("ARRAY_" + name));
    all.add(function.named("LIST_" + name));
  }

  /** A function that gives an array of the first one's type. */
  private static SimpleFunction same(
      String name, Arguments.Work<? extends @Nullable Object> work, ArgumentKind... further) {
    List<ArgumentKind> kinds = new ArrayList<>(List.of(ARRAY));
    Collections.addAll(kinds, further);
    return Arguments.function(name, TEXTS, work, kinds.toArray(ArgumentKind[]::new))
        .result(
            types -> {
              DataType type = types.get(0);
              return type == null ? TEXTS : type;
            });
  }

  private static SimpleFunction element(Arguments.Work<? extends @Nullable Object> work) {
    return Arguments.function("", DataType.VARCHAR, work, ARRAY)
        .result(types -> elementType(types.get(0)));
  }

  private static SimpleFunction test(String name, BiPredicate<Set<Object>, Set<Object>> holds) {
    return Arguments.function(
        name,
        DataType.BOOLEAN,
        a -> {
          ElementKeys keys = ElementKeys.of(list(a, 0), list(a, 1));
          return holds.test(keys(keys, list(a, 0)), keys(keys, list(a, 1)));
        },
        ARRAY,
        ARRAY);
  }

  private static Set<Object> keys(ElementKeys keys, List<? extends @Nullable Object> list) {
    Set<Object> set = new HashSet<>();
    notNull(list).forEach(element -> set.add(keys.key(element)));
    return set;
  }

  private static DataType elementType(@Nullable DataType array) {
    DataType element = array == null ? null : array.element();
    return element == null ? DataType.VARCHAR : element;
  }

  private static List<? extends @Nullable Object> list(Arguments a, int index) {
    return (List<?>) a.value(index);
  }

  private static List<Object> notNull(List<? extends @Nullable Object> list) {
    List<Object> present = new ArrayList<>();
    for (Object element : list) {
      if (element != null) {
        present.add(element);
      }
    }
    return present;
  }

  private static List<@Nullable Object> sorted(List<? extends @Nullable Object> list) {
    List<@Nullable Object> sorted = new ArrayList<>(list);
    sorted.sort(Comparator.nullsLast(Extremes::compare));
    return Collections.unmodifiableList(sorted);
  }

  private static List<Object> distinct(List<? extends @Nullable Object> list) {
    ElementKeys keys = ElementKeys.of(list);
    Map<Object, Object> first = new LinkedHashMap<>();
    notNull(list).forEach(element -> first.putIfAbsent(keys.key(element), element));
    return List.copyOf(first.values());
  }

  private static @Nullable Object extreme(List<? extends @Nullable Object> list, boolean most) {
    Comparator<Object> order = Extremes::compare;
    return notNull(list).stream().max(most ? order : order.reversed()).orElse(null);
  }

  /** Distinct elements of the first array that the second has, or has not. */
  private static List<Object> kept(Arguments a, boolean shared) {
    ElementKeys keys = ElementKeys.of(list(a, 0), list(a, 1));
    Set<Object> other = keys(keys, list(a, 1));
    return distinct(list(a, 0)).stream()
        .filter(e -> other.contains(keys.key(e)) == shared)
        .toList();
  }

  private static DataType sumType(@Nullable DataType array) {
    DataType element = array == null ? DataType.DOUBLE : elementType(array);
    if (!element.kind().isNumeric()) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH, "only numbers have a sum, not elements of type " + element);
    }
    return element.kind().isInteger()
        ? DataType.BIGINT
        : element.kind() == TypeKind.DECIMAL
            ? DataType.decimal(DataType.MAX_DECIMAL_PRECISION, element.scale())
            : DataType.DOUBLE;
  }

  private static @Nullable Object sum(Arguments a) {
    List<Object> numbers = notNull(list(a, 0));
    if (numbers.isEmpty()) {
      return null;
    }
    return switch (sumType(a.type(0)).kind()) {
      case BIGINT -> {
        long sum = 0;
        for (Object number : numbers) {
          sum = added(sum, (Long) number);
        }
        yield sum;
      }
      case DECIMAL -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object number : numbers) {
          sum = sum.add((BigDecimal) number);
        }
        yield sum;
      }
      default -> numbers.stream().mapToDouble(ArraySetFunctions::floating).sum();
    };
  }

  private static long added(long sum, long number) {
    try {
      return Math.addExact(sum, number);
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE, "the sum is outside of the range of BIGINT", e);
    }
  }

  private static @Nullable Object average(Arguments a) {
    List<Object> numbers = notNull(list(a, 0));
    return numbers.isEmpty()
        ? null
        : (Object)
            (numbers.stream().mapToDouble(ArraySetFunctions::floating).sum() / numbers.size());
  }

  private static double floating(Object number) {
    return ((Number) number).doubleValue();
  }
}
