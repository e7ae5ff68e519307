package io.quiver.storage.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextQuery.Occurrence;
import io.quiver.storage.text.TextQuery.Part;
import io.quiver.storage.text.TextQuery.Word;
import io.quiver.storage.text.lucene.TextMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What queries mean, and that no text whatever does harm. */
final class TextQueryParserTest {
  private static final TextFields FIELDS =
      new TextFields(
          "english",
          1.2,
          0.75,
          List.of(new TextFields.Field(1, "TITLE", 2), new TextFields.Field(2, "BODY", 1)));

  private static TextQuery parse(String text) {
    return TextQueryParser.parse(text, FIELDS, TextSyntax.ANY);
  }

  private static Part part(Occurrence occurrence, String word) {
    return new Part(occurrence, new Word(TextQuery.ALL, word, 1));
  }

  @Test
  void andBindsTighterThanOr() {
    assertEquals(
        new TextQuery.Group(
            List.of(
                part(Occurrence.OPTIONAL, "a"),
                new Part(
                    Occurrence.OPTIONAL,
                    new TextQuery.Group(
                        List.of(part(Occurrence.REQUIRED, "b"), part(Occurrence.EXCLUDED, "c")),
                        1))),
            1),
        parse("a OR b AND NOT c"));
  }

  @Test
  void wordsSideBySideAreAnyOrAll() {
    assertEquals(
        new TextQuery.Group(
            List.of(part(Occurrence.OPTIONAL, "a"), part(Occurrence.OPTIONAL, "b")), 1),
        parse("a b"));
    assertEquals(
        new TextQuery.Group(
            List.of(part(Occurrence.REQUIRED, "a"), part(Occurrence.REQUIRED, "b")), 1),
        TextQueryParser.parse("a b", FIELDS, TextSyntax.ALL));
  }

  @Test
  void leavesHaveTheirFieldsSlopsEditsAndBoosts() {
    assertEquals(new TextQuery.Phrase(0, "a b", 3, 2), parse("title:\"a b\"~3^2"));
    assertEquals(new TextQuery.Fuzzy(TextQuery.ALL, "word", 1, 1), parse("word~1"));
    assertEquals(new TextQuery.Prefix(1, "wo", 1), parse("body:wo*"));
    assertEquals(new Word(TextQuery.ALL, "a:b(c)", 1), parse("a\\:b\\(c\\)"));
  }

  @Test
  void limitsAreErrorsWithAPlace() {
    for (String text :
        List.of(
            "(".repeat(60) + "a" + ")".repeat(60),
            "a ".repeat(600),
            "x".repeat(40_000),
            "\"a b\"~1000",
            "word~3",
            "a^0")) {
      QuiverException error = assertThrows(QuiverException.class, () -> parse(text));
      assertEquals(ErrorCode.INVALID_PARAMETER, error.code());
      String message = Objects.requireNonNull(error.getMessage());
      assertTrue(message.contains("at character "), message);
    }
  }

  @Test
  void randomTextsGiveAnswersOrErrorsWithAPlace() {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    String pieces = "ab *~^:()\"+-\\/[]{}&|!?'%_\u0000\u0001\uD83D\uDE00\uD83D\u00E9\n19.";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(
            random.nextInt(12) == 0
                ? List.of(" AND ", " OR ", " NOT ", "title:", "graph").get(random.nextInt(5))
                : String.valueOf(pieces.charAt(random.nextInt(pieces.length()))));
      }
      TextSyntax syntax = TextSyntax.values()[random.nextInt(4)];
      try {
        TextQuery query = TextQueryParser.parse(text.toString(), FIELDS, syntax);
        TextMatcher matcher = new TextMatcher(FIELDS, query);
        List<@Nullable String> row = Arrays.<@Nullable String>asList("a graph", text.toString());
        boolean matches = matcher.matches(row);
        assertTrue(matches || matcher.spans(row, 0).isEmpty(), text.toString());
      } catch (QuiverException e) {
        assertEquals(ErrorCode.INVALID_PARAMETER, e.code(), "seed " + seed);
        String message = Objects.requireNonNull(e.getMessage());
        assertTrue(message.contains("at character "), message);
        assertTrue(syntax == TextSyntax.ANY || syntax == TextSyntax.ALL, message);
      }
    }
  }
}
