package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** Aligned columns. The first rows decide the widths, so that a long result takes little memory. */
final class GridWriter implements RowWriter {
  private static final int MEASURED_ROWS = 1_000;
  private static final int MAX_WIDTH = 60;
  private static final int MIN_WIDTH = 8;

  private final PrintStream out;
  private final Grid grid;
  private final Settings settings;
  private final List<List<String>> measured = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};
  private boolean open;
  private boolean fitted;

  GridWriter(PrintStream out, Grid grid, Settings settings) {
    this.out = out;
    this.grid = grid;
    this.settings = settings;
  }

  @Override
  public void begin(List<Column> begun) {
    columns = begun;
    widths = new int[begun.size()];
    boolean types = grid.types && settings.types();
    for (int i = 0; i < widths.length; i++) {
      int type = types ? width(columns.get(i).type()) : 0;
      widths[i] =
          Math.max(grid == Grid.MARKDOWN ? 3 : 1, Math.max(width(columns.get(i).name()), type));
    }
  }

  @Override
  public void row(List<@Nullable String> values) {
    List<String> cells = new ArrayList<>();
    for (String value : values) {
      cells.add(cell(value));
    }
    if (open) {
      line(cells);
      return;
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells.get(i)));
    }
    measured.add(cells);
    if (measured.size() == MEASURED_ROWS) {
      open();
    }
  }

  /** A single column may be as wide as it is: plans, texts. */
  private String cell(@Nullable String value) {
    if (value == null) {
      return settings.nullText();
    }
    String flat = value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    if (grid == Grid.MARKDOWN) {
      return flat.replace("|", "\\|");
    }
    return columns.size() == 1 || width(flat) <= MAX_WIDTH ? flat : cut(flat, MAX_WIDTH);
  }

  private static String cut(String text, int most) {
    StringBuilder begin = new StringBuilder();
    int width = 0;
    for (int c : text.codePoints().toArray()) {
      width += Math.max(0, WCWidth.wcwidth(c));
      if (width >= most) {
        break;
      }
      begin.appendCodePoint(c);
    }
    return begin + "…";
  }

  /** Columns of the screen: some characters take two, some none. */
  private static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Takes from the widest columns what the screen has no room for. */
  private void fit() {
    int total =
        Arrays.stream(widths).sum()
            + grid.left.length()
            + grid.right.length()
            + grid.between.length() * (widths.length - 1);
    if (settings.width() == 0 || widths.length == 1 || grid == Grid.MARKDOWN) {
      return;
    }
    for (; total > settings.width(); total--) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= MIN_WIDTH) {
        return;
      }
      widths[widest]--;
      fitted = true;
    }
  }

  private void open() {
    open = true;
    fit();
    rule(grid.top);
    if (settings.headers() || grid == Grid.MARKDOWN) {
      line(columns.stream().map(Column::name).toList());
      if (grid.types && settings.types()) {
        line(columns.stream().map(Column::type).toList());
      }
      if (grid == Grid.COLUMN) {
        line(Arrays.stream(widths).mapToObj("-"::repeat).toList());
      }
      rule(grid.middle);
    }
    measured.forEach(this::line);
    measured.clear();
  }

  @Override
  public void end(long rows) {
    if (!open) {
      open();
    }
    rule(grid.bottom);
    if (grid == Grid.DUCKBOX) {
      boolean cut = settings.maxRows() > 0 && rows > settings.maxRows();
      String shown = cut ? ", first " + settings.maxRows() + " shown)" : ")";
      out.println("(" + rows + (rows == 1 ? " row" : " rows") + shown);
    }
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder(grid.left);
    for (int i = 0; i < cells.size(); i++) {
      boolean cut = fitted && width(cells.get(i)) > widths[i];
      String cell = cut ? cut(cells.get(i), widths[i]) : cells.get(i);
      String pad = " ".repeat(Math.max(0, widths[i] - width(cell)));
      line.append(i == 0 ? "" : grid.between)
          .append(columns.get(i).number() ? pad + cell : cell + pad);
    }
    out.println((line + grid.right).stripTrailing());
  }

  private void rule(String parts) {
    if (parts.isEmpty()) {
      return;
    }
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(parts.charAt(i == 0 ? 0 : 2)).append(parts.substring(1, 2).repeat(widths[i] + 2));
    }
    out.println(rule.append(parts.charAt(3)));
  }
}
