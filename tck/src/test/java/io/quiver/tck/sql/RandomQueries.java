package io.quiver.tck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries over the tables of {@link RandomQueryTest}, made of what random numbers say. */
final class RandomQueries {
  private static final List<String> NUMBERS = List.of("a", "b", "d", "id");

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String number(String alias, int depth) {
    return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(6)) {
      case 0 -> Integer.toString(random.nextInt(12) - 2);
      case 3 ->
          "("
              + number(alias, depth - 1)
              + one(List.of(" + ", " - ", " * "))
              + number(alias, depth - 1)
              + ")";
      case 4 -> "COALESCE(" + number(alias, depth - 1) + ", " + number(alias, depth - 1) + ")";
      case 5 ->
          "CASE WHEN "
              + predicate(alias, depth - 2)
              + " THEN "
              + number(alias, depth - 1)
              + " ELSE "
              + number(alias, depth - 1)
              + " END";
      default -> alias + "." + one(NUMBERS);
    };
  }

  private String comparison() {
    return one(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ", " IS NOT DISTINCT FROM "));
  }

  /** A condition over the columns of a table. */
  String predicate(String alias, int depth) {
    if (depth > 0) {
      switch (random.nextInt(9)) {
        case 0, 1 -> {
          return "(" + predicate(alias, depth - 1) + " AND " + predicate(alias, depth - 1) + ")";
        }
        case 2, 3 -> {
          return "(" + predicate(alias, depth - 1) + " OR " + predicate(alias, depth - 1) + ")";
        }
        case 4 -> {
          return "NOT (" + predicate(alias, depth - 1) + ")";
        }
        case 5 -> {
          return subquery(alias, depth - 1);
        }
        default -> {
          // A simple one.
        }
      }
    }
    return switch (random.nextInt(8)) {
      case 0 -> alias + "." + one(NUMBERS) + " IS " + one(List.of("", "NOT ")) + "NULL";
      case 1 -> alias + ".c LIKE '" + one(List.of("x%", "%1", "x_", "%")) + "'";
      case 2 ->
          alias
              + "."
              + one(NUMBERS)
              + one(List.of("", " NOT"))
              + " IN ("
              + random.nextInt(8)
              + ", "
              + random.nextInt(8)
              + one(List.of("", ", NULL"))
              + ")";
      case 3 ->
          alias + "." + one(NUMBERS) + " BETWEEN " + number(alias, 0) + " AND " + number(alias, 0);
      case 4 -> alias + ".c" + comparison() + "'x" + random.nextInt(6) + "'";
      default -> number(alias, depth) + comparison() + number(alias, depth);
    };
  }

  private String subquery(String alias, int depth) {
    String inner = alias + "s";
    String table = one(List.of("t", "u"));
    String where =
        random.nextBoolean()
            ? predicate(inner, depth)
            : inner
                + "."
                + one(NUMBERS)
                + " = "
                + alias
                + "."
                + one(NUMBERS)
                + " AND "
                + predicate(inner, depth);
    return switch (random.nextInt(4)) {
      case 0 ->
          one(List.of("", "NOT "))
              + "EXISTS (SELECT 1 FROM "
              + table
              + " "
              + inner
              + " WHERE "
              + where
              + ")";
      case 1 ->
          alias
              + "."
              + one(NUMBERS)
              + one(List.of("", " NOT"))
              + " IN (SELECT "
              + inner
              + "."
              + one(NUMBERS)
              + " FROM "
              + table
              + " "
              + inner
              + " WHERE "
              + where
              + ")";
      case 2 ->
          number(alias, 0)
              + comparison()
              + "(SELECT "
              + one(List.of("MAX", "MIN", "COUNT", "SUM"))
              + "("
              + inner
              + "."
              + one(NUMBERS)
              + ") FROM "
              + table
              + " "
              + inner
              + " WHERE "
              + where
              + ")";
      default ->
          alias
              + "."
              + one(NUMBERS)
              + one(List.of(" > ALL", " = ANY", " < ANY"))
              + " (SELECT "
              + inner
              + "."
              + one(NUMBERS)
              + " FROM "
              + table
              + " "
              + inner
              + " WHERE "
              + predicate(inner, depth)
              + ")";
    };
  }

  /** A whole query; its rows come in any order. */
  String query() {
    String join = one(List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "));
    String on = "x." + one(NUMBERS) + " = y." + one(NUMBERS);
    if (random.nextInt(3) == 0) {
      on += " AND " + predicate(one(List.of("x", "y")), 1);
    }
    String from =
        switch (random.nextInt(4)) {
          case 0 -> "t x";
          case 1 -> "(SELECT * FROM u q WHERE " + predicate("q", 1) + ") x";
          default -> "t x" + join + "u y ON " + on;
        };
    List<String> aliases = new ArrayList<>(List.of("x"));
    if (from.contains(" y ON ")) {
      aliases.add("y");
      if (random.nextInt(3) == 0) {
        from += " JOIN t z ON z." + one(NUMBERS) + " = y." + one(NUMBERS);
        aliases.add("z");
      }
    }
    String where = random.nextInt(5) == 0 ? "" : " WHERE " + predicate(one(aliases), 3);
    String last = aliases.get(aliases.size() - 1);
    return switch (random.nextInt(4)) {
      case 0 ->
          "SELECT x.a, COUNT(*), SUM("
              + last
              + ".b), MIN("
              + last
              + ".c) FROM "
              + from
              + where
              + " GROUP BY x.a"
              + one(List.of("", " HAVING COUNT(*) > 1"));
      case 1 -> "SELECT DISTINCT " + last + ".c, x.b FROM " + from + where;
      case 2 ->
          "SELECT x.a FROM "
              + from
              + where
              + one(List.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "))
              + "SELECT w.b FROM u w WHERE "
              + predicate("w", 2);
      default -> "SELECT x.id, x.a + 1, " + last + ".c FROM " + from + where;
    };
  }
}
