package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line for each value, an empty one between rows. */
final class LineWriter implements RowWriter {
  private final PrintStream out;
  private final Settings settings;
  private List<Column> columns = List.of();
  private int width;
  private boolean first = true;

  LineWriter(PrintStream out, Settings settings) {
    this.out = out;
    this.settings = settings;
  }

  @Override
  public void begin(List<Column> begun) {
    columns = begun;
    width = begun.stream().mapToInt(column -> column.name().length()).max().orElse(0);
  }

  @Override
  public void row(List<@Nullable String> values) {
    if (!first) {
      out.println();
    }
    first = false;
    for (int i = 0; i < values.size(); i++) {
      String name = columns.get(i).name();
      String value = values.get(i);
      out.println(
          " ".repeat(width - name.length())
              + name
              + " = "
              + (value == null ? settings.nullText() : value));
    }
  }

  @Override
  public void end(long rows) {}
}
