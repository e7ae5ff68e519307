package io.quiver.functions.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The current record of a CSV file, filled anew for each. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  private final String nullText;
  private final int mostFields;
  private @Nullable String[] fields = new String[16];
  private int count;
  private long line;

  /**
   * @param nullText unquoted text that stands for NULL
   * @param mostFields further ones are counted, not kept
   */
  CsvRow(String nullText, int mostFields) {
    this.nullText = nullText;
    this.mostFields = mostFields;
  }

  int count() {
    return count;
  }

  long line() {
    return line;
  }

  @Nullable String field(int index) {
    return index < count ? fields[index] : null;
  }

  @Nullable String[] fields() {
    return Arrays.copyOf(fields, Math.min(count, mostFields));
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    count = 0;
  }

  @Override
  protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
    count = index + 1;
    if (index >= mostFields) {
      return;
    }
    if (index == fields.length) {
      fields = Arrays.copyOf(fields, 2 * index);
    }
    fields[index] =
        !quoted && isNull(buffer, from, length) ? null : new String(buffer, from, length);
  }

  private boolean isNull(char[] buffer, int from, int length) {
    return length == nullText.length() && new String(buffer, from, length).equals(nullText);
  }

  @Override
  protected void handleEmpty() {
    count = 1;
    fields[0] = nullText.isEmpty() ? null : "";
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }
}
