package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of 150 MB are read with a heap of 64 MB, streamed or moved about in. */
@Tag("slow")
final class SmallHeapTest {
  private static final int ROWS = 150_000;
  private static final String HEAP = "-Xmx64m";

  @TempDir Path directory;

  private static String read(String url, String how) throws Exception {
    Process reader =
        Owner.process(
            HEAP, SmallHeapReader.class, ProcessBuilder.Redirect.PIPE, url, how, ROWS + "");
    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    reader.waitFor();
    return said.strip();
  }

  private static String expected(boolean scrolled) {
    long digits = 0;
    for (int n = 1; n <= ROWS; n++) {
      digits += String.valueOf(n).length();
    }
    return ROWS + " " + (ROWS * (ROWS + 1L) / 2 + digits + (scrolled ? 1 : 0));
  }

  @Test
  void inItsOwnProcess() throws Exception {
    assertEquals(expected(false), read("jdbc:quiver:mem:", "stream"));
    assertEquals(expected(true), read("jdbc:quiver:mem:", "scroll"));
    assertEquals(expected(false), read("jdbc:quiver:mem:", "hold"));
  }

  @Test
  void throughAnother() throws Exception {
    String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
    try (Owner owner = Owner.start()) {
      owner.open(url);
      assertEquals(expected(false), read(url, "stream"));
      assertEquals(expected(true), read(url, "scroll"));
    }
  }
}
