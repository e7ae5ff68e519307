package io.quiver.functions.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quiver.functions.json.JsonRecords;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the beginning of a file: separator, header, names and types of columns. Names that are
 * plain words are folded to upper case, as names in SQL are; others keep their case.
 *
 * @param options with what was found out
 */
public record FileSample(FileOptions options, List<Argument.Column> columns) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int PREFIX_CHARACTERS = 1 << 16;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public FileSample {
    columns = List.copyOf(columns);
  }

  /**
   * Looks at a file.
   *
   * @param wanted names of columns when they are known (COPY): then only separator and header are
   *     found out
   */
  public static FileSample of(
      String name, Path path, FileOptions options, @Nullable List<String> wanted) {
    ScalarContext context = NoSession.INSTANCE;
    if (options.format() != FileFormat.CSV) {
      return wanted == null
          ? json(name, path, options, context)
          : new FileSample(options, List.of());
    }
    Character given = options.delimiter();
    char separator = given == null ? separator(path, options) : given;
    return csv(name, path, options, separator, wanted, context);
  }

  // ---- CSV

  /** The one that splits all records of the beginning into equally many fields, the most. */
  private static char separator(Path path, FileOptions options) {
    String prefix = prefix(path, options);
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      int fields = fields(prefix, candidate, options.quote());
      if (fields > most) {
        most = fields;
        best = candidate;
      }
    }
    return best;
  }

  private static String prefix(Path path, FileOptions options) {
    try (Reader reader = FileInput.open(path, options.encoding()).text()) {
      char[] buffer = new char[PREFIX_CHARACTERS];
      int count = 0;
      for (int n = 0; n >= 0 && count < buffer.length; count += Math.max(0, n)) {
        n = reader.read(buffer, count, buffer.length - count);
      }
      String text = new String(buffer, 0, count);
      int end = text.lastIndexOf('\n');
      return count < buffer.length || end < 0 ? text : text.substring(0, end);
    } catch (IOException e) {
      throw FileInput.failed(path, e);
    }
  }

  private static int fields(String prefix, char separator, char quote) {
    CsvRow row = new CsvRow("", CsvRecords.MAX_FIELDS);
    int fields = 0;
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .quoteCharacter(quote)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .build(row, prefix)) {
      for (CsvRow record : reader) {
        if (fields != 0 && fields != record.count()) {
          return 0;
        }
        fields = record.count();
      }
    } catch (CsvParseException | IOException e) {
      return 0;
    }
    return fields;
  }

  private static FileSample csv(
      String name,
      Path path,
      FileOptions options,
      char separator,
      @Nullable List<String> wanted,
      ScalarContext context) {
    FileInput.Opened opened = FileInput.open(path, options.encoding());
    try (CsvRecords records = new CsvRecords(name, opened.text(), options, separator, -1)) {
      if (!records.next()) {
        if (wanted == null) {
          throw new QuiverException(ErrorCode.INVALID_FILE_CONTENT, "file " + name + " is empty");
        }
        return new FileSample(options.found(false, separator), List.of());
      }
      @Nullable String[] first = records.row().fields();
      if (wanted != null) {
        return new FileSample(
            options.found(isHeader(name, first, options, wanted), separator), List.of());
      }
      List<TypeGuess> types = new ArrayList<>();
      List<TypeGuess> withFirst = new ArrayList<>();
      for (String field : first) {
        types.add(new TypeGuess(context));
        TypeGuess guess = new TypeGuess(context);
        guess.add(field);
        withFirst.add(guess);
      }
      boolean rows = false;
      for (int i = 0; i != options.sampleRows() && records.next(); i++) {
        rows = true;
        for (int c = 0; c < Math.min(first.length, records.row().count()); c++) {
          types.get(c).add(records.row().field(c));
          withFirst.get(c).add(records.row().field(c));
        }
      }
      Boolean said = options.header();
      boolean header = said == null ? looksLikeHeader(first, types, rows) : said;
      List<Argument.Column> columns = new ArrayList<>();
      Set<String> used = new HashSet<>();
      for (int c = 0; c < first.length; c++) {
        DataType type =
            options.allText() ? DataType.VARCHAR : (header ? types : withFirst).get(c).type();
        columns.add(new Argument.Column(unused(header ? first[c] : null, c, used), type));
      }
      return new FileSample(options.found(header, separator), columns);
    }
  }

  /** Whether the first line names the wanted columns. */
  private static boolean isHeader(
      String file, @Nullable String[] first, FileOptions options, List<String> wanted) {
    boolean same = first.length == wanted.size();
    for (int c = 0; same && c < first.length; c++) {
      same = first[c] != null && first[c].strip().equalsIgnoreCase(wanted.get(c));
    }
    if (options.matchHeader() && !same) {
      throw new QuiverException(
          ErrorCode.INVALID_FILE_CONTENT,
          "file "
              + file
              + ", line "
              + (options.skipLines() + 1)
              + ": the header is "
              + String.join(", ", Arrays.asList(first))
              + ", not "
              + String.join(", ", wanted));
    }
    Boolean said = options.header();
    return said == null ? same : said;
  }

  /** All fields are there, differ and are texts, where some column below holds something else. */
  private static boolean looksLikeHeader(
      @Nullable String[] first, List<TypeGuess> below, boolean rows) {
    Set<String> names = new HashSet<>();
    for (String field : first) {
      TypeGuess guess = new TypeGuess(NoSession.INSTANCE);
      guess.add(field);
      if (field == null
          || field.isBlank()
          || !names.add(field)
          || !guess.type().equals(DataType.VARCHAR)) {
        return false;
      }
    }
    return rows || below.isEmpty();
  }

  private static String unused(@Nullable String written, int column, Set<String> used) {
    String text = written == null ? "" : written.strip();
    String name =
        text.isEmpty()
            ? "C" + (column + 1)
            : WORD.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    String candidate = name;
    for (int i = 1; !used.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  // ---- JSON

  private static FileSample json(
      String name, Path path, FileOptions options, ScalarContext context) {
    Map<String, TypeGuess> types = new LinkedHashMap<>();
    Set<String> nested = new LinkedHashSet<>();
    FileInput.Opened opened = FileInput.open(path, options.encoding());
    try (JsonRecords records = new JsonRecords(name, opened.text(), null, true)) {
      for (int i = 0; i != options.sampleRows() && records.next(); i++) {
        for (String key : records.keys()) {
          TypeGuess guess = types.computeIfAbsent(key, k -> new TypeGuess(context));
          if (records.isNested(key)) {
            nested.add(key);
          } else {
            add(records, key, guess);
          }
        }
        if (types.size() > CsvRecords.MAX_FIELDS) {
          throw new QuiverException(
              ErrorCode.LIMIT_EXCEEDED,
              "file " + name + ": more than " + CsvRecords.MAX_FIELDS + " keys");
        }
      }
    }
    if (types.isEmpty()) {
      throw new QuiverException(ErrorCode.INVALID_FILE_CONTENT, "file " + name + " has no objects");
    }
    List<Argument.Column> columns = new ArrayList<>();
    Set<String> used = new HashSet<>();
    types.forEach(
        (key, guess) ->
            columns.add(
                new Argument.Column(
                    unused(key, columns.size(), used),
                    nested.contains(key)
                        ? DataType.JSON
                        : options.allText() ? DataType.VARCHAR : guess.type())));
    return new FileSample(options, columns);
  }

  /** Texts that look like numbers or truth values stay texts: JSON has both. */
  private static void add(JsonRecords records, String key, TypeGuess guess) {
    String text = records.text(key);
    if (text != null && records.isText(key)) {
      TypeGuess alone = new TypeGuess(NoSession.INSTANCE);
      alone.add(text);
      switch (alone.type().kind()) {
        case BOOLEAN, BIGINT, DOUBLE -> guess.text();
        default -> guess.add(text);
      }
    } else {
      guess.add(text);
    }
  }
}
