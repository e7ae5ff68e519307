package io.quiver.planner.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the literals out of a text in one pass. Knows just enough of SQL for that: names, quoted
 * names, strings, numbers; a text with comments, hints or anything odd has no shape.
 */
public final class ShapeLexer {
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_LITERALS = 200;

  private final String text;
  private final StringBuilder skeleton;
  private final List<TextShape.Literal> literals = new ArrayList<>();
  private int at;

  private ShapeLexer(String text) {
    this.text = text;
    this.skeleton = new StringBuilder(text.length());
  }

  /** The shape, or null when the text has no literal or cannot be read so simply. */
  public static @Nullable TextShape read(String text) {
    if (text.length() > MAX_TEXT) {
      return null;
    }
    ShapeLexer lexer = new ShapeLexer(text);
    return lexer.run() && !lexer.literals.isEmpty()
        ? new TextShape(lexer.skeleton.toString(), lexer.literals)
        : null;
  }

  private boolean run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean understood;
      if (isNameStart(c)) {
        understood = name();
      } else if (c >= '0' && c <= '9') {
        understood = number();
      } else {
        understood =
            switch (c) {
              case '\'' -> string();
              case '"' -> quotedName();
              case '-' -> !follows('-') && copy();
              case '/' -> !follows('*') && copy();
              case '.' -> !(at + 1 < text.length() && isDigit(text.charAt(at + 1))) && copy();
              case '`', '$', '{', '[', '\\', '\0' -> false;
              default -> copy();
            };
      }
      if (!understood || literals.size() > MAX_LITERALS) {
        return false;
      }
    }
    return true;
  }

  private boolean follows(char next) {
    return at + 1 < text.length() && text.charAt(at + 1) == next;
  }

  private boolean copy() {
    skeleton.append(text.charAt(at++));
    return true;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A name or word, and a string that belongs to it: DATE '..', X'..', N'..' stay in the text. */
  private boolean name() {
    int start = at;
    while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    skeleton.append(text, start, at);
    int next = at;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '\'' && takesString(start)) {
      int end = endOfString(next);
      if (end < 0) {
        return false;
      }
      skeleton.append(text, at, end);
      at = end;
    }
    return true;
  }

  /** Whether the word that begins here makes a typed literal with the string behind it. */
  private boolean takesString(int start) {
    return switch (text.substring(start, at).toUpperCase(Locale.ROOT)) {
      case "DATE",
          "TIME",
          "TIMESTAMP",
          "INTERVAL",
          "VECTOR",
          "X",
          "N",
          "U",
          "ZONE",
          "UUID",
          "JSON",
          "ESCAPE",
          "PATH" ->
          true;
      default -> false;
    };
  }

  private int endOfString(int start) {
    int i = start + 1;
    while (i < text.length()) {
      if (text.charAt(i) == '\'') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i + 1;
        }
      }
      i++;
    }
    return -1;
  }

  private boolean string() {
    int end = endOfString(at);
    if (end < 0) {
      return false;
    }
    String value = text.substring(at + 1, end - 1).replace("''", "'");
    literal(at, end, TextShape.Kind.STRING, value);
    return true;
  }

  private boolean quotedName() {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      return false;
    }
    skeleton.append(text, at, end + 1);
    at = end + 1;
    return true;
  }

  private boolean number() {
    int start = at;
    boolean point = false;
    while (at < text.length() && (isDigit(text.charAt(at)) || (text.charAt(at) == '.' && !point))) {
      point |= text.charAt(at) == '.';
      at++;
    }
    if (at < text.length() && isNameStart(text.charAt(at))) {
      // 1e5, 0x1F, 1_000 and the like: rare, planned by their exact text.
      return false;
    }
    String digits = text.substring(start, at);
    TextShape.Kind kind = point ? TextShape.Kind.DECIMAL : wholeKind(digits);
    if (kind == null || digits.endsWith(".")) {
      return false;
    }
    int end = at;
    at = start;
    literal(start, end, kind, digits);
    return true;
  }

  private static TextShape.@Nullable Kind wholeKind(String digits) {
    if (digits.length() > 18) {
      return null;
    }
    return Long.parseLong(digits) <= Integer.MAX_VALUE
        ? TextShape.Kind.INTEGER
        : TextShape.Kind.BIGINT;
  }

  private void literal(int start, int end, TextShape.Kind kind, String value) {
    literals.add(new TextShape.Literal(start, end, kind, value));
    skeleton.append('\u0001').append((char) ('A' + kind.ordinal()));
    at = end;
  }
}
