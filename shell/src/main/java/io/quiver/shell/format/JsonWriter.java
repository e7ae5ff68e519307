package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects, in one array or one on each line. JSON columns are values of their own. */
final class JsonWriter implements RowWriter {
  private final PrintStream out;
  private final boolean array;
  private List<Column> columns = List.of();
  private boolean first = true;

  JsonWriter(PrintStream out, boolean array) {
    this.out = out;
    this.array = array;
  }

  @Override
  public void begin(List<Column> begun) {
    columns = begun;
    out.print(array ? "[" : "");
  }

  @Override
  public void row(List<@Nullable String> values) {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < values.size(); i++) {
      object.append(i == 0 ? "" : ",").append(text(columns.get(i).name())).append(':');
      object.append(value(values.get(i), columns.get(i)));
    }
    out.print((array && !first ? ",\n" : "") + object.append('}') + (array ? "" : "\n"));
    first = false;
  }

  @Override
  public void end(long rows) {
    if (array) {
      out.println("]");
    }
  }

  private static String value(@Nullable String value, Column column) {
    if (value == null) {
      return "null";
    }
    boolean finite = !value.equals("NaN") && !value.endsWith("Infinity");
    boolean raw =
        (column.number() && finite)
            || column.type().equals("JSON")
            || column.type().startsWith("VECTOR");
    return raw
        ? value
        : column.type().equals("BOOLEAN") ? value.toLowerCase(java.util.Locale.ROOT) : text(value);
  }

  private static String text(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return text.append('"').toString();
  }
}
