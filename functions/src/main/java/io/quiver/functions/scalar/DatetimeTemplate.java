package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template of TO_CHAR, TO_DATE and TO_TIMESTAMP for dates and times, as PostgreSQL and Oracle
 * have them: {@code YYYY-MM-DD HH24:MI:SS.MS}. Names are English; the case of a name follows the
 * template's (MON, Mon, mon). FM leaves out padding; text in double quotes stands for itself.
 * Immutable.
 */
public final class DatetimeTemplate {
  /** Longer ones first where one begins with another. */
  private static final List<String> FIELDS =
      List.of(
          "SSSSS", "SSSS", "YYYY", "IYYY", "HH24", "HH12", "MONTH", "A.M.", "P.M.", "YYY", "DAY",
          "DDD", "MON", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "TZH", "TZM", "YY", "MM", "DD",
          "DY", "HH", "MI", "SS", "MS", "US", "FF", "WW", "IW", "ID", "AM", "PM", "TZ", "OF", "D",
          "Q", "J", "W", "Y");

  /** A field by its upper-case name, or a text that stands for itself when there is none. */
  private record Part(String field, String text, boolean padded) {}

  private final String template;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Reads the template.
   *
   * @throws QuiverException INVALID_PARAMETER
   */
  public DatetimeTemplate(String template) {
    this.template = template;
    String upper = template.toUpperCase(Locale.ROOT);
    boolean padded = true;
    int i = 0;
    while (i < upper.length()) {
      String field = fieldAt(upper, i);
      if (upper.startsWith("FM", i)) {
        padded = false;
        i += 2;
      } else if (!field.isEmpty()) {
        parts.add(new Part(field, template.substring(i, i + field.length()), padded));
        padded = true;
        i += field.length();
      } else if (template.charAt(i) == '"') {
        int end = template.indexOf('"', i + 1);
        end = end < 0 ? template.length() : end;
        parts.add(new Part("", template.substring(i + 1, end), false));
        i = end + 1;
      } else if (Character.isLetter(template.charAt(i)) && template.charAt(i) != 'T') {
        throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                "the template '" + template + "' has the letter '" + template.charAt(i) + "'")
            .withHint(
                "Fields are YYYY YY MM MON MONTH DD DDD D DY DAY HH24 HH12 MI SS MS US FF1..FF6"
                    + " SSSSS AM Q WW IW J TZH TZM; text stands in double quotes.");
      } else {
        parts.add(new Part("", String.valueOf(template.charAt(i)), false));
        i++;
      }
    }
  }

  private static String fieldAt(String upper, int at) {
    for (String field : FIELDS) {
      if (upper.startsWith(field, at)) {
        return field;
      }
    }
    return "";
  }

  /** Whether it has a field of a date. */
  public boolean hasDate() {
    return parts.stream().anyMatch(part -> isOfDate(part.field()));
  }

  /** Whether it has a field of a time of day. */
  public boolean hasTime() {
    return parts.stream().anyMatch(part -> !part.field().isEmpty() && !isOfDate(part.field()));
  }

  private static boolean isOfDate(String field) {
    return switch (field) {
      case "YYYY",
          "IYYY",
          "YYY",
          "YY",
          "Y",
          "MM",
          "MON",
          "MONTH",
          "DD",
          "DDD",
          "D",
          "DY",
          "DAY",
          "ID",
          "Q",
          "W",
          "WW",
          "IW",
          "J" ->
          true;
      default -> false;
    };
  }

  String format(ZonedDateTime moment) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.field().isEmpty() ? part.text() : text(part, moment));
    }
    return out.toString();
  }

  private static String text(Part part, ZonedDateTime t) {
    int micros = t.getNano() / 1_000;
    int hour12 = t.get(ChronoField.CLOCK_HOUR_OF_AMPM);
    return switch (part.field()) {
      case "YYYY" -> number(part, t.getYear(), 4);
      case "YYY" -> number(part, t.getYear() % 1_000, 3);
      case "YY" -> number(part, t.getYear() % 100, 2);
      case "Y" -> number(part, t.getYear() % 10, 1);
      case "IYYY" -> number(part, t.get(IsoFields.WEEK_BASED_YEAR), 4);
      case "Q" -> number(part, t.get(IsoFields.QUARTER_OF_YEAR), 1);
      case "MM" -> number(part, t.getMonthValue(), 2);
      case "MON" -> cased(part, t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), 0);
      case "MONTH" -> cased(part, t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 9);
      case "DD" -> number(part, t.getDayOfMonth(), 2);
      case "DDD" -> number(part, t.getDayOfYear(), 3);
      case "D" -> number(part, t.getDayOfWeek().getValue() % 7 + 1, 1);
      case "ID" -> number(part, t.getDayOfWeek().getValue(), 1);
      case "DY" -> cased(part, t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), 0);
      case "DAY" -> cased(part, t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 9);
      case "W" -> number(part, (t.getDayOfMonth() - 1) / 7 + 1, 1);
      case "WW" -> number(part, (t.getDayOfYear() - 1) / 7 + 1, 2);
      case "IW" -> number(part, t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case "J" -> number(part, t.getLong(JulianFields.JULIAN_DAY), 1);
      case "HH24" -> number(part, t.getHour(), 2);
      case "HH12", "HH" -> number(part, hour12, 2);
      case "MI" -> number(part, t.getMinute(), 2);
      case "SS" -> number(part, t.getSecond(), 2);
      case "SSSSS", "SSSS" -> number(part, t.toLocalTime().toSecondOfDay(), 1);
      case "MS" -> number(part, micros / 1_000, 3);
      case "US", "FF", "FF6" -> number(part, micros, 6);
      case "FF1", "FF2", "FF3", "FF4", "FF5" -> fraction(part.field().charAt(2) - '0', micros);
      case "AM", "PM" -> cased(part, t.getHour() < 12 ? "Am" : "Pm", 0);
      case "A.M.", "P.M." -> cased(part, t.getHour() < 12 ? "A.m." : "P.m.", 0);
      case "TZH" -> (seconds(t) < 0 ? "-" : "+") + number(part, Math.abs(seconds(t)) / 3600, 2);
      case "TZM" -> number(part, Math.abs(seconds(t)) / 60 % 60, 2);
      case "OF" -> offset(t);
      default -> t.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    };
  }

  private static int seconds(ZonedDateTime t) {
    return t.getOffset().getTotalSeconds();
  }

  private static String offset(ZonedDateTime t) {
    String id = t.getOffset().getId();
    String plain = id.equals("Z") ? "+00" : id;
    return plain.endsWith(":00") ? plain.substring(0, 3) : plain;
  }

  private static String fraction(int digits, int micros) {
    return Integer.toString(1_000_000 + micros).substring(1, 1 + digits);
  }

  private static String number(Part part, long value, int width) {
    String digits = Long.toString(Math.abs(value));
    String zeros = part.padded() ? "0".repeat(Math.max(0, width - digits.length())) : "";
    return (value < 0 ? "-" : "") + zeros + digits;
  }

  private static String cased(Part part, String name, int width) {
    String written = part.text();
    String result =
        Character.isLowerCase(written.charAt(0))
            ? name.toLowerCase(Locale.ROOT)
            : Character.isUpperCase(written.charAt(written.length() > 1 ? lastLetter(written) : 0))
                ? name.toUpperCase(Locale.ROOT)
                : name;
    return part.padded() ? result + " ".repeat(Math.max(0, width - result.length())) : result;
  }

  private static int lastLetter(String text) {
    int at = text.length() - 1;
    while (at > 0 && !Character.isLetter(text.charAt(at))) {
      at--;
    }
    return at;
  }

  /**
   * The moment that a text in this form stands for; what the template does not name is the first of
   * January of year 1, midnight.
   *
   * @throws QuiverException INVALID_DATETIME: the text does not fit
   */
  public LocalDateTime parse(String text) {
    Reading reading = new Reading(text);
    for (Part part : parts) {
      reading.read(part);
    }
    try {
      return reading.moment();
    } catch (DateTimeException e) {
      throw reading.wrong(e);
    }
  }

  /** One text being read from left to right. */
  private final class Reading {
    private final String text;
    private int at;
    private int year = 1;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private boolean half;
    private boolean afternoon;
    private int minute;
    private int second;
    private int micros;

    Reading(String text) {
      this.text = text;
    }

    QuiverException wrong(@Nullable Throwable cause) {
      return new QuiverException(
          ErrorCode.INVALID_DATETIME,
          "'" + text + "' is no moment as the template '" + template + "' writes it",
          cause);
    }

    void read(Part part) {
      if (part.field().isEmpty()) {
        skip(part.text());
        return;
      }
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      switch (part.field()) {
        case "YYYY", "IYYY" -> year = number(4);
        case "YYY" -> year = 2_000 + number(3);
        case "YY" -> {
          int two = number(2);
          year = two < 70 ? 2_000 + two : 1_900 + two;
        }
        case "MM" -> month = number(2);
        case "MON", "MONTH" -> month = month();
        case "DD" -> day = number(2);
        case "DDD" -> dayOfYear = number(3);
        case "D", "ID", "Q", "W", "WW", "IW", "TZM" -> number(2);
        case "DY", "DAY" -> weekday();
        case "HH24" -> hour = number(2);
        case "HH12", "HH" -> {
          hour = number(2);
          half = true;
        }
        case "MI" -> minute = number(2);
        case "SS" -> second = number(2);
        case "SSSSS", "SSSS" -> {
          int seconds = number(5);
          hour = seconds / 3600;
          minute = seconds / 60 % 60;
          second = seconds % 60;
        }
        case "MS" -> micros = fraction(3);
        case "US", "FF", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6" -> micros = fraction(6);
        case "AM", "PM", "A.M.", "P.M." -> halfOfDay(part.field().length());
        default -> throw wrong(null);
      }
    }

    /** A separator of the template passes any separator of the text. */
    private void skip(String literal) {
      for (int i = 0; i < literal.length() && at < text.length(); i++) {
        if (!Character.isDigit(text.charAt(at))) {
          at++;
        }
      }
    }

    private int number(int width) {
      int start = at;
      while (at < text.length() && at - start < width && Character.isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw wrong(null);
      }
      return Integer.parseInt(text, start, at, 10);
    }

    private int fraction(int width) {
      int start = at;
      number(width);
      return Integer.parseInt((text.substring(start, at) + "000000").substring(0, 6));
    }

    private int month() {
      for (Month candidate : Month.values()) {
        if (word(candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH))) {
          return candidate.getValue();
        }
      }
      for (Month candidate : Month.values()) {
        if (word(candidate.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
          return candidate.getValue();
        }
      }
      throw wrong(null);
    }

    private void weekday() {
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
        for (DayOfWeek candidate : DayOfWeek.values()) {
          if (word(candidate.getDisplayName(style, Locale.ENGLISH))) {
            return;
          }
        }
      }
      throw wrong(null);
    }

    private boolean word(String expected) {
      boolean found = text.regionMatches(true, at, expected, 0, expected.length());
      at += found ? expected.length() : 0;
      return found;
    }

    private void halfOfDay(int width) {
      char first = at < text.length() ? Character.toUpperCase(text.charAt(at)) : ' ';
      if (first != 'A' && first != 'P') {
        throw wrong(null);
      }
      afternoon = first == 'P';
      half = true;
      at = Math.min(text.length(), at + width);
    }

    private LocalDateTime moment() {
      if (!text.substring(at).isBlank()) {
        throw wrong(null);
      }
      if (half && (hour < 1 || hour > 12)) {
        throw wrong(null);
      }
      int hours = half ? hour % 12 + (afternoon ? 12 : 0) : hour;
      LocalDate date =
          dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
      return date.atTime(LocalTime.of(hours, minute, second, micros * 1_000));
    }
  }
}
