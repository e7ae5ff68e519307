package io.quiver.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that begins with a dot, taken apart. Immutable.
 *
 * @param words the name of the command and its arguments, without the quotes around them
 * @param rest what follows the name, as it was typed
 */
record DotLine(List<String> words, String rest) {
  DotLine {
    words = List.copyOf(words);
  }

  static boolean isOne(String line) {
    String text = line.stripLeading();
    return text.length() > 1 && text.charAt(0) == '.' && Character.isLetter(text.charAt(1));
  }

  static DotLine of(String line) {
    String text = line.strip().substring(1);
    String[] parts = text.split("\\s+", 2);
    return new DotLine(split(text), parts.length == 1 ? "" : parts[1]);
  }

  /** The name as it was typed. */
  String name() {
    return words.get(0);
  }

  /** An argument, counted from 1, or nothing. */
  String argument(int i) {
    return i < words.size() ? words.get(i) : "";
  }

  /** The same without the arguments that begin with a hyphen. */
  DotLine withoutOptions() {
    return new DotLine(words.stream().filter(word -> !word.startsWith("-")).toList(), rest);
  }

  /** Words, with quotes around those that contain space. */
  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (char c : text.toCharArray()) {
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        any = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }
}
