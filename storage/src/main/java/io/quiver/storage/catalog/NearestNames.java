package io.quiver.storage.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that somebody may have meant, by edit distance without regard to case. Names
 * farther away than a third of the wanted name's length (at least one edit) are not offered.
 */
public final class NearestNames {
  private static final int MAX_NAMES = 3;

  private NearestNames() {}

  /** At most three candidates, nearest first, ties in alphabetical order. */
  public static List<String> of(String wanted, Collection<String> candidates) {
    String folded = wanted.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, folded.length() / 3);
    Map<String, Integer> distances = new TreeMap<>();
    for (String candidate : candidates) {
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT), limit);
      if (distance <= limit) {
        distances.put(candidate, distance);
      }
    }
    List<Map.Entry<String, Integer>> found = new ArrayList<>(distances.entrySet());
    found.sort(Comparator.comparing(Map.Entry<String, Integer>::getValue));
    return found.stream().limit(MAX_NAMES).map(Map.Entry::getKey).toList();
  }

  /** {@code "did you mean A or B?"}, or null when nothing is near. */
  public static @Nullable String hint(String wanted, Collection<String> candidates) {
    List<String> names = of(wanted, candidates);
    return names.isEmpty() ? null : "Did you mean " + String.join(" or ", names) + "?";
  }

  /** Levenshtein distance with transpositions of neighbours; anything over the limit is limit+1. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
        }
      }
      int[] oldest = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = oldest;
    }
    return previous[b.length()];
  }
}
