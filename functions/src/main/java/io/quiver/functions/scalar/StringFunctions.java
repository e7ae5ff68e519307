package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;
import static io.quiver.functions.scalar.ArgumentKind.TEXT_OR_BYTES;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of character strings. */
final class StringFunctions {
  private static final int MAX_LENGTH = 100_000_000;

  private StringFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>(caseAndLength());
    all.addAll(parts());
    all.addAll(changes());
    all.addAll(joining());
    return all;
  }

  private static List<ScalarFunction> caseAndLength() {
    SimpleFunction upper = text("UPPER", a -> a.text(0).toUpperCase(Locale.ROOT), TEXT);
    SimpleFunction lower = text("LOWER", a -> a.text(0).toLowerCase(Locale.ROOT), TEXT);
    SimpleFunction length = whole("CHAR_LENGTH", a -> length(a.value(0)), TEXT_OR_BYTES);
    return List.of(
        upper,
        upper.named("UCASE"),
        lower,
        lower.named("LCASE"),
        length,
        length.named("CHARACTER_LENGTH"),
        length.named("LENGTH"),
        whole("OCTET_LENGTH", a -> bytes(a.value(0)), TEXT_OR_BYTES),
        whole("BIT_LENGTH", a -> bytes(a.value(0)) * 8, TEXT_OR_BYTES),
        whole("ASCII", a -> a.text(0).isEmpty() ? 0L : (long) a.text(0).codePointAt(0), TEXT),
        whole("UNICODE", a -> a.text(0).isEmpty() ? 0L : (long) a.text(0).codePointAt(0), TEXT),
        text("CHR", a -> character(a.whole(0)), WHOLE),
        text("CHAR", a -> character(a.whole(0)), WHOLE));
  }

  private static List<ScalarFunction> parts() {
    SimpleFunction substring =
        text(
                "SUBSTRING",
                a -> {
                  long count = a.size() > 2 ? a.whole(2) : Long.MAX_VALUE;
                  if (count < 0) {
                    throw invalid("SUBSTRING needs a length of at least 0, not " + count);
                  }
                  return CodePoints.substring(a.text(0), a.whole(1), count);
                },
                TEXT,
                WHOLE,
                WHOLE)
            .least(2);
    SimpleFunction position =
        whole(
                "POSITION",
                a -> CodePoints.position(a.text(0), a.text(1), a.size() > 2 ? a.whole(2) : 1),
                TEXT,
                TEXT,
                WHOLE)
            .least(2);
    SimpleFunction instr =
        whole(
                "INSTR",
                a -> CodePoints.position(a.text(1), a.text(0), a.size() > 2 ? a.whole(2) : 1),
                TEXT,
                TEXT,
                WHOLE)
            .least(2);
    return List.of(
        substring,
        substring.named("SUBSTR"),
        text("LEFT", a -> CodePoints.left(a.text(0), a.whole(1)), TEXT, WHOLE),
        text("RIGHT", a -> CodePoints.right(a.text(0), a.whole(1)), TEXT, WHOLE),
        position,
        position.named("LOCATE"),
        instr,
        instr.named("STRPOS"),
        flag("STARTS_WITH", a -> a.text(0).startsWith(a.text(1)), TEXT, TEXT),
        flag("ENDS_WITH", a -> a.text(0).endsWith(a.text(1)), TEXT, TEXT),
        flag("CONTAINS", a -> a.text(0).contains(a.text(1)), TEXT, TEXT),
        text("SPLIT_PART", StringFunctions::splitPart, TEXT, TEXT, WHOLE));
  }

  private static List<ScalarFunction> changes() {
    return List.of(
        text("TRIM", StringFunctions::trim, TEXT, TEXT, TEXT).least(1),
        text("LTRIM", a -> CodePoints.trim(a.text(0), blanks(a), true, false), TEXT, TEXT).least(1),
        text("RTRIM", a -> CodePoints.trim(a.text(0), blanks(a), false, true), TEXT, TEXT).least(1),
        text("BTRIM", a -> CodePoints.trim(a.text(0), blanks(a), true, true), TEXT, TEXT).least(1),
        text("REPLACE", StringFunctions::replace, TEXT, TEXT, TEXT).least(2),
        text("REVERSE", a -> new StringBuilder(a.text(0)).reverse().toString(), TEXT),
        text("REPEAT", a -> repeat(a.text(0), a.whole(1)), TEXT, WHOLE),
        text("SPACE", a -> repeat(" ", a.whole(0)), WHOLE),
        text("LPAD", a -> pad(a, true), TEXT, WHOLE, TEXT).least(2),
        text("RPAD", a -> pad(a, false), TEXT, WHOLE, TEXT).least(2),
        text("INITCAP", a -> capitals(a.text(0)), TEXT),
        text("TRANSLATE", a -> translate(a.text(0), a.text(1), a.text(2)), TEXT, TEXT, TEXT),
        text("OVERLAY", StringFunctions::overlay, TEXT, TEXT, WHOLE, WHOLE).least(3),
        text("QUOTE_IDENT", a -> '"' + a.text(0).replace("\"", "\"\"") + '"', TEXT));
  }

  private static List<ScalarFunction> joining() {
    return List.of(
        SimpleFunction.of("CONCAT", DataType.VARCHAR, StringFunctions::concat, ANYTHING)
            .repeated()
            .takesNull(),
        SimpleFunction.of("CONCAT_WS", DataType.VARCHAR, StringFunctions::concatWs, TEXT, ANYTHING)
            .repeated()
            .takesNull());
  }

  private static SimpleFunction text(
      String name, Arguments.Work<String> work, ArgumentKind... kinds) {
    return Arguments.function(name, DataType.VARCHAR, work, kinds);
  }

  private static SimpleFunction whole(
      String name, Arguments.Work<Long> work, ArgumentKind... kinds) {
    return Arguments.function(name, DataType.BIGINT, work, kinds);
  }

  private static SimpleFunction flag(
      String name, Arguments.Work<Boolean> work, ArgumentKind... kinds) {
    return Arguments.function(name, DataType.BOOLEAN, work, kinds);
  }

  private static QuiverException invalid(String message) {
    return new QuiverException(ErrorCode.INVALID_PARAMETER, message);
  }

  private static long length(Object value) {
    return value instanceof byte[] bytes ? bytes.length : CodePoints.length((String) value);
  }

  private static long bytes(Object value) {
    return value instanceof byte[] bytes
        ? bytes.length
        : ((String) value).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String character(long codePoint) {
    if (codePoint < 1 || codePoint > Character.MAX_CODE_POINT) {
      throw invalid(codePoint + " is not the number of a character");
    }
    return Character.toString((int) codePoint);
  }

  private static String splitPart(Arguments a) {
    List<String> parts =
        a.text(1).isEmpty()
            ? List.of(a.text(0))
            : Arrays.asList(a.text(0).split(Pattern.quote(a.text(1)), -1));
    long index = a.whole(2) < 0 ? parts.size() + a.whole(2) : a.whole(2) - 1;
    return index >= 0 && index < parts.size() ? parts.get((int) index) : "";
  }

  /** Called as TRIM(text), or with what the grammar gives: side, characters, text. */
  private static String trim(Arguments a) {
    if (a.size() < 3) {
      return CodePoints.trim(a.text(0), blanks(a), true, true);
    }
    String side = a.text(0).toUpperCase(Locale.ROOT);
    return CodePoints.trim(a.text(2), a.text(1), !side.equals("TRAILING"), !side.equals("LEADING"));
  }

  private static String blanks(Arguments a) {
    return a.size() > 1 ? a.text(1) : " ";
  }

  private static String replace(Arguments a) {
    return a.text(1).isEmpty()
        ? a.text(0)
        : a.text(0).replace(a.text(1), a.size() > 2 ? a.text(2) : "");
  }

  private static String repeat(String text, long count) {
    if (count > 0 && count > MAX_LENGTH / Math.max(text.length(), 1)) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "a string of more than " + MAX_LENGTH + " characters");
    }
    return text.repeat((int) Math.max(count, 0));
  }

  private static String pad(Arguments a, boolean before) {
    if (a.whole(1) > MAX_LENGTH) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "a string of more than " + MAX_LENGTH + " characters");
    }
    return CodePoints.pad(a.text(0), a.whole(1), a.size() > 2 ? a.text(2) : " ", before);
  }

  private static String capitals(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      result.appendCodePoint(inWord ? Character.toLowerCase(point) : Character.toTitleCase(point));
      inWord = Character.isLetterOrDigit(point);
      i += Character.charCount(point);
    }
    return result.toString();
  }

  private static String translate(String text, String from, String to) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int place = 0;
              while (place < source.length && source[place] != point) {
                place++;
              }
              if (place == source.length) {
                result.appendCodePoint(point);
              } else if (place < target.length) {
                result.appendCodePoint(target[place]);
              }
            });
    return result.toString();
  }

  private static String overlay(Arguments a) {
    long from = a.whole(2);
    long count = a.size() > 3 ? a.whole(3) : CodePoints.length(a.text(1));
    return CodePoints.substring(a.text(0), 1, from - 1)
        + a.text(1)
        + CodePoints.substring(a.text(0), from + count, Long.MAX_VALUE);
  }

  private static String concat(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument != null) {
        result.append(Conversions.toText(argument, types.get(i), context));
      }
    }
    return result.toString();
  }

  private static @Nullable String concatWs(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String separator)) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument != null) {
        parts.add(
            types.get(i).kind() == TypeKind.VARCHAR
                ? (String) argument
                : Conversions.toText(argument, types.get(i), context));
      }
    }
    return String.join(separator, parts);
  }
}
