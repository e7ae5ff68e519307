package io.quiver.functions.file;

import io.quiver.functions.json.JsonRecords;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FileTransfer;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RecordReader;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one text file, made for one place in a statement: streamed, every value converted to
 * its column's type, every error with the line of the file.
 */
public final class FileFunction implements TableFunction {
  private static final int REPORT_EVERY = 4_096;

  private final String file;
  private final FileOptions options;
  private final List<Argument.Column> columns;
  private final boolean guessed;

  /**
   * @param options complete: separator and header are known
   * @param guessed whether types were guessed from a sample, for the hint of errors
   */
  public FileFunction(
      String file, FileOptions options, List<Argument.Column> columns, boolean guessed) {
    this.file = file;
    this.options = options;
    this.columns = List.copyOf(columns);
    this.guessed = guessed;
  }

  @Override
  public String name() {
    return "READ_" + options.format();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    return columns;
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return options.format() + " file " + file;
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    Path path = context.files().toRead(file);
    FileInput.Opened opened = FileInput.open(path, options.encoding());
    Character delimiter = options.delimiter();
    RecordReader reader =
        options.format() == FileFormat.CSV
            ? new CsvRecords(
                file, opened.text(), options, delimiter == null ? ',' : delimiter, columns.size())
            : new JsonRecords(
                file,
                opened.text(),
                columns.stream().map(Argument.Column::name).toList(),
                options.ignoreUnknown());
    Rows rows = new Rows(context, reader, opened.bytes(), size(path));
    if (options.format() == FileFormat.CSV && Boolean.TRUE.equals(options.header())) {
      rows.skipHeader();
    }
    return rows;
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }

  private final class Rows implements RowSource {
    private final FunctionContext context;
    private final RecordReader reader;
    private final FileInput.Counting bytes;
    private final FileTransfer transfer;
    private long count;

    Rows(FunctionContext context, RecordReader reader, FileInput.Counting bytes, long size) {
      this.context = context;
      this.reader = reader;
      this.bytes = bytes;
      this.transfer = context.files().begin(file, true, size);
    }

    void skipHeader() {
      try {
        var unused = reader.next();
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    @Override
    public boolean next() {
      if (++count % REPORT_EVERY == 0) {
        context.checkActive();
        transfer.at(bytes.bytes(), count);
      }
      return reader.next();
    }

    @Override
    public @Nullable Object get(int column) {
      DataType type = columns.get(column).type();
      String text = reader.field(column, type);
      if (text == null) {
        return null;
      }
      try {
        return Conversions.assign(text, reader.textType(column, type), type, context.scalar());
      } catch (QuiverException e) {
        throw new QuiverException(
            e.code(),
            "file "
                + file
                + ", line "
                + reader.line()
                + ", column "
                + (column + 1)
                + " ("
                + columns.get(column).name()
                + "): "
                + e.getMessage(),
            guessed
                ? "The type was guessed from the first rows; SAMPLE_SIZE => -1 looks at all,"
                    + " ALL_VARCHAR => TRUE guesses nothing."
                : e.hint(),
            null,
            e);
      }
    }

    @Override
    public void close() {
      transfer.close();
      reader.close();
    }
  }
}
