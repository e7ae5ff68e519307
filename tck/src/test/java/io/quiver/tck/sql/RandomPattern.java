package io.quiver.tck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random path pattern: its text and what it means, piece by piece. */
final class RandomPattern {
  /** Which paths are wanted. */
  enum Search {
    ALL(""),
    ANY("ANY"),
    ANY_SHORTEST("ANY SHORTEST"),
    ALL_SHORTEST("ALL SHORTEST"),
    SHORTEST_2("SHORTEST 2"),
    GROUPS_2("SHORTEST 2 PATHS GROUPS"),
    ANY_CHEAPEST("ANY CHEAPEST"),
    CHEAPEST_2("CHEAPEST 2");

    final String words;

    Search(String words) {
      this.words = words;
    }

    boolean cheapest() {
      return this == ANY_CHEAPEST || this == CHEAPEST_2;
    }
  }

  /** Which walks are paths. */
  enum Mode {
    WALK,
    TRAIL,
    ACYCLIC,
    SIMPLE
  }

  /** A vertex pattern; {@code least} is the least x, or -1. */
  record Node(String name, String label, int least) {
    String text() {
      String where = least < 0 ? "" : " WHERE " + name + ".x >= " + least;
      return "(" + name + (label.isEmpty() ? "" : " IS " + label) + where + ")";
    }
  }

  /** An edge pattern; direction 0 right, 1 left, 2 both; {@code most} is the greatest y, or -1. */
  record Hop(String name, String label, int direction, int most, boolean cost) {
    String text() {
      String where = most < 0 ? "" : " WHERE " + name + ".y <= " + most;
      String price = cost ? " COST " + name + ".y" : "";
      String inside = name + (label.isEmpty() ? "" : " IS " + label) + where + price;
      return switch (direction) {
        case 0 -> inside.isEmpty() ? "->" : "-[" + inside + "]->";
        case 1 -> "<-[" + inside + "]-";
        default -> "-[" + inside + "]-";
      };
    }
  }

  /** What leads from one position to the next; {@code most} -1 for no bound. */
  record Part(List<Hop> hops, List<Node> between, boolean repeated, int least, int most) {
    String text() {
      StringBuilder text = new StringBuilder(hops.get(0).text());
      for (int i = 1; i < hops.size(); i++) {
        text.append(between.get(i - 1).text()).append(hops.get(i).text());
      }
      if (!repeated) {
        return text.toString();
      }
      String quantifier =
          most < 0
              ? (least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}")
              : least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
      return (hops.size() == 1 ? text.toString() : "(" + text + ")") + quantifier;
    }

    boolean named() {
      return hops.stream().anyMatch(hop -> !hop.name().isEmpty())
          || between.stream().anyMatch(node -> !node.name().isEmpty());
    }
  }

  final Search search;
  final Mode mode;
  final List<Node> nodes = new ArrayList<>();
  final List<Part> parts = new ArrayList<>();

  RandomPattern(Random random, boolean twoTables) {
    boolean fixed = random.nextInt(4) == 0;
    search =
        fixed || random.nextInt(3) == 0
            ? Search.ALL
            : Search.values()[random.nextInt(Search.values().length)];
    mode = random.nextInt(2) == 0 ? Mode.WALK : Mode.values()[random.nextInt(4)];
    int count = 1 + random.nextInt(3);
    nodes.add(node(random, twoTables, "a"));
    int repeats = 0;
    for (int i = 0; i < count; i++) {
      boolean repeated = !fixed && repeats < 2 && random.nextInt(5) > 1;
      repeats += repeated ? 1 : 0;
      parts.add(part(random, twoTables, i, repeated));
      String name = i == count - 1 || random.nextBoolean() ? "n" + i : "";
      // Sometimes the path comes back to where it began.
      nodes.add(node(random, twoTables, random.nextInt(8) == 0 ? "a" : name));
    }
  }

  private static Node node(Random random, boolean twoTables, String name) {
    String[] labels = {"", "", "v", "n", "%", "!v", "v & n"};
    String[] more = {"", "", "v", "w", "v | w", "!w", "n", "v & n"};
    String label = pick(random, twoTables ? more : labels);
    int least = name.isEmpty() || random.nextInt(3) > 0 ? -1 : random.nextInt(4);
    return new Node(name, label, least);
  }

  private Part part(Random random, boolean twoTables, int number, boolean repeated) {
    int size = repeated && random.nextInt(3) == 0 ? 2 : 1;
    List<Hop> hops = new ArrayList<>();
    List<Node> between = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String[] labels = {"", "", "e", "l"};
      String[] more = {"", "", "e", "f", "e | f", "!f", "l"};
      boolean costs = search.cheapest();
      String name = costs || random.nextBoolean() ? "e" + number + i : "";
      hops.add(
          new Hop(
              name,
              pick(random, twoTables ? more : labels),
              random.nextInt(4) % 3,
              name.isEmpty() || random.nextInt(3) > 0 ? -1 : random.nextInt(4),
              costs));
      if (i > 0) {
        between.add(node(random, twoTables, random.nextBoolean() ? "m" + number : ""));
      }
    }
    int least = repeated ? random.nextInt(3) : 1;
    boolean bounded = search == Search.ALL && mode == Mode.WALK || random.nextBoolean();
    int most = !repeated ? 1 : bounded ? least + random.nextInt(3) : -1;
    if (most == 0) {
      most = 1;
    }
    return new Part(hops, between, repeated, least, most);
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** The pattern, whose path is called p. */
  String text() {
    StringBuilder text = new StringBuilder("p = ");
    text.append(search.words.contains("PATHS") ? "" : search.words);
    String words = mode == Mode.WALK ? "" : mode.name();
    if (search.words.contains("PATHS")) {
      text.append("SHORTEST 2 ").append(words).append(" PATHS GROUPS ");
    } else {
      text.append(' ').append(words).append(' ');
    }
    text.append(nodes.get(0).text());
    for (int i = 0; i < parts.size(); i++) {
      text.append(parts.get(i).text()).append(nodes.get(i + 1).text());
    }
    return text.toString();
  }

  /** What the statement selects of each match, in the order of {@link PatternOracle}. */
  String columns() {
    List<String> columns = new ArrayList<>();
    columns.add("VERTICES(p) AS vs");
    columns.add("EDGES(p) AS es");
    columns.add("PATH_LENGTH(p) AS pl");
    for (int i = 0; i < nodes.size(); i++) {
      String name = nodes.get(i).name();
      if (!name.isEmpty()) {
        columns.add("ELEMENT_ID(" + name + ") AS i" + i);
        columns.add(name + ".x AS x" + i);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      for (int j = 0; j < part.hops().size(); j++) {
        String name = part.hops().get(j).name();
        if (!name.isEmpty() && part.repeated()) {
          columns.add("COUNT(" + name + ") AS c" + i + j);
          columns.add("SUM(" + name + ".y) AS s" + i + j);
        } else if (!name.isEmpty()) {
          columns.add("ELEMENT_ID(" + name + ") AS d" + i + j);
          columns.add(name + ".y AS y" + i + j);
        }
      }
    }
    return String.join(", ", columns);
  }

  String sql(String extra) {
    return "SELECT * FROM GRAPH_TABLE (g MATCH " + text() + extra + " COLUMNS (" + columns() + "))";
  }
}
