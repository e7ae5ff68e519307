package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways to print a result, under the names that DuckDB and SQLite have for them. */
public enum Mode {
  BOX,
  DUCKBOX,
  TABLE,
  COLUMN,
  MARKDOWN,
  CSV,
  TABS,
  LIST,
  QUOTE,
  INSERT,
  JSON,
  JSONLINES,
  LINE,
  HTML;

  /** Null when there is none of that name; some have two. */
  public static @Nullable Mode of(String name) {
    String known =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "tsv" -> "tabs";
          case "jsonl", "ndjson" -> "jsonlines";
          case "columns" -> "column";
          case "lines" -> "line";
          case "md" -> "markdown";
          default -> name;
        };
    return Arrays.stream(values())
        .filter(mode -> mode.toString().equalsIgnoreCase(known))
        .findFirst()
        .orElse(null);
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Mode::toString).toList();
  }

  /** A writer of this mode. */
  public RowWriter writer(PrintStream out, Settings settings) {
    return switch (this) {
      case BOX, DUCKBOX, TABLE, COLUMN, MARKDOWN -> new GridWriter(out, Grid.of(this), settings);
      case CSV -> SeparatedWriter.csv(out, settings);
      case TABS -> SeparatedWriter.plain(out, "\t", settings);
      case LIST -> SeparatedWriter.plain(out, settings.separator(), settings);
      case QUOTE -> SeparatedWriter.literals(out, settings);
      case INSERT -> new InsertWriter(out, settings.table());
      case JSON -> new JsonWriter(out, true);
      case JSONLINES -> new JsonWriter(out, false);
      case LINE -> new LineWriter(out, settings);
      case HTML -> new HtmlWriter(out, settings);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
