package io.quiver.functions.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.quiver.functions.json.JsonObjects;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a text file. It is written beside its place under another name and moved there by
 * {@link #finish}: nobody sees half a file, and a failed statement leaves the old one.
 */
public final class FileOutput implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final FileOptions options;
  private final List<Argument.Column> columns;
  private final ScalarContext context;
  private final Writer text;
  private final @Nullable CsvWriter csv;
  private final @Nullable JsonObjects json;
  private final boolean[] nulls;
  private long rows;
  private long characters;

  public FileOutput(
      Path target, FileOptions options, List<Argument.Column> columns, ScalarContext context) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.options = options;
    this.columns = List.copyOf(columns);
    this.context = context;
    this.nulls = new boolean[columns.size()];
    try {
      OutputStream stream = Files.newOutputStream(part);
      if (target.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
        stream = new GZIPOutputStream(stream, 1 << 16);
      }
      text = new BufferedWriter(new OutputStreamWriter(stream, options.encoding()), 1 << 16);
      csv = options.format() == FileFormat.CSV ? csv() : null;
      json = csv == null ? new JsonObjects(this.columns, context) : null;
      begin();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CsvWriter csv() {
    Character delimiter = options.delimiter();
    return CsvWriter.builder()
        .fieldSeparator(delimiter == null ? ',' : delimiter)
        .quoteCharacter(options.quote())
        .quoteStrategy(quoting())
        .lineDelimiter(LineDelimiter.LF)
        .build(text);
  }

  /** Text that reads as NULL is quoted, so that it comes back as it was. */
  private QuoteStrategy quoting() {
    if (options.forceQuote()) {
      return QuoteStrategies.ALWAYS;
    }
    return new QuoteStrategy() {
      @Override
      public boolean quoteValue(int line, int field, String value) {
        return !nulls[field] && value.equals(options.nullText());
      }

      @Override
      public boolean quoteEmpty(int line, int field) {
        return !nulls[field] && options.nullText().isEmpty();
      }
    };
  }

  private void begin() throws IOException {
    if (csv != null && !Boolean.FALSE.equals(options.header())) {
      var unused = csv.writeRecord(columns.stream().map(Argument.Column::name).toList());
    }
    if (options.format() == FileFormat.JSON) {
      text.write("[");
    }
  }

  /** Characters written so far, about. */
  public long characters() {
    return characters;
  }

  public long rows() {
    return rows;
  }

  /** Writes a row. */
  public void write(@Nullable Object[] values) {
    try {
      if (csv != null) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
          Object value = values[i];
          nulls[i] = value == null;
          fields.add(
              value == null
                  ? options.nullText()
                  : Conversions.toText(value, columns.get(i).type(), context));
        }
        var unused = csv.writeRecord(fields);
        for (String field : fields) {
          characters += field.length() + 1;
        }
      } else if (json != null) {
        if (options.format() == FileFormat.JSON) {
          text.write(rows == 0 ? "\n" : ",\n");
        }
        String object = json.write(values);
        text.write(object);
        characters += object.length() + 2;
        if (options.format() == FileFormat.JSONL) {
          text.write('\n');
        }
      }
      rows++;
    } catch (IOException e) {
      throw failed(e);
    } catch (UncheckedIOException e) {
      throw failed(e.getCause());
    }
  }

  /** Completes the file and puts it in its place. */
  public void finish() {
    try {
      if (options.format() == FileFormat.JSON) {
        text.write(rows == 0 ? "]\n" : "\n]\n");
      }
      if (csv != null) {
        csv.flush();
      }
      text.close();
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private QuiverException failed(@Nullable IOException e) {
    return new QuiverException(
        ErrorCode.IO_ERROR,
        "file " + target.getFileName() + " cannot be written: " + (e == null ? "" : e.getMessage()),
        e);
  }

  /** Without {@link #finish} what was written is dropped. */
  @Override
  public void close() {
    try {
      text.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
