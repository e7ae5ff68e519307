package io.quiver.shell.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables keep to the width of the screen. */
final class GridWriterTest {

  private static String table(int width, List<Column> columns, List<@Nullable String> row) {
    return table(Mode.BOX, width, columns, row);
  }

  private static String table(
      Mode mode, int width, List<Column> columns, List<@Nullable String> row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    RowWriter writer = mode.writer(out, Settings.DEFAULT.withWidth(width));
    writer.begin(columns);
    writer.row(row);
    writer.end(1);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Column text(String name) {
    return new Column(name, "VARCHAR", false);
  }

  @Test
  void theWidestColumnsGiveWay() {
    assertEquals(
        """
        ┌──────────┬───────────┬─────┐
        │ A        │ B         │ C   │
        ├──────────┼───────────┼─────┤
        │ 0123456… │ 01234567… │ abc │
        └──────────┴───────────┴─────┘
        """,
        table(
            30,
            List.of(text("A"), text("B"), text("C")),
            List.of("0123456789012", "01234567890123456", "abc")));
  }

  /** A plan or a text is shown as it is, and so is what has room. */
  @Test
  void aSingleColumnIsWhole() {
    assertEquals(
        """
        ┌───────────────┐
        │ A             │
        ├───────────────┤
        │ 0123456789012 │
        └───────────────┘
        """,
        table(10, List.of(text("A")), List.of("0123456789012")));
  }

  @Test
  void columnsOfOneNameHaveTheirOwnWidths() {
    assertEquals(
        """
        A    A
        ---  ------
        abc  abcdef
        """,
        table(Mode.COLUMN, 0, List.of(text("A"), text("A")), List.of("abc", "abcdef")));
  }
}
