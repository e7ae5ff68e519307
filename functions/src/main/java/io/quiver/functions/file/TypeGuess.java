package io.quiver.functions.file;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column whose values are texts: the first of BOOLEAN, BIGINT, DOUBLE, DATE,
 * TIMESTAMP, TIMESTAMP WITH TIME ZONE, TIME and UUID that all of them are, else VARCHAR. Numbers
 * with leading zeros are texts: post codes, keys.
 */
final class TypeGuess {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9][0-9]{0,18})");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?");
  private static final Pattern TIMESTAMP =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?.*");
  private static final Pattern ZONE =
      Pattern.compile(".*:[0-9.]+ ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final List<DataType> CANDIDATES =
      List.of(
          DataType.BOOLEAN,
          DataType.BIGINT,
          DataType.DOUBLE,
          DataType.of(TypeKind.DATE),
          DataType.of(TypeKind.TIMESTAMP, 6),
          DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6),
          DataType.of(TypeKind.TIME, 6),
          DataType.of(TypeKind.UUID));

  private final ScalarContext context;
  private final List<DataType> possible = new ArrayList<>(CANDIDATES);
  private boolean any;

  TypeGuess(ScalarContext context) {
    this.context = context;
  }

  /** One more value. */
  void add(@Nullable String value) {
    if (value != null && !possible.isEmpty()) {
      any = true;
      possible.removeIf(type -> !is(value, type));
    }
  }

  /** Another kind of value that makes it text. */
  void text() {
    any = true;
    possible.clear();
  }

  DataType type() {
    return any && !possible.isEmpty() ? possible.getFirst() : DataType.VARCHAR;
  }

  private boolean is(String value, DataType type) {
    boolean looks =
        switch (type.kind()) {
          case BOOLEAN -> {
            String lower = value.toLowerCase(Locale.ROOT);
            yield lower.equals("true") || lower.equals("false");
          }
          case BIGINT -> WHOLE.matcher(value).matches();
          case DOUBLE ->
              value.chars().anyMatch(Character::isDigit) && NUMBER.matcher(value).matches();
          case DATE -> DATE.matcher(value).matches();
          case TIME -> TIME.matcher(value).matches();
          case TIMESTAMP -> TIMESTAMP.matcher(value).matches() && !ZONE.matcher(value).matches();
          case TIMESTAMP_WITH_TIME_ZONE ->
              TIMESTAMP.matcher(value).matches() && ZONE.matcher(value).matches();
          case UUID -> UUID.matcher(value).matches();
          default -> false;
        };
    return looks && converts(value, type);
  }

  private boolean converts(String value, DataType type) {
    try {
      return Conversions.assign(value, DataType.VARCHAR, type, context) != null;
    } catch (QuiverException e) {
      return false;
    }
  }
}
