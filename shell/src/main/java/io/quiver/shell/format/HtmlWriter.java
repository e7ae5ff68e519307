package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an HTML table, without the table around them, as SQLite does it. */
final class HtmlWriter implements RowWriter {
  private final PrintStream out;
  private final Settings settings;

  HtmlWriter(PrintStream out, Settings settings) {
    this.out = out;
    this.settings = settings;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public void begin(List<Column> columns) {
    if (settings.headers()) {
      out.print("<tr>");
      columns.forEach(column -> out.print("<th>" + escape(column.name()) + "</th>"));
      out.println("</tr>");
    }
  }

  @Override
  public void row(List<@Nullable String> values) {
    out.print("<tr>");
    for (String value : values) {
      out.print("<td>" + escape(value == null ? settings.nullText() : value) + "</td>");
    }
    out.println("</tr>");
  }

  @Override
  public void end(long rows) {}
}
