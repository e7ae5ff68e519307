package io.quiver.functions.text;

import io.quiver.storage.text.TextSyntax;
import java.util.Map;

/** Options of text search as plans carry them: {@code name=value}, separated by semicolons. */
public final class TextOptions {
  private TextOptions() {}

  public static Map<String, String> parse(String text) {
    return Matchers.options(text);
  }

  public static String format(Map<String, String> options) {
    StringBuilder text = new StringBuilder();
    options.forEach((name, value) -> text.append(name).append('=').append(value).append(';'));
    return text.toString();
  }

  /**
   * How queries are read.
   *
   * @throws io.quiver.storage.error.QuiverException INVALID_PARAMETER
   */
  public static TextSyntax syntax(Map<String, String> options) {
    return Matchers.syntax(options);
  }
}
