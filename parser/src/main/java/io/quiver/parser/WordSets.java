package io.quiver.parser;

import java.util.Set;

/** Tokens that a message names as one thing. */
final class WordSets {
  /**
   * @param name what a user calls them
   * @param words the tokens
   */
  record Named(String name, Set<String> words) {}

  static final Named EXPRESSION =
      new Named(
          "an expression",
          Set.of(
              "(",
              "+",
              "-",
              "ARRAY",
              "CASE",
              "CAST",
              "CURRENT_CATALOG",
              "CURRENT_DATE",
              "CURRENT_DEFAULT_TRANSFORM_GROUP",
              "CURRENT_PATH",
              "CURRENT_ROLE",
              "CURRENT_SCHEMA",
              "CURRENT_TIME",
              "CURRENT_TIMESTAMP",
              "CURRENT_USER",
              "EXISTS",
              "FALSE",
              "GROUPING",
              "INTERVAL",
              "JSON_ARRAY",
              "JSON_ARRAYAGG",
              "JSON_EXISTS",
              "JSON_OBJECT",
              "JSON_OBJECTAGG",
              "JSON_QUERY",
              "JSON_VALUE",
              "LEFT",
              "LOCALTIME",
              "LOCALTIMESTAMP",
              "MULTISET",
              "NOT",
              "NULL",
              "PERCENTILE_CONT",
              "PERCENTILE_DISC",
              "RIGHT",
              "ROW",
              "SESSION_USER",
              "SOME",
              "SPECIFIC",
              "SYSTEM_USER",
              "TRUE",
              "UNIQUE",
              "UNKNOWN",
              "a name",
              "a number",
              "a parameter",
              "a string"));

  static final Named OPERATOR =
      new Named(
          "an operator",
          Set.of(
              "!=",
              "%",
              "&",
              "(",
              "*",
              "+",
              "-",
              "->",
              "->>",
              "/",
              "::",
              "<",
              "<#>",
              "<+>",
              "<->",
              "<<",
              "<=",
              "<=>",
              "<>",
              "=",
              ">",
              ">=",
              "AND",
              "BETWEEN",
              "CONTAINS",
              "EQUALS",
              "FORMAT",
              "ILIKE",
              "IMMEDIATELY",
              "IN",
              "IS",
              "LIKE",
              "MEMBER",
              "MULTISET",
              "NOT",
              "OR",
              "OVERLAPS",
              "PRECEDES",
              "RLIKE",
              "SIMILAR",
              "SUBMULTISET",
              "SUCCEEDS",
              "[",
              "^",
              "||"));

  static final Named TYPE =
      new Named("a type", Set.of("ANY", "ROW", "UNSIGNED", "INTERVAL", "a name"));

  static final Named UNIT =
      new Named(
          "a unit such as DAY",
          Set.of(
              "DAY",
              "DAYS",
              "HOUR",
              "HOURS",
              "MINUTE",
              "MINUTES",
              "MONTH",
              "MONTHS",
              "QUARTER",
              "QUARTERS",
              "SECOND",
              "SECONDS",
              "WEEK",
              "WEEKS",
              "YEAR",
              "YEARS"));

  static final Named JOIN =
      new Named(
          "JOIN",
          Set.of(
              ",",
              "CROSS",
              "FULL",
              "INNER",
              "JOIN",
              "LEFT",
              "NATURAL",
              "OUTER",
              "RIGHT",
              "(",
              "TABLESAMPLE"));

  static final Named SET_OPERATION =
      new Named("UNION", Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS"));

  private WordSets() {}
}
