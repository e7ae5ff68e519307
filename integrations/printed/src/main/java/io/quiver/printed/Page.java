package io.quiver.printed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of documentation in Markdown, or what stands below one of its headings. Immutable. */
public record Page(String text) {

  /** The whole page; a test runs in the directory of its module. */
  public static Page of(String path) throws IOException {
    return new Page(Files.readString(Path.of(path)));
  }

  /** From a heading of any level to the next one of the same level or a higher one. */
  public Page below(String heading) {
    List<String> found = new ArrayList<>();
    int level = 0;
    boolean code = false;
    for (String line : text.split("\n")) {
      code ^= line.startsWith("```");
      int depth = code ? 0 : depth(line);
      if (level == 0) {
        level = depth > 0 && line.substring(depth).strip().equals(heading) ? depth : 0;
      } else if (depth > 0 && depth <= level) {
        break;
      } else {
        found.add(line);
      }
    }
    if (level == 0) {
      throw new AssertionError("no heading " + heading);
    }
    return new Page(String.join("\n", found) + "\n");
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '#') {
      depth++;
    }
    return depth;
  }

  /** The blocks of code of a language, in their order; there is at least one. */
  public List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    String begin = "```" + language + "\n";
    for (int from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
      from += begin.length();
      int to = text.indexOf("```", from);
      blocks.add(text.substring(from, to));
      from = to + 3;
    }
    if (blocks.isEmpty()) {
      throw new AssertionError("no code in " + language + ": " + text);
    }
    return List.copyOf(blocks);
  }

  /** The first block of code of a language. */
  public String block(String language) {
    return blocks(language).get(0);
  }
}
