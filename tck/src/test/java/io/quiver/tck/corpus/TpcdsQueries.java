package io.quiver.tck.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries of TPC-DS: its templates, with parameters that are always the same: the middle of a
 * range, the first of several texts, a member of a distribution that the data has.
 */
final class TpcdsQueries {
  static final int COUNT = 99;

  private static final Pattern DEFINE =
      Pattern.compile("(?im)^\\s*define\\s+(\\w+)\\s*=\\s*(.*?);[^;\\n]*$");
  private static final Pattern REFERENCE = Pattern.compile("\\[([A-Za-z_0-9]+)(?:\\.(\\w+))? *\\]");
  private static final Pattern DAYS =
      Pattern.compile("([-+])\\s*(\\d+)\\s+days", Pattern.CASE_INSENSITIVE);

  private static final Map<String, List<String>> MEMBERS =
      Map.ofEntries(
          Map.entry("fips_county.2", List.of("Williamson County")),
          Map.entry("fips_county.3", List.of("TN", "SD", "AL", "GA", "TX", "NC", "VA", "OH")),
          Map.entry("fips_county.6", List.of("-5")),
          Map.entry("cities.1", List.of("Midway", "Fairview")),
          Map.entry("cities.large", List.of("Fairview")),
          Map.entry("categories.1", List.of("Music", "Books", "Home", "Sports", "Women")),
          Map.entry("marital_status.1", List.of("M", "S", "D", "W", "U")),
          Map.entry("gender.1", List.of("M", "F")),
          Map.entry(
              "education.1", List.of("College", "Primary", "Secondary", "4 yr Degree", "Unknown")),
          Map.entry(
              "colors.1",
              List.of("red", "blue", "green", "white", "black", "pink", "orange", "navy")),
          Map.entry("units.1", List.of("Each", "Box", "Case", "Ton", "Oz", "Pound", "Dozen", "Lb")),
          Map.entry("sizes.1", List.of("small", "medium", "large", "petite", "N/A", "economy")),
          Map.entry("ship_mode_carrier.1", List.of("UPS", "FEDEX", "AIRBORNE")),
          Map.entry("return_reasons.1", List.of("reason 28")),
          Map.entry("i_manager_id.2", List.of("1")),
          Map.entry("i_manager_id.3", List.of("100")),
          Map.entry("stores.2", List.of("ese")));

  private TpcdsQueries() {}

  /** The statements of a query: one, or two. */
  static List<String> sql(int number) throws IOException {
    String template =
        TpchData.resource("/query_templates/query" + number + ".tpl").replace("\r", "");
    Map<String, List<String>> values = new HashMap<>();
    values.put("_LIMITA", List.of(""));
    values.put("_LIMITB", List.of(""));
    values.put("_LIMITC", List.of("LIMIT 100"));
    String text = template.replaceAll("(?m)--.*$", "");
    Matcher define = DEFINE.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (define.find()) {
      values.put(
          define.group(1).toUpperCase(Locale.ROOT), list(filled(define.group(2).strip(), values)));
      define.appendReplacement(rest, "");
    }
    define.appendTail(rest);
    List<String> statements = new ArrayList<>();
    for (String statement : rest.toString().split(";")) {
      if (!statement.isBlank()) {
        String sql = filled(statement, values).strip();
        statements.add(DAYS.matcher(sql).replaceAll("$1 INTERVAL '$2' DAY"));
      }
    }
    return statements;
  }

  private static String filled(String text, Map<String, List<String>> values) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (reference.find()) {
      List<String> known = values.get(reference.group(1).toUpperCase(Locale.ROOT));
      String index = reference.group(2);
      String value =
          known == null
              ? reference.group()
              : index == null || !index.matches("\\d+")
                  ? known.get(0)
                  : known.get((Integer.parseInt(index) - 1) % known.size());
      reference.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    reference.appendTail(filled);
    return filled.toString();
  }

  /** The values that an expression of a definition stands for. */
  private static List<String> list(String expression) {
    int open = expression.indexOf('(');
    if (open < 0) {
      return List.of(expression.replace("\"", ""));
    }
    String function = expression.substring(0, open).strip().toLowerCase(Locale.ROOT);
    List<String> arguments = arguments(expression.substring(open + 1, expression.lastIndexOf(')')));
    return switch (function) {
      case "random" ->
          List.of(Long.toString((number(arguments.get(0)) + number(arguments.get(1))) / 2));
      case "text" -> texts(arguments);
      case "date" -> List.of(arguments.get(0).replaceAll("[\"+ ]", ""));
      case "ulist", "rowcount" -> many(function, arguments);
      case "dist", "distmember" -> members(function, arguments);
      default -> List.of(expression);
    };
  }

  private static List<String> texts(List<String> arguments) {
    List<String> texts = new ArrayList<>();
    for (String argument : arguments) {
      texts.add(argument.substring(argument.indexOf('"') + 1, argument.lastIndexOf('"')));
    }
    return texts;
  }

  private static List<String> many(String function, List<String> arguments) {
    if (function.equals("rowcount")) {
      return List.of("10");
    }
    String inner = arguments.get(0);
    int count = Integer.parseInt(arguments.get(1).strip());
    if (!inner.startsWith("random")) {
      return list(inner);
    }
    List<String> range = arguments(inner.substring(inner.indexOf('(') + 1, inner.lastIndexOf(')')));
    long from = number(range.get(0));
    long to = number(range.get(1));
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Long.toString(from + (to - from) * i / count));
    }
    return numbers;
  }

  private static List<String> members(String function, List<String> arguments) {
    String name = arguments.get(0).strip();
    String column = arguments.get(1).strip();
    if (function.equals("distmember")) {
      column = arguments.get(2).strip();
    }
    List<String> known = MEMBERS.get(name.toLowerCase(Locale.ROOT) + "." + column);
    if (known == null) {
      known = name.startsWith("distmember") ? List.of("accent") : List.of(name + " " + column);
    }
    return known;
  }

  private static long number(String expression) {
    String text = expression.strip();
    int divided = text.lastIndexOf('/');
    if (divided > 0) {
      return number(text.substring(0, divided)) / number(text.substring(divided + 1));
    }
    return Long.parseLong(text.indexOf('(') < 0 ? text : list(text).get(0));
  }

  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted) {
        depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
        if (c == ',' && depth == 0) {
          arguments.add(text.substring(start, i));
          start = i + 1;
        }
      }
    }
    arguments.add(text.substring(start));
    return arguments;
  }
}
