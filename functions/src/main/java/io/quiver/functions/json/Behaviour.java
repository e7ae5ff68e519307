package io.quiver.functions.json;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What JSON_VALUE, JSON_QUERY and JSON_EXISTS do when a path finds nothing or fails, and what
 * becomes of several items and of quotes.
 *
 * @param onEmpty NULL, ERROR or DEFAULT
 * @param onError NULL, ERROR, DEFAULT, TRUE, FALSE or UNKNOWN
 * @param wrapper WITHOUT, CONDITIONAL or UNCONDITIONAL: whether what is found becomes an array
 * @param omitQuotes whether a text loses its quotes
 * @param returning whether a type is asked for
 */
record Behaviour(
    String onEmpty, String onError, String wrapper, boolean omitQuotes, boolean returning) {
  /** Words of statements: few, and always the same. */
  private static final ConcurrentHashMap<String, Behaviour> KNOWN = new ConcurrentHashMap<>();

  /** Reads the words that the grammar gives, as {@code NULL ERROR WITHOUT KEEP [RETURNING]}. */
  static Behaviour of(String words) {
    Behaviour known = KNOWN.get(words);
    if (known != null) {
      return known;
    }
    List<String> parts = List.of(words.split(" ", -1));
    Behaviour read =
        new Behaviour(
            parts.get(0),
            parts.get(1),
            parts.get(2),
            parts.get(3).equals("OMIT"),
            parts.contains("RETURNING"));
    KNOWN.put(words, read);
    return read;
  }

  /** Whether so many items become an array. */
  boolean wraps(int items) {
    return switch (wrapper) {
      case "UNCONDITIONAL" -> true;
      case "CONDITIONAL" -> items > 1;
      default -> false;
    };
  }
}
