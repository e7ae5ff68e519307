package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

/** A long result stops after each screen. */
final class PagerTest {
  private static final String MORE = "-- more (q ends) --\r                   \r";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private void lines(int height, String keys) throws IOException {
    PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
    ByteArrayInputStream typed = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
            new DumbTerminal(
                "test", "dumb", typed, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
        Pager pager = new Pager(screen, height, terminal)) {
      for (int i = 1; i <= 5; i++) {
        pager.stream().println(i);
      }
    }
  }

  @Test
  void aKeyGoesOn() throws IOException {
    lines(2, "  ");
    assertEquals("1\n2\n" + MORE + "3\n4\n" + MORE + "5\n", shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void qEnds() {
    assertThrows(Pager.Ended.class, () -> lines(2, "q"));
    assertEquals("1\n2\n" + MORE, shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatGoesToAFileNeverStops() throws IOException {
    lines(0, "");
    assertEquals("1\n2\n3\n4\n5\n", shown.toString(StandardCharsets.UTF_8));
  }
}
