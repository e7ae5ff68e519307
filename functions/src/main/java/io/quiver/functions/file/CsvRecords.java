package io.quiver.functions.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quiver.functions.spi.RecordReader;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180 with any separator) record by record. */
final class CsvRecords implements RecordReader {
  /** The longest field; what is longer is more likely a quote that was never closed. */
  static final int MAX_FIELD_CHARACTERS = 1 << 24;

  static final int MAX_FIELDS = 16_384;

  private final String file;
  private final CsvRow row;
  private final CsvReader<CsvRow> reader;
  private final CloseableIterator<CsvRow> records;
  private final int expected;

  /**
   * @param expected how many fields a record must have; -1: as many as it has
   */
  CsvRecords(String file, Reader text, FileOptions options, char delimiter, int expected) {
    this.file = file;
    this.expected = expected;
    this.row = new CsvRow(options.nullText(), expected < 0 ? MAX_FIELDS : expected);
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(options.quote())
            .skipEmptyLines(expected != 1)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(MAX_FIELD_CHARACTERS)
            .build(row, text);
    if (options.skipLines() > 0) {
      reader.skipLines(options.skipLines());
    }
    this.records = reader.iterator();
  }

  CsvRow row() {
    return row;
  }

  @Override
  public boolean next() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      var unused = records.next();
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
    if (expected >= 0 && row.count() != expected) {
      throw new QuiverException(
          ErrorCode.INVALID_FILE_CONTENT,
          "file "
              + file
              + ", line "
              + row.line()
              + ": "
              + row.count()
              + (row.count() == 1 ? " field" : " fields")
              + " where "
              + expected
              + (expected == 1 ? " is" : " are")
              + " expected",
          "Another separator? DELIMITER ';' says so.",
          null,
          null);
    }
    if (row.count() > MAX_FIELDS) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "file " + file + ", line " + row.line() + ": more than " + MAX_FIELDS + " fields");
    }
    return true;
  }

  private QuiverException unreadable(Exception e) {
    String where = "file " + file + ", after line " + Math.max(0, row.line()) + ": ";
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof CharacterCodingException) {
      return FileInput.notText("file " + file + ", after line " + Math.max(0, row.line()));
    }
    String message = String.valueOf(cause.getMessage());
    if (message.contains("buffer")) {
      return new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          where + "a field of more than " + MAX_FIELD_CHARACTERS + " characters",
          "A quote that is never closed?",
          null,
          null);
    }
    return new QuiverException(
        ErrorCode.INVALID_FILE_CONTENT, where + "not CSV: " + e.getMessage(), e);
  }

  @Override
  public @Nullable String field(int column, DataType wanted) {
    return row.field(column);
  }

  @Override
  public DataType textType(int column, DataType wanted) {
    return DataType.VARCHAR;
  }

  @Override
  public long line() {
    return row.line();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "file " + file + " cannot be closed", e);
    }
  }
}
