package io.quiver.tck.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads committed inputs: one per line; {@code \n}, {@code \t}, {@code \\}, {@code \}{@code uXXXX}
 * and {@code \[count:text]} (the text that many times) are escapes; lines that begin with {@code
 * ##} are comments.
 */
final class Seeds {
  private Seeds() {}

  static List<String> read(String name) throws IOException {
    List<String> seeds = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/fuzz", name + ".seeds"))) {
      if (!line.startsWith("##")) {
        seeds.add(unescaped(line));
      }
    }
    return seeds;
  }

  static String unescaped(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      switch (line.charAt(i)) {
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
          i += 4;
        }
        case '[' -> {
          int colon = line.indexOf(':', i);
          int end = line.indexOf(']', colon + 2);
          int count = Integer.parseInt(line.substring(i + 1, colon));
          text.append(line.substring(colon + 1, end).repeat(count));
          i = end;
        }
        default -> text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
