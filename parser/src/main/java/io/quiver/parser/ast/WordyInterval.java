package io.quiver.parser.ast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * An interval that names its units in the text, as PostgreSQL and DuckDB write it: {@code INTERVAL
 * '1 year 2 months'}, {@code INTERVAL '3 days 04:05:06'}, {@code INTERVAL '90 min'}. It becomes the
 * standard's literal, so it has either years and months, or days and time.
 */
public final class WordyInterval {
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:([+-]?)(\\d{1,9}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d{1,6})?))?"
              + "|([+-]?\\d{1,12}(?:\\.\\d{1,6})?)\\s*([a-zA-Z]+))\\s*,?");
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
  private static final int LEADING_DIGITS = 9;
  private static final int FRACTION_DIGITS = 6;

  private final SqlParserPos position;
  private BigDecimal months = BigDecimal.ZERO;
  private BigDecimal seconds = BigDecimal.ZERO;
  private boolean hasMonths;
  private boolean hasSeconds;

  private WordyInterval(SqlParserPos position) {
    this.position = position;
  }

  /**
   * The literal.
   *
   * @param sign 1 or -1, from a sign in front of the text
   * @throws SyntaxProblem the text is no interval
   */
  public static SqlLiteral of(SqlParserPos position, int sign, String text) {
    WordyInterval interval = new WordyInterval(position);
    interval.read(text);
    return interval.literal(sign, text);
  }

  private void read(String text) {
    String rest = text.strip();
    boolean ago = rest.toLowerCase(Locale.ROOT).endsWith(" ago");
    rest = ago ? rest.substring(0, rest.length() - " ago".length()) : rest;
    Matcher matcher = PART.matcher(rest);
    int at = 0;
    while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
      if (matcher.group(6) == null) {
        time(matcher);
      } else {
        add(new BigDecimal(matcher.group(5)), matcher.group(6), text);
      }
      at = matcher.end();
    }
    if (at < rest.length() || (!hasMonths && !hasSeconds)) {
      throw new SyntaxProblem(
          "'" + text + "' is no interval: write INTERVAL '3' DAY or INTERVAL '3 days'", position);
    }
    if (hasMonths && hasSeconds) {
      throw new SyntaxProblem(
          "an interval has either years and months, or days and time: add two of them", position);
    }
    if (ago) {
      months = months.negate();
      seconds = seconds.negate();
    }
  }

  private void time(Matcher matcher) {
    BigDecimal time =
        new BigDecimal(matcher.group(2))
            .multiply(HOUR)
            .add(new BigDecimal(matcher.group(3)).multiply(MINUTE))
            .add(matcher.group(4) == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(4)));
    seconds = seconds.add("-".equals(matcher.group(1)) ? time.negate() : time);
    hasSeconds = true;
  }

  private void add(BigDecimal number, String unit, String text) {
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "y", "yr", "yrs", "year", "years" -> addMonths(number, 12);
      case "mon", "mons", "month", "months" -> addMonths(number, 1);
      case "w", "week", "weeks" -> addSeconds(number, DAY.multiply(BigDecimal.valueOf(7)));
      case "d", "day", "days" -> addSeconds(number, DAY);
      case "h", "hr", "hrs", "hour", "hours" -> addSeconds(number, HOUR);
      case "m", "min", "mins", "minute", "minutes" -> addSeconds(number, MINUTE);
      case "s", "sec", "secs", "second", "seconds" -> addSeconds(number, BigDecimal.ONE);
      case "ms", "millisecond", "milliseconds" -> addSeconds(number, BigDecimal.valueOf(1, 3));
      case "us", "microsecond", "microseconds" -> addSeconds(number, BigDecimal.valueOf(1, 6));
      default ->
          throw new SyntaxProblem(
              "'" + unit + "' in the interval '" + text + "' is no unit of time", position);
    }
  }

  private void addMonths(BigDecimal number, int factor) {
    months = months.add(number.multiply(BigDecimal.valueOf(factor)));
    hasMonths = true;
  }

  private void addSeconds(BigDecimal number, BigDecimal factor) {
    seconds = seconds.add(number.multiply(factor));
    hasSeconds = true;
  }

  private SqlLiteral literal(int sign, String text) {
    BigDecimal total = hasMonths ? months : seconds;
    int literalSign = total.signum() < 0 ? -sign : sign;
    BigDecimal positive = total.abs();
    if (hasMonths) {
      long whole = positive.setScale(0, RoundingMode.DOWN).longValueExact();
      return literal(
          literalSign,
          whole / 12 + "-" + whole % 12,
          TimeUnit.YEAR,
          TimeUnit.MONTH,
          text,
          whole / 12);
    }
    BigDecimal[] days = positive.divideAndRemainder(DAY);
    long time = days[1].setScale(0, RoundingMode.DOWN).longValueExact();
    long micros = days[1].subtract(BigDecimal.valueOf(time)).movePointRight(6).longValue();
    long wholeDays = days[0].longValueExact();
    String written =
        String.format(
            Locale.ROOT,
            "%d %02d:%02d:%02d.%06d",
            wholeDays,
            time / 3_600,
            time / 60 % 60,
            time % 60,
            micros);
    return literal(literalSign, written, TimeUnit.DAY, TimeUnit.SECOND, text, wholeDays);
  }

  private SqlLiteral literal(
      int sign, String written, TimeUnit start, TimeUnit end, String text, long leading) {
    if (leading >= 1_000_000_000) {
      throw new SyntaxProblem("the interval '" + text + "' is too long", position);
    }
    return SqlLiteral.createInterval(
        sign,
        written,
        new SqlIntervalQualifier(start, LEADING_DIGITS, end, FRACTION_DIGITS, position),
        position);
  }
}
