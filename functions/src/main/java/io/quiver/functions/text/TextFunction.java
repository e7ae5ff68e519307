package io.quiver.functions.text;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.lucene.TextMatcher;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions that TEXT_MATCH, TEXT_SCORE, TEXT_HIGHLIGHT and the searches in FROM are written
 * out as. The first argument describes the text columns, the second one holds the options; users
 * cannot write them, so their names cannot be written either.
 */
public abstract sealed class TextFunction implements ScalarFunction {
  public static final String MATCH = "$TEXT_MATCH";
  public static final String HIGHLIGHT = "$TEXT_HIGHLIGHT";
  public static final String SEARCH = "$TEXT_SEARCH";

  private final String name;
  private final DataType result;
  private final int least;

  private TextFunction(String name, DataType result, int least) {
    this.name = name;
    this.result = result;
    this.least = least;
  }

  public static List<ScalarFunction> all() {
    return List.of(new Match(), new Highlighted(), new Search());
  }

  /** (fields, options, query, text, ..): whether the texts of a row match. */
  private static final class Match extends TextFunction {
    Match() {
      super(MATCH, DataType.BOOLEAN, 4);
    }

    @Override
    public @Nullable Object apply(
        ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
      String query = (String) arguments[2];
      return query == null ? null : matcher(arguments, query).matches(texts(arguments, 3));
    }
  }

  /**
   * (fields, options, query, place, before, after, most, text, ..): the text at this place with
   * what matches between two marks; of a longer one a part around the first match.
   */
  private static final class Highlighted extends TextFunction {
    Highlighted() {
      super(HIGHLIGHT, DataType.VARCHAR, 8);
    }

    @Override
    public @Nullable Object apply(
        ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
      String query = (String) arguments[2];
      int place = ((Number) required(arguments[3])).intValue();
      String text = (String) arguments[7 + place];
      if (query == null || text == null) {
        return text;
      }
      return Highlight.of(
          text,
          matcher(arguments, query).spans(texts(arguments, 7), place),
          (String) required(arguments[4]),
          (String) required(arguments[5]),
          ((Number) required(arguments[6])).longValue());
    }
  }

  /**
   * (part, fields, options, query, query vector, vector, text, ..): the score, or another part of
   * what a search says about a row. Only the planner can give it a value: it is a property of the
   * row among all others.
   */
  private static final class Search extends TextFunction {
    Search() {
      super(SEARCH, DataType.DOUBLE, 5);
    }

    @Override
    public @Nullable Object apply(
        ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "a text search needs one table, with conditions at most, to search in")
          .withHint("Search the table first, then join or group what was found.");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int minArguments() {
    return least;
  }

  @Override
  public int maxArguments() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isStrict() {
    return false;
  }

  @Override
  public DataType resultType(List<@Nullable DataType> arguments) {
    return result;
  }

  @Override
  public DataType parameterType(int index, List<@Nullable DataType> arguments) {
    return DataType.VARCHAR;
  }

  private static Object required(@Nullable Object value) {
    if (value == null) {
      throw QuiverException.bug("NULL argument of a text function");
    }
    return value;
  }

  private static TextMatcher matcher(@Nullable Object[] arguments, String query) {
    return Matchers.get((String) required(arguments[0]), (String) required(arguments[1]), query);
  }

  private static List<@Nullable String> texts(@Nullable Object[] arguments, int from) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = from; i < arguments.length; i++) {
      texts.add((String) arguments[i]);
    }
    return texts;
  }
}
