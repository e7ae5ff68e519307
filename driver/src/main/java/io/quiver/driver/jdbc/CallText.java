package io.quiver.driver.jdbc;

import java.util.regex.Pattern;

/** What the text of a call says about its parameters. */
final class CallText {
  private static final Pattern RESULT =
      Pattern.compile(
          "\\s*\\{\\s*\\?\\s*=\\s*call\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private CallText() {}

  /** Whether parameter 1 is the result: <code>{? = call f(..)}</code>. */
  static boolean hasResult(String sql) {
    return RESULT.matcher(sql).matches();
  }
}
