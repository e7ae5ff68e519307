package io.quiver.planner.system;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A LIKE pattern with escape {@code \} for names. Only a hint, the query's own condition decides:
 * so a pattern that is not valid lets everything through.
 */
final class NamePattern {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;
  private static final NamePattern ALL = new NamePattern(new int[] {ANY_RUN});

  private final int[] parts;

  private NamePattern(int[] parts) {
    this.parts = parts;
  }

  /** Null stands for all names. */
  static NamePattern of(@Nullable String pattern) {
    if (pattern == null) {
      return ALL;
    }
    int[] codePoints = pattern.codePoints().toArray();
    int[] parts = new int[codePoints.length];
    int count = 0;
    for (int i = 0; i < codePoints.length; i++) {
      switch (codePoints[i]) {
        case '%' -> parts[count++] = ANY_RUN;
        case '_' -> parts[count++] = ANY_ONE;
        case '\\' -> {
          i++;
          if (i == codePoints.length) {
            return ALL;
          }
          parts[count++] = codePoints[i];
        }
        default -> parts[count++] = codePoints[i];
      }
    }
    return new NamePattern(Arrays.copyOf(parts, count));
  }

  boolean matches(String name) {
    int[] text = name.codePoints().toArray();
    int at = 0;
    int part = 0;
    int runPart = -1;
    int runEnd = 0;
    while (at < text.length) {
      if (part < parts.length && parts[part] == ANY_RUN) {
        runPart = part++;
        runEnd = at;
      } else if (part < parts.length && (parts[part] == ANY_ONE || parts[part] == text[at])) {
        part++;
        at++;
      } else if (runPart >= 0) {
        // The last run takes one more; earlier ones never need to.
        part = runPart + 1;
        at = ++runEnd;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == ANY_RUN) {
      part++;
    }
    return part == parts.length;
  }
}
