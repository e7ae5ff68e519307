package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.DatetimeConversions.MICROS_PER_DAY;
import static io.quiver.functions.scalar.DatetimeConversions.MICROS_PER_SECOND;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and intervals as text: {@code 2024-02-29}, {@code 12:30:00.5}, {@code 2024-02-29
 * 12:30:00+01:00}, {@code 1-6} (years, months), {@code 3 04:05:06} (days and time).
 */
public final class DatetimeText {
  private static final Pattern DATETIME =
      Pattern.compile(
          "(?:([+-]?\\d{1,6})-(\\d{1,2})-(\\d{1,2}))?(?:[T ]\\s*|)(?:(\\d{1,2}):(\\d{1,2})"
              + "(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?\\s*(Z|[+-]\\d{1,2}(?::?\\d{2})?(?::?\\d{2})?"
              + "|[A-Za-z]+(?:/[A-Za-z_/+-]+\\d*)?)?");
  private static final Pattern MONTHS = Pattern.compile("([+-]?)(\\d{1,9})(?:-(\\d{1,2}))?");
  private static final Pattern DAYS =
      Pattern.compile(
          "([+-]?)(?:(\\d{1,9})(?:\\s+|$))?(?:(\\d{1,9}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?");

  private DatetimeText() {}

  /** The physical value of a text. */
  static long parse(String text, DataType to, ScalarContext context) {
    Matcher matcher = DATETIME.matcher(text.strip());
    boolean hasDate = matcher.matches() && matcher.group(1) != null;
    boolean hasTime = matcher.matches() && matcher.group(4) != null;
    boolean fits = to.kind() == TypeKind.TIME ? hasTime : hasDate;
    if (!fits) {
      throw invalid(text, to, null);
    }
    try {
      long days = hasDate ? date(matcher).toEpochDay() : 0;
      if (to.kind() == TypeKind.DATE) {
        return days;
      }
      long time = hasTime ? time(matcher, text, to) : 0;
      if (to.kind() == TypeKind.TIME) {
        return time;
      }
      long local = Math.addExact(Math.multiplyExact(days, MICROS_PER_DAY), time);
      String zone = matcher.group(8);
      if (to.kind() == TypeKind.TIMESTAMP) {
        return local;
      }
      return DatetimeConversions.toInstant(
          local, zone == null ? context.zone() : ZoneId.of(offset(zone)));
    } catch (DateTimeException e) {
      throw invalid(text, to, e);
    }
  }

  private static String offset(String zone) {
    char sign = zone.charAt(0);
    boolean oneDigit = zone.length() == 2 || (zone.length() > 2 && zone.charAt(2) == ':');
    return (sign == '+' || sign == '-') && oneDigit ? sign + "0" + zone.substring(1) : zone;
  }

  private static LocalDate date(Matcher matcher) {
    return LocalDate.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static long time(Matcher matcher, String text, DataType to) {
    int hour = Integer.parseInt(matcher.group(4));
    int minute = Integer.parseInt(matcher.group(5));
    int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
    if (hour > 23 || minute > 59 || second > 59) {
      throw invalid(text, to, null);
    }
    return (hour * 3600L + minute * 60L + second) * MICROS_PER_SECOND + fraction(matcher.group(7));
  }

  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "000000").substring(0, 6));
  }

  static long parseInterval(String text, DataType to) {
    boolean months = to.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    Matcher matcher = (months ? MONTHS : DAYS).matcher(text.strip());
    if (!matcher.matches() || text.isBlank()) {
      throw invalid(text, to, null);
    }
    long value;
    if (months) {
      value = number(matcher.group(2)) * 12 + number(matcher.group(3));
    } else {
      long seconds =
          number(matcher.group(3)) * 3600
              + number(matcher.group(4)) * 60
              + number(matcher.group(5));
      value =
          number(matcher.group(2)) * MICROS_PER_DAY
              + seconds * MICROS_PER_SECOND
              + fraction(matcher.group(6));
    }
    return "-".equals(matcher.group(1)) ? -value : value;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** A physical value as text. */
  public static String format(long value, DataType type, ZoneId zone) {
    StringBuilder text = new StringBuilder(32);
    switch (type.kind()) {
      case DATE -> text.append(LocalDate.ofEpochDay(value));
      case TIME -> appendTime(text, value);
      case TIMESTAMP -> appendTimestamp(text, value);
      case TIMESTAMP_WITH_TIME_ZONE -> {
        ZoneOffset offset = zone.getRules().getOffset(DatetimeConversions.instant(value));
        appendTimestamp(text, value + offset.getTotalSeconds() * MICROS_PER_SECOND);
        text.append(offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
      }
      case INTERVAL_YEAR_MONTH ->
          text.append(value < 0 ? "-" : "")
              .append(Math.abs(value) / 12)
              .append('-')
              .append(Math.abs(value) % 12);
      default -> {
        long positive = Math.abs(value);
        text.append(value < 0 ? "-" : "").append(positive / MICROS_PER_DAY).append(' ');
        appendTime(text, positive % MICROS_PER_DAY);
      }
    }
    return text.toString();
  }

  private static void appendTimestamp(StringBuilder text, long micros) {
    text.append(LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY))).append(' ');
    appendTime(text, Math.floorMod(micros, MICROS_PER_DAY));
  }

  private static void appendTime(StringBuilder text, long micros) {
    long seconds = micros / MICROS_PER_SECOND;
    twoDigits(text, seconds / 3600).append(':');
    twoDigits(text, seconds / 60 % 60).append(':');
    twoDigits(text, seconds % 60);
    long fraction = micros % MICROS_PER_SECOND;
    if (fraction != 0) {
      String digits = Long.toString(MICROS_PER_SECOND + fraction).substring(1);
      int end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      text.append('.').append(digits, 0, end);
    }
  }

  private static StringBuilder twoDigits(StringBuilder text, long number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }

  private static QuiverException invalid(String text, DataType to, @Nullable Throwable cause) {
    return new QuiverException(ErrorCode.INVALID_DATETIME, "'" + text + "' is no " + to, cause);
  }
}
