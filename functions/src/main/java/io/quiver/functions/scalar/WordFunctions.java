package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts compared letter by letter, quoted, and put into a pattern with gaps. */
final class WordFunctions {
  /** Longer texts would take more than some seconds. */
  private static final int MAX_COMPARED = 10_000;

  private WordFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function("QUOTE_LITERAL", DataType.VARCHAR, a -> literal(a.text(0)), TEXT),
        SimpleFunction.of(
                "QUOTE_NULLABLE", DataType.VARCHAR, WordFunctions::literalOrNull, ANYTHING)
            .takesNull(),
        SimpleFunction.of("FORMAT", DataType.VARCHAR, WordFunctions::format, TEXT, ANYTHING)
            .least(1)
            .repeated()
            .takesNull(),
        Arguments.function(
            "LEVENSHTEIN", DataType.BIGINT, a -> distance(a.text(0), a.text(1)), TEXT, TEXT),
        Arguments.function(
            "CHAR_AT",
            DataType.VARCHAR,
            a -> CodePoints.substring(a.text(0), a.whole(1), 1),
            TEXT,
            WHOLE));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String identifier(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String literalOrNull(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    Object value = arguments[0];
    return value == null ? "NULL" : literal(Conversions.toText(value, types.get(0), context));
  }

  /** {@code %s} a text, {@code %I} a quoted name, {@code %L} a quoted literal, {@code %%}. */
  private static @Nullable String format(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String pattern)) {
      return null;
    }
    StringBuilder out = new StringBuilder(pattern.length() + 16);
    int upcoming = 1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      char kind = ++i < pattern.length() ? pattern.charAt(i) : ' ';
      if (kind == '%') {
        out.append('%');
        continue;
      }
      if ("sIL".indexOf(kind) < 0) {
        throw new QuiverException(ErrorCode.INVALID_PARAMETER, "FORMAT does not know %" + kind)
            .withHint("It knows %s (a text), %I (a quoted name), %L (a quoted literal) and %%.");
      }
      if (upcoming == arguments.length) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER, "FORMAT has more gaps than arguments");
      }
      Object value = arguments[upcoming];
      String text = value == null ? null : Conversions.toText(value, types.get(upcoming), context);
      upcoming++;
      out.append(
          switch (kind) {
            case 's' -> text == null ? "" : text;
            case 'L' -> text == null ? "NULL" : literal(text);
            default -> identifier(text == null ? "" : text);
          });
    }
    return out.toString();
  }

  /**
   * Insertions, deletions and replacements that turn one text into the other (Levenshtein 1965).
   */
  private static long distance(String a, String b) {
    int[] first = a.codePoints().toArray();
    int[] second = b.codePoints().toArray();
    if (Math.max(first.length, second.length) > MAX_COMPARED) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "LEVENSHTEIN compares texts of up to " + MAX_COMPARED + " characters");
    }
    int[] row = new int[second.length + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= first.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[second.length];
  }
}
