package io.quiver.parser;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the keyword that was probably meant. */
final class SpellingHint {
  private static final int MAX_DISTANCE = 2;
  private static final int MIN_LENGTH = 3;

  private SpellingHint() {}

  /**
   * A hint, if the unexpected word, or the one in front of it (taken for a name, as in {@code
   * SELECT a FORM t}), is one of the expected keywords but for a typing error.
   */
  static @Nullable String of(@Nullable String previous, String found, Collection<String> expected) {
    String meant = closest(found, expected);
    if (meant != null) {
      return "did you mean " + meant + "?";
    }
    meant = previous == null ? null : closest(previous, expected);
    return meant == null ? null : "did you mean " + meant + " instead of " + previous + "?";
  }

  private static @Nullable String closest(String word, Collection<String> expected) {
    if (word.length() < MIN_LENGTH
        || !word.chars().allMatch(c -> Character.isLetter(c) || c == '_')) {
      return null;
    }
    String upper = word.toUpperCase(Locale.ROOT);
    String best = null;
    int bestDistance = MAX_DISTANCE + 1;
    for (String candidate : expected) {
      if (candidate.length() < MIN_LENGTH || !Character.isUpperCase(candidate.charAt(0))) {
        continue;
      }
      if (candidate.equals(upper)) {
        return null;
      }
      int distance = distance(upper, candidate);
      boolean closer = distance < bestDistance;
      boolean better =
          distance == bestDistance && best != null && candidate.length() == upper.length();
      if ((closer || better) && distance * 2 < candidate.length() + 1) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
