package io.quiver.storage.text;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextQuery.Occurrence;
import io.quiver.storage.text.TextQuery.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads text queries:
 *
 * <pre>
 * query   = clause { [ "AND" | "OR" ] clause }         AND binds tighter than OR
 * clause  = [ "+" | "-" | "NOT" ] primary
 * primary = [ column ":" ] ( word [ "*" | "~" [ edits ] ] | '"' words '"' [ "~" slop ]
 *           | "(" query ")" ) [ "^" boost ]
 * </pre>
 *
 * A backslash takes the meaning from the character behind it. Words of operators are upper case.
 * Length, words and depth are bounded, so that no text can make a search endless. Used once.
 */
public final class TextQueryParser {
  /** Characters that a query may have. */
  public static final int LENGTH_MAX = 32_768;

  static final int DEPTH_MAX = 50;

  /** Searches in Lucene take so many clauses; each word is one per column. */
  static final int CLAUSES_MAX = 1_000;

  static final int SLOP_MAX = 100;
  private static final String SPECIAL = "()\":^~*";

  private final String text;
  private final TextFields fields;
  private final boolean all;
  private int at;
  private int depth;
  private int words;

  private TextQueryParser(String text, TextFields fields, boolean all) {
    this.text = text;
    this.fields = fields;
    this.all = all;
  }

  private enum Link {
    NONE,
    AND,
    OR
  }

  /**
   * Reads a query.
   *
   * @throws QuiverException INVALID_PARAMETER with the number of the character where it is wrong
   */
  public static TextQuery parse(String text, TextFields fields, TextSyntax syntax) {
    boolean all = syntax == TextSyntax.ALL || syntax == TextSyntax.PLAIN_ALL;
    TextQueryParser parser = new TextQueryParser(text, fields, all);
    if (text.length() > LENGTH_MAX) {
      throw parser.error(
          LENGTH_MAX, "it has " + text.length() + " characters, allowed are " + LENGTH_MAX);
    }
    if (syntax == TextSyntax.PLAIN || syntax == TextSyntax.PLAIN_ALL) {
      return parser.plain();
    }
    if (syntax == TextSyntax.INSIDE) {
      return inside(text);
    }
    TextQuery query = parser.query(TextQuery.ALL);
    if (parser.at < text.length()) {
      throw parser.error(parser.at, "')' without '(' before it");
    }
    return query;
  }

  private TextQuery plain() {
    Occurrence occurrence = all ? Occurrence.REQUIRED : Occurrence.OPTIONAL;
    List<Part> parts = new ArrayList<>();
    List<TextQuery> known = new ArrayList<>();
    for (skipSpace(); at < text.length(); skipSpace()) {
      int start = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      TextQuery word = new TextQuery.Word(TextQuery.ALL, text.substring(start, at), 1);
      if (!known.contains(word)) {
        count(start, TextQuery.ALL);
        known.add(word);
        parts.add(new Part(occurrence, word));
      }
    }
    return new TextQuery.Group(parts, 1);
  }

  private static TextQuery inside(String text) {
    List<Part> parts = new ArrayList<>();
    for (String word : text.split(" ")) {
      parts.add(new Part(Occurrence.REQUIRED, new TextQuery.Inside(TextQuery.ALL, word)));
    }
    return new TextQuery.Group(parts, 1);
  }

  // ---- groups

  private TextQuery query(int field) {
    if (++depth > DEPTH_MAX) {
      throw error(at, "more than " + DEPTH_MAX + " parentheses inside each other");
    }
    List<List<Part>> alternatives = new ArrayList<>();
    Link link = Link.OR;
    int linkAt = -1;
    for (skipSpace(); at < text.length() && text.charAt(at) != ')'; skipSpace()) {
      Part part = clause(field);
      boolean together = link == Link.AND || (link == Link.NONE && all);
      if (!together || alternatives.isEmpty()) {
        alternatives.add(new ArrayList<>());
      }
      alternatives.getLast().add(part);
      skipSpace();
      linkAt = at;
      link = keyword("AND") ? Link.AND : keyword("OR") ? Link.OR : Link.NONE;
      if (link == Link.NONE) {
        linkAt = -1;
      }
    }
    if (linkAt >= 0) {
      throw error(linkAt, link + " needs something behind it");
    }
    depth--;
    return disjunction(alternatives);
  }

  private static TextQuery disjunction(List<List<Part>> alternatives) {
    if (alternatives.size() == 1 && alternatives.getFirst().size() > 1) {
      return conjunction(alternatives.getFirst());
    }
    List<Part> parts = new ArrayList<>();
    for (List<Part> alternative : alternatives) {
      parts.add(
          alternative.size() == 1
              ? alternative.getFirst()
              : new Part(Occurrence.OPTIONAL, conjunction(alternative)));
    }
    return parts.size() == 1 && parts.getFirst().occurrence() != Occurrence.EXCLUDED
        ? parts.getFirst().query()
        : new TextQuery.Group(parts, 1);
  }

  private static TextQuery conjunction(List<Part> parts) {
    return new TextQuery.Group(
        parts.stream()
            .map(
                part ->
                    part.occurrence() == Occurrence.OPTIONAL
                        ? new Part(Occurrence.REQUIRED, part.query())
                        : part)
            .toList(),
        1);
  }

  private Part clause(int field) {
    int start = at;
    for (String link : List.of("AND", "OR")) {
      if (keyword(link)) {
        throw error(start, link + " needs something before it");
      }
    }
    char first = text.charAt(at);
    boolean sign = (first == '+' || first == '-') && at + 1 < text.length();
    if (sign && !Character.isWhitespace(text.charAt(at + 1))) {
      at++;
      return new Part(
          first == '+' ? Occurrence.REQUIRED : Occurrence.EXCLUDED, primary(field, true));
    }
    if (keyword("NOT")) {
      skipSpace();
      if (at >= text.length() || text.charAt(at) == ')' || keyword("NOT")) {
        throw error(start, "NOT needs a word, a phrase or a parenthesis behind it");
      }
      return new Part(Occurrence.EXCLUDED, primary(field, true));
    }
    return new Part(Occurrence.OPTIONAL, primary(field, true));
  }

  // ---- leaves

  private TextQuery primary(int field, boolean mayNameField) {
    int start = at;
    if (at >= text.length()) {
      throw error(at, "a word is missing at the end");
    }
    return switch (text.charAt(at)) {
      case '(' -> {
        at++;
        TextQuery inner = query(field);
        if (at >= text.length()) {
          throw error(start, "'(' without ')' behind it");
        }
        at++;
        double boost = boost();
        yield boost == 1 ? inner : new TextQuery.Group(List.of(optional(inner)), boost);
      }
      case '"' -> phrase(field);
      case ')', ':', '^', '~', '*' ->
          throw error(start, "'" + text.charAt(at) + "' has nothing before it that it belongs to");
      default -> word(field, mayNameField);
    };
  }

  private static Part optional(TextQuery query) {
    return new Part(Occurrence.OPTIONAL, query);
  }

  private TextQuery phrase(int field) {
    int start = at++;
    StringBuilder words = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      words.append(character());
    }
    if (at >= text.length()) {
      throw error(start, "'\"' without a second one");
    }
    at++;
    int slop = 0;
    if (follows('~')) {
      slop = number("the distance of a phrase", SLOP_MAX, 0);
    }
    count(start, field);
    return new TextQuery.Phrase(field, words.toString(), slop, boost());
  }

  private TextQuery word(int field, boolean mayNameField) {
    int start = at;
    StringBuilder word = new StringBuilder();
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && SPECIAL.indexOf(text.charAt(at)) < 0) {
      word.append(character());
    }
    if (follows(':')) {
      if (!mayNameField) {
        throw error(start, "a column inside a column");
      }
      int named = fields.find(word.toString());
      if (named < 0) {
        throw error(start, "there is no text column " + word + " to search in");
      }
      skipSpace();
      return primary(named, false);
    }
    count(start, field);
    if (follows('*')) {
      if (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isNext("^)")) {
        throw error(at - 1, "'*' can only stand at the end of a word");
      }
      return new TextQuery.Prefix(field, word.toString(), boost());
    }
    if (follows('~')) {
      int edits = number("the number of letters that may differ", 2, 2);
      return new TextQuery.Fuzzy(field, word.toString(), edits, boost());
    }
    return new TextQuery.Word(field, word.toString(), boost());
  }

  // ---- characters

  private boolean isNext(String characters) {
    return characters.indexOf(text.charAt(at)) >= 0;
  }

  private boolean follows(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private char character() {
    char c = text.charAt(at++);
    if (c != '\\') {
      return c;
    }
    if (at >= text.length()) {
      throw error(at - 1, "'\\' has no character behind it");
    }
    return text.charAt(at++);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Takes a word of an operator; it must stand alone. */
  private boolean keyword(String keyword) {
    int end = at + keyword.length();
    if (!text.startsWith(keyword, at)
        || (end < text.length()
            && !Character.isWhitespace(text.charAt(end))
            && "()\"".indexOf(text.charAt(end)) < 0)) {
      return false;
    }
    at = end;
    return true;
  }

  private int number(String what, int max, int byDefault) {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      return byDefault;
    }
    if (at - start > 4 || Integer.parseInt(text.substring(start, at)) > max) {
      throw error(start, what + " is " + text.substring(start, at) + ", allowed are 0 to " + max);
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private double boost() {
    if (!follows('^')) {
      return 1;
    }
    int start = at;
    while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    try {
      double boost = at - start > 9 ? 0 : Double.parseDouble(number);
      if (boost > 0) {
        return boost;
      }
    } catch (NumberFormatException e) {
      // Falls through to the error, which has a position.
    }
    throw error(start, "'^' needs a number above 0 behind it, like ^2 or ^0.5");
  }

  private void count(int position, int field) {
    words += field == TextQuery.ALL ? fields.fields().size() : 1;
    if (words > CLAUSES_MAX) {
      throw error(position, "more than " + CLAUSES_MAX + " words, counted for each column");
    }
  }

  private QuiverException error(int position, String problem) {
    return new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            String.format(
                Locale.ROOT, "the text query is wrong at character %d: %s", position + 1, problem))
        .withHint(
            "A backslash takes the meaning from the character behind it; the option 'syntax',"
                + " 'plain' takes it from all.");
  }
}
