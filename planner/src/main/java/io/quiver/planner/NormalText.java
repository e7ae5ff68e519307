package io.quiver.planner;

/** A statement's text on one line, with {@code ?} for literals, as statistics name it. */
final class NormalText {
  private static final int LONGEST = 2_000;

  private NormalText() {}

  /** Of a text whose literals may be marks already. */
  static String of(String text) {
    String plain =
        text.replaceAll("'(?:[^']|'')*'", "?")
            .replaceAll("\u0001[A-Z]", "?")
            .replaceAll("(?<![\\w$\"])[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?\\b", "?")
            .replaceAll("\\s+", " ")
            .strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " ..";
  }
}
