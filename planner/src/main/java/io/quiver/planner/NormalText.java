package io.quiver.planner;

/** A statement's text on one line, with {@code ?} for literals, as statistics name it. */
final class NormalText {
  private static final int LONGEST = 2_000;

  /** Stands in front of a letter where a literal was taken out before. */
  private static final char MARK = '\u0001';

  private NormalText() {}

  /** Of a text whose literals may be marks already. One pass: texts may be long. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    int i = 0;
    while (i < text.length() && out.length() <= LONGEST) {
      char c = text.charAt(i);
      if (c == '\'') {
        i = afterString(text, i);
        out.append('?');
      } else if (c == MARK) {
        i += 2;
        out.append('?');
      } else if (Character.isDigit(c) && !continuesName(out)) {
        i = afterNumber(text, i);
        out.append('?');
      } else if (Character.isWhitespace(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
        i++;
      } else {
        out.append(c);
        i++;
      }
    }
    String plain = out.toString().strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " ..";
  }

  /** Two quotes within the string are one of its characters. */
  private static int afterString(String text, int start) {
    int i = start + 1;
    while (i < text.length()) {
      if (text.charAt(i) == '\'') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\'') {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return text.length();
  }

  private static boolean continuesName(CharSequence out) {
    if (out.isEmpty()) {
      return false;
    }
    char last = out.charAt(out.length() - 1);
    return Character.isLetterOrDigit(last) || last == '_' || last == '$' || last == '"';
  }

  private static int afterNumber(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean sign = (c == '+' || c == '-') && Character.toLowerCase(text.charAt(i - 1)) == 'e';
      if (!Character.isLetterOrDigit(c) && c != '.' && !sign) {
        break;
      }
      i++;
    }
    return i;
  }
}
