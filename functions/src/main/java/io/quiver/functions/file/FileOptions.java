package io.quiver.functions.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is read or written.
 *
 * @param header whether the first line names the columns; null: found out
 * @param matchHeader the header must name the columns that are wanted
 * @param delimiter between fields; null: found out
 * @param nullText what unquoted text stands for NULL
 * @param sampleRows how many rows decide about types; -1: all
 * @param allText every column is VARCHAR
 * @param skipLines lines in front of everything
 * @param ignoreUnknown keys of JSON objects that are no columns are passed over
 */
public record FileOptions(
    FileFormat format,
    @Nullable Boolean header,
    boolean matchHeader,
    @Nullable Character delimiter,
    char quote,
    boolean forceQuote,
    String nullText,
    Charset encoding,
    int sampleRows,
    boolean allText,
    int skipLines,
    boolean ignoreUnknown) {
  /** Names of options by what they may also be called. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "DELIM", "DELIMITER",
          "SEP", "DELIMITER",
          "NULLSTR", "NULL",
          "FIELDSEPARATOR", "DELIMITER",
          "FIELDDELIMITER", "QUOTE",
          "CHARSET", "ENCODING");

  private static final List<String> READING =
      List.of(
          "FORMAT", "HEADER", "DELIMITER", "QUOTE", "NULL", "ENCODING", "SKIP", "IGNORE_UNKNOWN");

  private static final List<String> SNIFFING = List.of("SAMPLE_SIZE", "ALL_VARCHAR");
  private static final List<String> WRITING =
      List.of("FORMAT", "HEADER", "DELIMITER", "QUOTE", "NULL", "ENCODING", "FORCE_QUOTE");

  private static final int SAMPLE_ROWS = 1_000;

  /** What the options are for. */
  public enum Use {
    /** A table function: columns and types are found out. */
    TABLE,
    /** COPY FROM: columns are known. */
    LOAD,
    /** COPY TO. */
    STORE;

    private List<String> names() {
      return switch (this) {
        case TABLE -> {
          List<String> all = new ArrayList<>(READING);
          all.addAll(SNIFFING);
          yield all;
        }
        case LOAD -> READING;
        case STORE -> WRITING;
      };
    }
  }

  /**
   * Reads options as written.
   *
   * @param given values by upper-case name; a string, a number, TRUE or FALSE
   * @param file its name tells the format when no option does
   * @throws QuiverException INVALID_PARAMETER
   */
  public static FileOptions of(Use use, Map<String, String> given, String file) {
    Map<String, String> values = new HashMap<>();
    given.forEach(
        (name, value) -> {
          String known = ALIASES.getOrDefault(name, name);
          if (!use.names().contains(known)) {
            throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                "there is no option " + name + " here",
                "Options are " + String.join(", ", new TreeSet<>(use.names())) + ".",
                null,
                null);
          }
          values.put(known, value);
        });
    String named = values.get("FORMAT");
    FileFormat format = named == null ? FileFormat.ofFile(file) : FileFormat.named(named);
    if (format == null && use == Use.TABLE) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "'" + file + "' does not say what it holds",
          "Name it .csv, .tsv, .json or .jsonl, or use READ_CSV, READ_JSON or READ_JSONL.",
          null,
          null);
    }
    boolean match = "MATCH".equalsIgnoreCase(values.get("HEADER"));
    boolean tabs = file.toLowerCase(Locale.ROOT).contains(".tsv") || "TSV".equalsIgnoreCase(named);
    return new FileOptions(
        format == null ? FileFormat.CSV : format,
        match ? Boolean.TRUE : truth("HEADER", values.get("HEADER")),
        match,
        values.containsKey("DELIMITER")
            ? Character.valueOf(character("DELIMITER", values.get("DELIMITER")))
            : tabs ? Character.valueOf('\t') : null,
        values.containsKey("QUOTE") ? character("QUOTE", values.get("QUOTE")) : '"',
        Boolean.TRUE.equals(truth("FORCE_QUOTE", values.get("FORCE_QUOTE"))),
        values.getOrDefault("NULL", ""),
        charset(values.get("ENCODING")),
        number("SAMPLE_SIZE", values.get("SAMPLE_SIZE"), SAMPLE_ROWS, -1),
        Boolean.TRUE.equals(truth("ALL_VARCHAR", values.get("ALL_VARCHAR"))),
        number("SKIP", values.get("SKIP"), 0, 0),
        Boolean.TRUE.equals(truth("IGNORE_UNKNOWN", values.get("IGNORE_UNKNOWN"))));
  }

  private static @Nullable Boolean truth(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "TRUE", "ON", "1", "*" -> true;
      case "FALSE", "OFF", "0" -> false;
      default -> throw wrong(name, "TRUE or FALSE", value);
    };
  }

  private static char character(String name, @Nullable String value) {
    String text = value == null ? "" : value.equals("\\t") ? "\t" : value;
    if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
      throw wrong(name, "one character", text);
    }
    return text.charAt(0);
  }

  private static int number(String name, @Nullable String value, int otherwise, int least) {
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    throw wrong(name, "a whole number of at least " + least, value);
  }

  private static Charset charset(@Nullable String name) {
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw wrong("ENCODING", "the name of a character set as UTF-8 or ISO-8859-1", name);
    }
  }

  private static QuiverException wrong(String name, String wanted, String value) {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER, name + " must be " + wanted + ", not '" + value + "'");
  }

  /** The same with what was found out about a file. */
  FileOptions found(boolean withHeader, char separator) {
    return new FileOptions(
        format,
        withHeader,
        matchHeader,
        separator,
        quote,
        forceQuote,
        nullText,
        encoding,
        sampleRows,
        allText,
        skipLines,
        ignoreUnknown);
  }
}
