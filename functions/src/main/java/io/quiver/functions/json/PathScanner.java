package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The characters of a JSON path as symbols, words, strings and numbers. Used once. */
final class PathScanner {
  private static final int SHOWN = 20;
  private static final int MAX_DIGITS = 400;

  private final String text;
  private int at;

  PathScanner(String text) {
    this.text = text;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw wrong("has a comment without end");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** What is still to be read, shortened. */
  String rest() {
    skipBlanks();
    return text.length() - at > SHOWN ? text.substring(at, at + SHOWN) + ".." : text.substring(at);
  }

  /** Reads the symbol, if it is next. */
  boolean symbol(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    return true;
  }

  void expect(String symbol) {
    if (!symbol(symbol)) {
      throw wrong(
          atEnd()
              ? "ends where '" + symbol + "' belongs"
              : "has '" + rest() + "' where '" + symbol + "' belongs");
    }
  }

  /** Reads the word, if it is next. */
  boolean word(String word) {
    skipBlanks();
    int end = at + word.length();
    if (!text.startsWith(word, at) || (end < text.length() && isNamePart(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  /** A name, or null if none is next. */
  @Nullable String name() {
    skipBlanks();
    return nameHere();
  }

  @Nullable String nameHere() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
  }

  /** A string in double quotes, or null if none is next. */
  @Nullable String string() {
    skipBlanks();
    return stringHere();
  }

  @Nullable String stringHere() {
    if (at == text.length() || text.charAt(at) != '"') {
      return null;
    }
    at++;
    StringBuilder result = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return result.toString();
      }
      result.append(c == '\\' ? escaped() : c);
    }
    throw wrong("has a quote without end");
  }

  private char escaped() {
    if (at == text.length()) {
      throw wrong("has a quote without end");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      default -> c;
    };
  }

  private char hexadecimal(int digits) {
    int end = at + digits;
    try {
      char c = (char) Integer.parseUnsignedInt(text, at, Math.min(end, text.length()), 16);
      if (end > text.length() || text.charAt(at) == '+') {
        throw wrong("has an escape without " + digits + " hexadecimal digits");
      }
      at = end;
      return c;
    } catch (NumberFormatException e) {
      throw wrong("has an escape without " + digits + " hexadecimal digits");
    }
  }

  /** A number, or null if none is next. */
  PathNode.@Nullable Literal number() {
    skipBlanks();
    int start = at;
    digits();
    int whole = at;
    if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
      at++;
      digits();
    }
    if (at == start) {
      return null;
    }
    boolean isWhole = at == whole;
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      if (isDigit(exponent)) {
        at = exponent;
        digits();
        isWhole = false;
      }
    }
    if (at < text.length() && isNamePart(text.charAt(at))) {
      throw wrong("has a number followed by '" + text.charAt(at) + "'");
    }
    return new PathNode.Literal(value(text.substring(start, at), isWhole));
  }

  private JsonNode value(String digits, boolean whole) {
    if (digits.length() > MAX_DIGITS) {
      throw wrong("has a number of more than " + MAX_DIGITS + " digits");
    }
    try {
      BigDecimal number = new BigDecimal(digits);
      return whole ? PathNumbers.node(number) : JsonNodeFactory.instance.numberNode(number);
    } catch (NumberFormatException e) {
      throw wrong("has a number with too large an exponent");
    }
  }

  /** A whole number without sign. */
  int integer() {
    skipBlanks();
    int start = at;
    digits();
    try {
      return Integer.parseInt(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("has '" + rest() + "' where a whole number belongs");
    }
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private void digits() {
    while (isDigit(at)) {
      at++;
    }
  }

  QuiverException wrong(String what) {
    return new QuiverException(ErrorCode.INVALID_PARAMETER, "JSON path '" + text + "' " + what);
  }
}
