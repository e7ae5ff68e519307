package io.quiver.functions.scalar;

/** Character strings counted in code points, as SQL counts them. */
final class CodePoints {
  private CodePoints() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Characters from (1-based, may be below 1) up to the end or {@code count} of them. */
  static String substring(String text, long from, long count) {
    int length = length(text);
    long start = Math.max(from, 1);
    long end =
        count == Long.MAX_VALUE ? length + 1L : Math.min(saturatedAdd(from, count), length + 1L);
    if (start > length || end <= start) {
      return "";
    }
    int begin = text.offsetByCodePoints(0, (int) start - 1);
    return text.substring(begin, text.offsetByCodePoints(begin, (int) (end - start)));
  }

  private static long saturatedAdd(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  static String left(String text, long count) {
    long wanted = count < 0 ? Math.max(0, length(text) + count) : count;
    return substring(text, 1, wanted);
  }

  static String right(String text, long count) {
    int length = length(text);
    long wanted = count < 0 ? Math.max(0, length + count) : Math.min(count, length);
    return substring(text, length - wanted + 1, wanted);
  }

  /** 1-based place of the first occurrence at or after {@code from}; 0 when there is none. */
  static long position(String needle, String text, long from) {
    if (from > length(text) + 1L) {
      return 0;
    }
    int begin = text.offsetByCodePoints(0, (int) Math.max(from, 1) - 1);
    int found = text.indexOf(needle, begin);
    return found < 0 ? 0 : text.codePointCount(0, found) + 1L;
  }

  static String trim(String text, String characters, boolean leading, boolean trailing) {
    int begin = 0;
    int end = text.length();
    while (leading && begin < end && characters.indexOf(text.codePointAt(begin)) >= 0) {
      begin += Character.charCount(text.codePointAt(begin));
    }
    while (trailing && end > begin && characters.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  /** Fills or cuts to a length; {@code fill} goes before or after. */
  static String pad(String text, long length, String fill, boolean before) {
    int present = length(text);
    if (length <= present) {
      return substring(text, 1, Math.max(length, 0));
    }
    if (fill.isEmpty()) {
      return text;
    }
    long missing = length - present;
    String repeated = fill.repeat((int) (missing / length(fill)) + 1);
    String padding = substring(repeated, 1, missing);
    return before ? padding + text : text + padding;
  }
}
