package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.TEXT;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Functions of regular expressions (java.util.regex), and of how English words sound. */
final class PatternFunctions {
  /** Steps of matching after which a pattern counts as one that never ends. */
  private static final long MAX_STEPS = 20_000_000;

  private PatternFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function("REGEXP_LIKE", DataType.BOOLEAN, a -> find(a, 0, 1, 2), TEXT, TEXT, TEXT)
            .least(2),
        Arguments.function(
                "REGEXP_REPLACE",
                DataType.VARCHAR,
                PatternFunctions::replace,
                TEXT,
                TEXT,
                TEXT,
                TEXT)
            .least(3),
        Arguments.function(
                "REGEXP_SUBSTR",
                DataType.VARCHAR,
                PatternFunctions::substring,
                TEXT,
                TEXT,
                WHOLE,
                WHOLE,
                TEXT,
                WHOLE)
            .least(2),
        Arguments.function(
                "REGEXP_COUNT", DataType.BIGINT, PatternFunctions::count, TEXT, TEXT, TEXT)
            .least(2),
        Arguments.function(
                "REGEXP_MATCH",
                DataType.array(DataType.VARCHAR),
                PatternFunctions::match,
                TEXT,
                TEXT,
                TEXT)
            .least(2),
        Arguments.function(
                "REGEXP_SPLIT_TO_ARRAY",
                DataType.array(DataType.VARCHAR),
                PatternFunctions::split,
                TEXT,
                TEXT,
                TEXT)
            .least(2),
        Arguments.function("SOUNDEX", DataType.VARCHAR, a -> soundex(a.text(0)), TEXT),
        Arguments.function(
            "DIFFERENCE",
            DataType.BIGINT,
            a -> {
              String x = soundex(a.text(0));
              String y = soundex(a.text(1));
              long equal = 0;
              for (int i = 0; i < 4; i++) {
                equal += x.charAt(i) == y.charAt(i) ? 1 : 0;
              }
              return equal;
            },
            TEXT,
            TEXT));
  }

  private static Pattern pattern(String regex, String flags) {
    int bits = 0;
    for (char flag : flags.toCharArray()) {
      bits |=
          switch (flag) {
            case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            case 'n' -> Pattern.DOTALL;
            case 'm' -> Pattern.MULTILINE;
            case 'x' -> Pattern.COMMENTS;
            case 'c', 'g' -> 0;
            default ->
                throw new QuiverException(
                    ErrorCode.INVALID_PARAMETER,
                    "a regular expression has no flag '" + flag + "'",
                    "Flags are c, g, i, m, n and x.",
                    null,
                    null);
          };
    }
    try {
      return Pattern.compile(regex, bits);
    } catch (PatternSyntaxException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "'" + regex + "' is no regular expression: " + e.getDescription(),
          e);
    }
  }

  private static String option(Arguments a, int index) {
    return a.size() > index ? a.text(index) : "";
  }

  private static boolean find(Arguments a, int text, int regex, int flags) {
    return bounded(
        () -> pattern(a.text(regex), option(a, flags)).matcher(watched(a.text(text))).find());
  }

  private static String replace(Arguments a) {
    // PostgreSQL and Oracle write groups \1, H2 and Java $1.
    String replacement = a.text(2).replaceAll("\\\\(\\d)", "\\$$1");
    try {
      return bounded(
          () ->
              pattern(a.text(1), option(a, 3)).matcher(watched(a.text(0))).replaceAll(replacement));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + a.text(2) + "' names a group that is not there", e);
    }
  }

  private static @Nullable String substring(Arguments a) {
    int from = a.size() > 2 ? Math.clamp(a.whole(2), 1, Integer.MAX_VALUE) - 1 : 0;
    long occurrence = a.size() > 3 ? a.whole(3) : 1;
    int group = a.size() > 5 ? Math.clamp(a.whole(5), -1, Integer.MAX_VALUE) : 0;
    return bounded(
        () -> {
          Matcher matcher = pattern(a.text(1), option(a, 4)).matcher(watched(a.text(0)));
          boolean found = from <= a.text(0).length() && matcher.find(from);
          for (long i = 1; found && i < occurrence; i++) {
            found = matcher.find();
          }
          return found && group >= 0 && group <= matcher.groupCount() ? matcher.group(group) : null;
        });
  }

  private static long count(Arguments a) {
    return bounded(
        () -> {
          Matcher matcher = pattern(a.text(1), option(a, 2)).matcher(watched(a.text(0)));
          long found = 0;
          while (matcher.find()) {
            found++;
          }
          return found;
        });
  }

  /** The groups of the first match, or all of it where the pattern has none; NULL without one. */
  private static @Nullable Object match(Arguments a) {
    return bounded(
        () -> {
          Matcher matcher = pattern(a.text(1), option(a, 2)).matcher(watched(a.text(0)));
          if (!matcher.find()) {
            return null;
          }
          List<@Nullable String> groups = new ArrayList<>();
          for (int group = matcher.groupCount() == 0 ? 0 : 1;
              group <= matcher.groupCount();
              group++) {
            groups.add(matcher.group(group));
          }
          return Collections.unmodifiableList(groups);
        });
  }

  private static Object split(Arguments a) {
    return bounded(
        () -> {
          Matcher matcher = pattern(a.text(1), option(a, 2)).matcher(watched(a.text(0)));
          List<String> parts = new ArrayList<>();
          int start = 0;
          while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
              parts.add(a.text(0).substring(start, matcher.start()));
              start = matcher.end();
            }
          }
          parts.add(a.text(0).substring(start));
          return Collections.unmodifiableList(parts);
        });
  }

  private static <T extends @Nullable Object> T bounded(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "the regular expression is nested too deeply for this text", e);
    }
  }

  private static CharSequence watched(String text) {
    return new Watched(text, new long[] {MAX_STEPS});
  }

  /** A text that refuses to be read without end. */
  private record Watched(String text, long[] left) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new QuiverException(
            ErrorCode.LIMIT_EXCEEDED, "the regular expression takes too many steps for this text");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The American Soundex code (Russell and Odell). */
  private static String soundex(String text) {
    String codes = "01230120022455012623010202";
    StringBuilder result = new StringBuilder();
    char last = '0';
    for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
      if (c < 'A' || c > 'Z') {
        continue;
      }
      char code = codes.charAt(c - 'A');
      if (result.isEmpty()) {
        result.append(c);
        last = code;
      } else if (c != 'H' && c != 'W') {
        if (code != '0' && code != last) {
          result.append(code);
        }
        last = code;
      }
      if (result.length() == 4) {
        break;
      }
    }
    return (result + "0000").substring(0, 4);
  }
}
