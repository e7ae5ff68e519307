package io.quiver.functions.text;

import io.quiver.storage.text.lucene.TextMatcher.Span;
import java.util.List;

/** Puts marks around parts of a text. */
final class Highlight {
  private static final String ELLIPSIS = "...";

  private Highlight() {}

  /**
   * The text with marks.
   *
   * @param most characters of the text that are kept, around the first mark; 0: all
   */
  static String of(String text, List<Span> spans, String before, String after, long most) {
    int from = 0;
    int to = text.length();
    if (most > 0 && most < text.length()) {
      int first = spans.isEmpty() ? 0 : spans.getFirst().start();
      from = (int) Math.max(0, Math.min(first - most / 4, text.length() - most));
      to = (int) (from + most);
      from = wordStart(text, from, first);
      to = Math.max(wordEnd(text, to, from), Math.min(text.length(), from + 1));
    }
    StringBuilder marked = new StringBuilder(from > 0 ? ELLIPSIS : "");
    int at = from;
    for (Span span : spans) {
      if (span.start() >= at && span.end() <= to) {
        marked.append(text, at, span.start()).append(before);
        marked.append(text, span.start(), span.end()).append(after);
        at = span.end();
      }
    }
    return marked.append(text, at, to).append(to < text.length() ? ELLIPSIS : "").toString();
  }

  /** The beginning of the next word, but not behind a limit. */
  private static int wordStart(String text, int from, int limit) {
    int at = from;
    while (at > 0 && at < limit && !Character.isWhitespace(text.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  /** The end of the word before, but not before a limit. */
  private static int wordEnd(String text, int to, int limit) {
    int at = to;
    while (at > limit && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at > limit ? at : to;
  }
}
