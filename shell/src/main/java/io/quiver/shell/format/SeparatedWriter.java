package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values between separators: CSV as RFC 4180 has it, plain, or as SQL literals. */
final class SeparatedWriter implements RowWriter {
  private enum Quoting {
    CSV,
    NONE,
    SQL
  }

  private final PrintStream out;
  private final String separator;
  private final Quoting quoting;
  private final Settings settings;
  private List<Column> columns = List.of();

  private SeparatedWriter(PrintStream out, String separator, Quoting quoting, Settings settings) {
    this.out = out;
    this.separator = separator;
    this.quoting = quoting;
    this.settings = settings;
  }

  /** NULL is nothing, an empty text is in quotes. */
  static RowWriter csv(PrintStream out, Settings settings) {
    return new SeparatedWriter(out, ",", Quoting.CSV, settings);
  }

  static RowWriter plain(PrintStream out, String separator, Settings settings) {
    return new SeparatedWriter(out, separator, Quoting.NONE, settings);
  }

  static RowWriter literals(PrintStream out, Settings settings) {
    return new SeparatedWriter(out, ",", Quoting.SQL, settings);
  }

  @Override
  public void begin(List<Column> begun) {
    columns = begun;
    if (settings.headers()) {
      out.println(
          begun.stream()
              .map(column -> quoting == Quoting.NONE ? column.name() : quoted(column))
              .collect(Collectors.joining(separator)));
    }
  }

  private String quoted(Column column) {
    return quoting == Quoting.CSV ? csv(column.name()) : InsertWriter.literal(column.name(), false);
  }

  @Override
  public void row(List<@Nullable String> values) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      cells.add(
          switch (quoting) {
            case CSV -> value == null ? "" : csv(value);
            case NONE -> value == null ? settings.nullText() : value;
            case SQL -> InsertWriter.literal(value, columns.get(i).number());
          });
    }
    out.println(String.join(separator, cells));
  }

  @Override
  public void end(long rows) {}

  private static String csv(String value) {
    boolean quotes =
        value.isEmpty()
            || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
