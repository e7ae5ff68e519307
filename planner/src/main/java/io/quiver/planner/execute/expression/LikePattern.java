package io.quiver.planner.execute.expression;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A pattern of LIKE or SIMILAR TO made ready. Immutable. */
final class LikePattern {
  /** Which rules the pattern follows. */
  enum Style {
    LIKE,
    ILIKE,
    SIMILAR
  }

  private enum Shape {
    EXACT,
    PREFIX,
    SUFFIX,
    CONTAINS,
    PARTS,
    REGEX
  }

  private final Shape shape;
  private final String text;
  private final @Nullable Pattern pattern;

  /** Of PARTS: what lies between the wildcards; the first and the last stand at the ends. */
  private final List<String> parts;

  private LikePattern(Shape shape, String text, List<String> parts, @Nullable Pattern pattern) {
    this.shape = shape;
    this.text = text;
    this.parts = parts;
    this.pattern = pattern;
  }

  static LikePattern compile(String source, @Nullable String escape, Style style) {
    int escaped = -1;
    if (escape != null && !escape.isEmpty()) {
      if (escape.codePointCount(0, escape.length()) != 1) {
        throw new QuiverException(
            ErrorCode.INVALID_ESCAPE_CHARACTER,
            "ESCAPE must be one character, not '" + escape + "'");
      }
      escaped = escape.codePointAt(0);
    }
    if (style == Style.LIKE && (escaped < 0 || source.indexOf(escaped) < 0)) {
      LikePattern simple = simple(source);
      if (simple != null) {
        return simple;
      }
    }
    int flags = Pattern.DOTALL;
    if (style == Style.ILIKE) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    try {
      String regex = toRegex(source, escaped, style == Style.SIMILAR);
      return new LikePattern(Shape.REGEX, source, List.of(), Pattern.compile(regex, flags));
    } catch (PatternSyntaxException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + source + "' is no pattern of SIMILAR TO", e);
    }
  }

  /** Patterns without wildcards for one character. */
  private static @Nullable LikePattern simple(String source) {
    if (source.indexOf('_') >= 0) {
      return null;
    }
    boolean start = source.startsWith("%");
    boolean end = source.length() > 1 && source.endsWith("%");
    String middle = source.substring(start ? 1 : 0, source.length() - (end ? 1 : 0));
    if (middle.indexOf('%') >= 0) {
      return new LikePattern(Shape.PARTS, source, List.of(source.split("%+", -1)), null);
    }
    Shape shape = start ? (end ? Shape.CONTAINS : Shape.SUFFIX) : end ? Shape.PREFIX : Shape.EXACT;
    return new LikePattern(shape, middle, List.of(), null);
  }

  private static String toRegex(String source, int escape, boolean similar) {
    StringBuilder regex = new StringBuilder(source.length() + 16);
    for (int i = 0; i < source.length(); ) {
      int point = source.codePointAt(i);
      i += Character.charCount(point);
      if (point == escape) {
        if (i >= source.length()) {
          throw new QuiverException(
              ErrorCode.INVALID_ESCAPE_SEQUENCE,
              "The pattern '" + source + "' ends with its escape");
        }
        int next = source.codePointAt(i);
        if (next != escape && next != '%' && next != '_' && !similar) {
          throw new QuiverException(
              ErrorCode.INVALID_ESCAPE_SEQUENCE,
              "In the pattern '"
                  + source
                  + "' the escape stands before '"
                  + Character.toString(next)
                  + "'",
              "It may stand before %, _ and itself only.",
              null,
              null);
        }
        i += Character.charCount(next);
        regex.append(Pattern.quote(Character.toString(next)));
      } else if (point == '%') {
        regex.append(".*");
      } else if (point == '_') {
        regex.append('.');
      } else if (similar && "|*+?{}()[]^-,0123456789".indexOf(point) >= 0) {
        regex.appendCodePoint(point);
      } else if (Character.isLetterOrDigit(point) || point == ' ') {
        regex.appendCodePoint(point);
      } else {
        regex.append('\\').appendCodePoint(point);
      }
    }
    return regex.toString();
  }

  boolean matches(String value) {
    return switch (shape) {
      case EXACT -> value.equals(text);
      case PREFIX -> value.startsWith(text);
      case SUFFIX -> value.endsWith(text);
      case CONTAINS -> value.contains(text);
      case PARTS -> matchesParts(value);
      case REGEX -> Objects.requireNonNull(pattern).matcher(value).matches();
    };
  }

  private boolean matchesParts(String value) {
    int last = parts.size() - 1;
    String start = parts.get(0);
    String end = parts.get(last);
    int limit = value.length() - end.length();
    if (limit < start.length() || !value.startsWith(start) || !value.endsWith(end)) {
      return false;
    }
    int from = start.length();
    for (int i = 1; i < last; i++) {
      String part = parts.get(i);
      int found = value.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return from <= limit;
  }
}
