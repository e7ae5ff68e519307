package io.quiver.bench;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The queries of TPC-H as SQLite reads them: dates are texts, computed beforehand. */
final class TpchDialect {
  private static final Pattern DATE_SUM =
      Pattern.compile("DATE '([0-9-]+)' ([+-]) INTERVAL '(\\d+)' (DAY|MONTH|YEAR)");
  private static final Pattern DATE = Pattern.compile("DATE ('[0-9-]+')");
  private static final Pattern YEAR = Pattern.compile("EXTRACT\\(YEAR FROM (\\w+)\\)");
  private static final Pattern PART =
      Pattern.compile("SUBSTRING\\((\\w+) FROM (\\d+) FOR (\\d+)\\)");
  private static final Pattern NAMED =
      Pattern.compile(
          "COUNT\\(o_orderkey\\)(\\s.*?) AS c_orders \\(c_custkey, c_count\\)", Pattern.DOTALL);

  private TpchDialect() {}

  static String ofSqlite(String sql) {
    String text = DATE_SUM.matcher(sql).replaceAll(sum -> "'" + computed(sum) + "'");
    text = DATE.matcher(text).replaceAll("$1");
    text = YEAR.matcher(text).replaceAll("CAST(STRFTIME('%Y', $1) AS INTEGER)");
    text = PART.matcher(text).replaceAll("SUBSTR($1, $2, $3)");
    return NAMED.matcher(text).replaceAll("COUNT(o_orderkey) AS c_count$1 AS c_orders");
  }

  private static LocalDate computed(MatchResult sum) {
    long count = Long.parseLong(sum.group(2) + sum.group(3));
    LocalDate date = LocalDate.parse(sum.group(1));
    return switch (sum.group(4).toUpperCase(Locale.ROOT)) {
      case "DAY" -> date.plusDays(count);
      case "MONTH" -> date.plusMonths(count);
      default -> date.plusYears(count);
    };
  }
}
