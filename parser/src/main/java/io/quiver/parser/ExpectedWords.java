package io.quiver.parser;

import io.quiver.parser.generated.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What could have stood at the place of a syntax error, in a dozen words at most: the tokens that
 * begin an expression become "an expression", the comparison signs "an operator", and so on.
 */
final class ExpectedWords {
  private static final int MAX_SHOWN = 12;
  private static final String END = "the end of the text";
  private static final String NAME = "a name";

  /** All words, for the search of spelling mistakes. */
  private final Set<String> words;

  private ExpectedWords(Set<String> words) {
    this.words = words;
  }

  static ExpectedWords none() {
    return new ExpectedWords(Set.of());
  }

  /**
   * What the parser would have taken.
   *
   * @param notReserved whether a keyword may be a name too: "a name" covers all of these
   */
  static ExpectedWords of(ParseException e, Predicate<String> notReserved) {
    Set<String> words = new TreeSet<>();
    for (int[] sequence : e.expectedTokenSequences) {
      String image = e.tokenImage[sequence[0]];
      switch (image) {
        case "<IDENTIFIER>" -> words.add(NAME);
        case "<EOF>" -> words.add(END);
        case "<UNSIGNED_INTEGER_LITERAL>" -> words.add("a number");
        case "<QUOTED_STRING>" -> words.add("a string");
        case "\"?\"" -> words.add("a parameter");
        default -> {
          if (image.startsWith("\"")) {
            words.add(image.substring(1, image.length() - 1));
          }
        }
      }
    }
    if (words.contains(NAME)) {
      words.removeIf(notReserved);
    }
    return new ExpectedWords(words);
  }

  Set<String> all() {
    return words;
  }

  /** The words as a list in plain words, or an empty text where there are too many to help. */
  String text() {
    List<String> kinds = new ArrayList<>();
    Set<String> rest = new TreeSet<>(words);
    rest.removeAll(Set.of("ASOF", "EXTEND", "MATCH_RECOGNIZE", "MEASURE", "STREAM", "/*+", ":"));
    group(rest, kinds, Set.of("CASE", "CAST", "EXISTS", "NOT", "a string"), WordSets.EXPRESSION);
    group(rest, kinds, Set.of("=", "+", "AND"), WordSets.OPERATOR);
    group(rest, kinds, Set.of("ANY", "ROW", "UNSIGNED"), WordSets.TYPE);
    group(rest, kinds, Set.of("DAY", "HOURS", "YEAR"), WordSets.UNIT);
    group(rest, kinds, Set.of("CROSS", "INNER", "NATURAL"), WordSets.JOIN);
    group(rest, kinds, Set.of("UNION", "INTERSECT"), WordSets.SET_OPERATION);
    if (rest.contains("a number")) {
      rest.remove("DECIMAL");
    }
    if (rest.contains("TEMPORARY")) {
      rest.removeAll(Set.of("GLOBAL", "LOCAL", "TEMP", "OR"));
    }
    if (rest.contains("REFERENCES")) {
      rest.removeAll(Set.of("ARRAY", "AUTO_INCREMENT", "MULTISET", "NULL", "UNSIGNED", "["));
    }
    if (rest.contains("ORDER")) {
      rest.removeAll(Set.of("QUALIFY", "WINDOW"));
    }
    if (rest.size() + kinds.size() > 1) {
      rest.remove(".");
    }
    if (rest.contains(END) && rest.size() + kinds.size() > 3) {
      rest.remove(";");
    }
    List<String> signs = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (String word : rest) {
      if (Character.isLetter(word.charAt(0))) {
        plain.add(word);
      } else {
        signs.add('"' + word + '"');
      }
    }
    kinds.addAll(plain);
    kinds.addAll(signs);
    return kinds.size() > MAX_SHOWN ? "" : joined(kinds);
  }

  private static String joined(List<String> kinds) {
    int last = kinds.size() - 1;
    return last < 1
        ? String.join("", kinds)
        : String.join(", ", kinds.subList(0, last)) + " or " + kinds.get(last);
  }

  /** Puts one word for a whole set where the marks show that all of the set may stand there. */
  private static void group(
      Set<String> rest, List<String> kinds, Set<String> marks, WordSets.Named set) {
    if (rest.containsAll(marks)) {
      rest.removeAll(set.words());
      kinds.add(set.name());
    }
  }
}
