package io.quiver.tck.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Damages inputs: tokens swapped, deleted, doubled and taken from another input, bytes flipped,
 * numbers made extreme, odd characters put in. The same seed gives the same inputs.
 */
final class Mutator {
  private static final int LONGEST = 4000;
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|\\d+|\\s+|.", Pattern.DOTALL);
  private static final List<String> EXTREMES =
      List.of(
          "0",
          "-1",
          "2147483647",
          "-2147483648",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1e308",
          "1e-400",
          "1e999999999",
          "0.00000000000000000000000000000000000000000001",
          "99999999999999999999999999999999999999999999999999");
  private static final List<String> ODD =
      List.of(
          "\u0000",
          "\ud800",
          "\udc00",
          "\ufeff",
          "\u202e",
          "\u00e9",
          "\ud83d\ude00",
          "\u2028",
          "'",
          "\"",
          "`",
          "\\",
          ";",
          "?",
          "%",
          "(",
          ")",
          "{",
          "[",
          "]",
          "--",
          "/*",
          "*/",
          "$$",
          "null",
          "\u0130",
          "\r",
          "\u001b",
          "''",
          "\"\"",
          ":",
          "::",
          "->>",
          "\u0661",
          "\uffff");

  private final Random random;
  private final List<String> seeds;

  Mutator(long seed, List<String> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  String next() {
    String text = pick(seeds);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      text = random.nextInt(8) == 0 ? flipped(text) : changed(text);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One bit of one byte; often no valid UTF-8 afterwards, which decodes to U+FFFD. */
  private String flipped(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String changed(String text) {
    List<String> tokens = tokens(text);
    int at = random.nextInt(tokens.size());
    int other = random.nextInt(tokens.size());
    switch (random.nextInt(7)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(other));
      case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
      case 3 -> tokens.add(at, pick(ODD));
      case 4 -> replaceNumber(tokens, at);
      case 5 -> tokens.subList(Math.min(at, other), Math.max(at, other)).clear();
      default -> tokens.set(at, pick(tokens(pick(seeds))));
    }
    return String.join("", tokens);
  }

  private void replaceNumber(List<String> tokens, int from) {
    for (int i = 0; i < tokens.size(); i++) {
      int at = (from + i) % tokens.size();
      if (!tokens.get(at).isEmpty() && Character.isDigit(tokens.get(at).charAt(0))) {
        tokens.set(at, pick(EXTREMES));
        return;
      }
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    if (tokens.isEmpty()) {
      tokens.add("");
    }
    return tokens;
  }
}
