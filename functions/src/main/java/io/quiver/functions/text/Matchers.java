package io.quiver.functions.text;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextQueryParser;
import io.quiver.storage.text.TextSyntax;
import io.quiver.storage.text.lucene.TextMatcher;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Queries that were read lately, since one is asked for row after row. Thread-safe. */
final class Matchers {
  private static final int KEPT = 32;

  private record Key(String fields, String syntax, String query) {}

  private static final Map<Key, TextMatcher> LATEST =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TextMatcher> eldest) {
          return size() > KEPT;
        }
      };

  private Matchers() {}

  static TextMatcher get(String fields, String options, String query) {
    Key key = new Key(fields, options, query);
    synchronized (LATEST) {
      TextMatcher known = LATEST.get(key);
      if (known != null) {
        return known;
      }
    }
    TextFields parsed = TextFields.parse(fields);
    TextMatcher made =
        new TextMatcher(parsed, TextQueryParser.parse(query, parsed, syntax(options(options))));
    synchronized (LATEST) {
      LATEST.put(key, made);
    }
    return made;
  }

  /** Options as plans carry them: name=value, separated by semicolons. */
  static Map<String, String> options(String text) {
    Map<String, String> options = new TreeMap<>();
    for (String option : text.split(";")) {
      int sign = option.indexOf('=');
      if (sign > 0) {
        options.put(option.substring(0, sign), option.substring(sign + 1));
      }
    }
    return options;
  }

  /** From the options syntax (query, plain) and operator (or, and). */
  static TextSyntax syntax(Map<String, String> options) {
    boolean plain = is(options, "syntax", "query", "plain");
    boolean all = is(options, "operator", "or", "and");
    if (plain) {
      return all ? TextSyntax.PLAIN_ALL : TextSyntax.PLAIN;
    }
    return all ? TextSyntax.ALL : TextSyntax.ANY;
  }

  private static boolean is(
      Map<String, String> options, String name, String byDefault, String other) {
    String value = options.getOrDefault(name, byDefault).toLowerCase(Locale.ROOT);
    if (!value.equals(byDefault) && !value.equals(other)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "option "
              + name
              + " is '"
              + value
              + "'; it can be '"
              + byDefault
              + "' or '"
              + other
              + "'");
    }
    return value.equals(other);
  }
}
