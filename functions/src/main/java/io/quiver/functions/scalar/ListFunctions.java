package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.ARRAY;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions that search an array or change its elements, and that split a text into one, as
 * PostgreSQL has them. Places count from 1; NULL elements are elements.
 */
final class ListFunctions {
  private static final DataType TEXTS = DataType.array(DataType.VARCHAR);

  private ListFunctions() {}

  static List<ScalarFunction> all() {
    SimpleFunction contains =
        SimpleFunction.of(
                "LIST_CONTAINS", DataType.BOOLEAN, ListFunctions::contains, ARRAY, ANYTHING)
            .takesNull();
    return List.of(
        contains,
        SimpleFunction.of(
                "ARRAY_POSITION", DataType.BIGINT, ListFunctions::position, ARRAY, ANYTHING)
            .takesNull(),
        SimpleFunction.of("ARRAY_REMOVE", TEXTS, ListFunctions::remove, ARRAY, ANYTHING)
            .takesNull()
            .result(types -> array(types, 0)),
        SimpleFunction.of("ARRAY_REPLACE", TEXTS, ListFunctions::replace, ARRAY, ANYTHING, ANYTHING)
            .takesNull()
            .result(types -> array(types, 0)),
        SimpleFunction.of("ARRAY_PREPEND", TEXTS, ListFunctions::prepend, ANYTHING, ARRAY)
            .takesNull()
            .result(types -> array(types, 1)),
        Arguments.function("ARRAY_REVERSE", TEXTS, a -> ((List<?>) a.value(0)).reversed(), ARRAY)
            .result(types -> array(types, 0)),
        Arguments.function(
                "STRING_TO_ARRAY",
                TEXTS,
                a -> split(a.text(0), a.text(1), a.size() > 2 ? a.text(2) : null),
                TEXT,
                TEXT,
                TEXT)
            .least(2));
  }

  private static DataType array(List<@Nullable DataType> types, int index) {
    DataType type = types.get(index);
    return type == null ? TEXTS : type;
  }

  private static @Nullable Boolean contains(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    return arguments[0] instanceof List<?> list
        ? Boolean.valueOf(indexOf(list, arguments[1]) >= 0)
        : null;
  }

  private static @Nullable Long position(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    int index = arguments[0] instanceof List<?> list ? indexOf(list, arguments[1]) : -1;
    return index < 0 ? null : Long.valueOf(index + 1L);
  }

  private static int indexOf(List<?> list, @Nullable Object element) {
    for (int i = 0; i < list.size(); i++) {
      if (ElementKeys.same(list.get(i), element)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object remove(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)) {
      return null;
    }
    List<@Nullable Object> kept = new ArrayList<>(list);
    kept.removeIf(element -> ElementKeys.same(element, arguments[1]));
    return Collections.unmodifiableList(kept);
  }

  private static @Nullable Object replace(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof List<?> list)) {
      return null;
    }
    List<@Nullable Object> changed = new ArrayList<>(list);
    changed.replaceAll(element -> ElementKeys.same(element, arguments[1]) ? arguments[2] : element);
    return Collections.unmodifiableList(changed);
  }

  private static @Nullable Object prepend(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    List<@Nullable Object> longer = new ArrayList<>();
    longer.add(arguments[0]);
    if (arguments[1] instanceof List<?> list) {
      longer.addAll(list);
    }
    return Collections.unmodifiableList(longer);
  }

  /** Parts that are equal to {@code nullText} become NULL; an empty text has no parts. */
  private static List<@Nullable String> split(
      String text, String separator, @Nullable String nullText) {
    List<@Nullable String> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      Collections.addAll(
          parts,
          separator.isEmpty() ? new String[] {text} : text.split(Pattern.quote(separator), -1));
    }
    if (nullText != null) {
      parts.replaceAll(part -> nullText.equals(part) ? null : part);
    }
    return Collections.unmodifiableList(parts);
  }
}
