package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/** Checks that a text is JSON (RFC 8259), without building anything. */
public final class JsonSyntax {
  private static final int MAX_DEPTH = 1000;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /**
   * The text, when it is JSON.
   *
   * @throws QuiverException INVALID_JSON naming the place
   */
  public static String check(String text) {
    JsonSyntax syntax = new JsonSyntax(text);
    syntax.space();
    syntax.value(0);
    syntax.space();
    if (syntax.at < text.length()) {
      throw syntax.wrong();
    }
    return text;
  }

  /** The text as a JSON string. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (letter < 0x20) {
            quoted.append("\\u00").append(Character.forDigit(letter >> 4, 16));
            quoted.append(Character.forDigit(letter & 15, 16));
          } else {
            quoted.append(letter);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private QuiverException wrong() {
    return new QuiverException(
        ErrorCode.INVALID_JSON, "Not JSON at character " + (at + 1) + " of " + text.length());
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void value(int depth) {
    if (depth > MAX_DEPTH) {
      throw wrong();
    }
    switch (peek()) {
      case '{' -> members(depth, '}', true);
      case '[' -> members(depth, ']', false);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void members(int depth, char end, boolean named) {
    at++;
    space();
    if (peek() == end) {
      at++;
      return;
    }
    while (true) {
      space();
      if (named) {
        string();
        space();
        expect(':');
        space();
      }
      value(depth + 1);
      space();
      if (peek() == end) {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void expect(char letter) {
    if (peek() != letter) {
      throw wrong();
    }
    at++;
  }

  private void word(String word) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
  }

  private void string() {
    expect('"');
    while (at < text.length()) {
      char letter = text.charAt(at++);
      if (letter == '"') {
        return;
      }
      if (letter < 0x20) {
        break;
      }
      if (letter == '\\') {
        char escaped = peek();
        at++;
        if (escaped == 'u') {
          for (int i = 0; i < 4; i++, at++) {
            if (Character.digit(peek(), 16) < 0) {
              throw wrong();
            }
          }
        } else if ("\"\\/bfnrt".indexOf(escaped) < 0) {
          throw wrong();
        }
      }
    }
    throw wrong();
  }

  private void number() {
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
  }

  private void digits() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == from) {
      throw wrong();
    }
  }
}
