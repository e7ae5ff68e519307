package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template of TO_CHAR and TO_NUMBER for numbers, as PostgreSQL and Oracle have them: 9 and 0 are
 * digits, {@code . D} the decimal point, {@code , G} the separator of groups, {@code S MI PR} the
 * sign, {@code $ L} the currency sign, FM leaves out blanks and trailing zeros, text in double
 * quotes stands for itself. Immutable.
 */
final class NumberTemplate {
  private enum Sign {
    BEFORE_FIRST_DIGIT,
    ANCHORED,
    MINUS,
    BRACKETS
  }

  /** A place: a digit, a point, a separator, a sign or a text. */
  private record Part(char kind, String text) {}

  private final String template;
  private final List<Part> parts = new ArrayList<>();
  private Sign sign = Sign.BEFORE_FIRST_DIGIT;
  private boolean signFirst;
  private boolean fill = true;
  private int wholeDigits;
  private int fractionDigits;
  private int firstZero = Integer.MAX_VALUE;
  private int lastForced;

  NumberTemplate(String template) {
    this.template = template;
    String upper = template.toUpperCase(Locale.ROOT);
    boolean fraction = false;
    int i = 0;
    while (i < upper.length()) {
      char c = upper.charAt(i);
      if (upper.startsWith("FM", i)) {
        fill = false;
        i += 2;
      } else if (upper.startsWith("MI", i) || upper.startsWith("PR", i)) {
        sign = c == 'M' ? Sign.MINUS : Sign.BRACKETS;
        parts.add(new Part('s', ""));
        i += 2;
      } else if (c == '"') {
        int end = template.indexOf('"', i + 1);
        end = end < 0 ? template.length() : end;
        parts.add(new Part('t', template.substring(i + 1, end)));
        i = end + 1;
      } else {
        fraction = part(c, fraction);
        i++;
      }
    }
    if (wholeDigits + fractionDigits == 0) {
      throw wrong("has no digit: 9 or 0");
    }
  }

  private boolean part(char c, boolean fraction) {
    switch (c) {
      case '9', '0' -> {
        parts.add(new Part('9', ""));
        if (fraction) {
          fractionDigits++;
          lastForced = c == '0' ? fractionDigits : lastForced;
        } else {
          firstZero = c == '0' ? Math.min(firstZero, wholeDigits) : firstZero;
          wholeDigits++;
        }
      }
      case '.', 'D' -> {
        if (fraction) {
          throw wrong("has two decimal points");
        }
        parts.add(new Part('.', "."));
        return true;
      }
      case ',', 'G' -> parts.add(new Part(',', ","));
      case '$', 'L' -> parts.add(new Part('t', "$"));
      case 'S' -> {
        sign = Sign.ANCHORED;
        signFirst = wholeDigits == 0;
        parts.add(new Part('s', ""));
      }
      case ' ', '-', '+', ':', '/', '(', ')', '%' -> parts.add(new Part('t', String.valueOf(c)));
      default -> throw wrong("has the character '" + c + "'");
    }
    return fraction;
  }

  private QuiverException wrong(String what) {
    return new QuiverException(
            ErrorCode.INVALID_PARAMETER, "the template '" + template + "' " + what)
        .withHint("Templates of numbers are made of 9 0 . D , G S MI PR $ L FM and \"text\".");
  }

  String format(BigDecimal value) {
    BigDecimal rounded = value.abs().setScale(fractionDigits, RoundingMode.HALF_UP);
    boolean negative = value.signum() < 0;
    String digits = rounded.unscaledValue().toString();
    digits = "0".repeat(Math.max(0, fractionDigits + 1 - digits.length())) + digits;
    String whole = digits.substring(0, digits.length() - fractionDigits);
    String fraction = digits.substring(digits.length() - fractionDigits);
    boolean tooLong = whole.length() > wholeDigits && !whole.equals("0");
    if (whole.equals("0")
        && (fractionDigits > 0 && firstZero == Integer.MAX_VALUE || wholeDigits == 0)) {
      whole = "";
    }
    int blanks = Math.max(0, wholeDigits - whole.length());
    String body = body(whole, fraction, blanks, tooLong, negative);
    return sign == Sign.BRACKETS ? bracketed(body, negative) : body;
  }

  private String bracketed(String body, boolean negative) {
    int start = body.length() - body.stripLeading().length();
    String number = body.substring(start);
    if (negative) {
      return body.substring(0, start) + "<" + number + ">";
    }
    return fill ? body.substring(0, start) + " " + number + " " : number;
  }

  private String body(
      String whole, String fraction, int blanks, boolean tooLong, boolean negative) {
    StringBuilder out = new StringBuilder();
    boolean begun = false;
    int place = 0;
    int fractionPlace = 0;
    boolean afterPoint = false;
    String trimmed = trimmed(fraction);
    for (Part part : parts) {
      switch (part.kind()) {
        case '9' -> {
          if (afterPoint) {
            if (fractionPlace < trimmed.length()) {
              out.append(tooLong ? '#' : trimmed.charAt(fractionPlace));
            }
            fractionPlace++;
          } else {
            boolean digit = place >= Math.min(blanks, firstZero);
            if (digit && !begun) {
              begun = true;
              begin(out, negative);
            }
            if (digit) {
              out.append(tooLong ? '#' : place < blanks ? '0' : whole.charAt(place - blanks));
            } else if (fill) {
              out.append(' ');
            }
            place++;
          }
        }
        case ',' -> {
          if (begun && !afterPoint) {
            out.append(part.text());
          } else if (fill) {
            out.append(' ');
          }
        }
        case '.' -> {
          if (!begun) {
            begun = true;
            begin(out, negative);
          }
          afterPoint = true;
          out.append('.');
        }
        case 's' -> sign(out, negative);
        default -> out.append(part.text());
      }
    }
    return out.toString();
  }

  /** Without FM all places of the fraction show; with it only those that say something. */
  private String trimmed(String fraction) {
    int end = fraction.length();
    while (!fill && end > lastForced && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }

  /** In front of the first digit: the sign, where no other place is given to it. */
  private void begin(StringBuilder out, boolean negative) {
    if (sign == Sign.BEFORE_FIRST_DIGIT) {
      if (negative) {
        out.append('-');
      } else if (fill) {
        out.append(' ');
      }
    } else if (sign == Sign.ANCHORED && signFirst) {
      out.append(negative ? '-' : '+');
    }
  }

  private void sign(StringBuilder out, boolean negative) {
    if (sign == Sign.ANCHORED && !signFirst) {
      out.append(negative ? '-' : '+');
    } else if (sign == Sign.MINUS) {
      out.append(negative ? "-" : fill ? " " : "");
    }
  }

  /** The number in a text that was written with this template; other characters are passed over. */
  BigDecimal parse(String text) {
    StringBuilder digits = new StringBuilder();
    boolean negative = text.contains("-") || text.contains("<");
    for (char c : text.toCharArray()) {
      if (Character.isDigit(c) || c == '.') {
        digits.append(c);
      } else if (" ,+-<>$".indexOf(c) < 0 && template.indexOf(c) < 0) {
        throw notWritten(text, null);
      }
    }
    try {
      BigDecimal value = new BigDecimal(digits.toString());
      return negative ? value.negate() : value;
    } catch (NumberFormatException e) {
      throw notWritten(text, e);
    }
  }

  private QuiverException notWritten(String text, @Nullable Throwable cause) {
    return new QuiverException(
        ErrorCode.INVALID_CAST,
        "'" + text + "' is no number as the template '" + template + "' writes it",
        cause);
  }
}
