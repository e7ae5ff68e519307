package io.quiver.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Stops after each screen of lines and waits for a key: q ends the result, any other goes on. */
final class Pager implements AutoCloseable {
  private final PrintStream screen;
  private final int height;
  private final @Nullable Terminal terminal;
  private final PrintStream stream;
  private int lines;

  /** With height 0 it never stops. */
  Pager(PrintStream screen, int height, @Nullable Terminal terminal) {
    this.screen = screen;
    this.height = height;
    this.terminal = terminal;
    this.stream =
        height <= 0 ? screen : new PrintStream(new Counting(screen), false, StandardCharsets.UTF_8);
  }

  /** The reader has seen enough. */
  static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  PrintStream stream() {
    return stream;
  }

  @Override
  public void close() {
    stream.flush();
  }

  private void line() {
    if (++lines < height || terminal == null) {
      return;
    }
    lines = 0;
    screen.print("-- more (q ends) --");
    screen.flush();
    Attributes before = terminal.enterRawMode();
    int key;
    try {
      key = terminal.reader().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      terminal.setAttributes(before);
    }
    screen.print("\r                   \r");
    if (key == 'q' || key == 'Q' || key < 0) {
      throw new Ended();
    }
  }

  /** Sees where lines end. */
  private final class Counting extends FilterOutputStream {
    Counting(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int start = from;
      for (int i = from; i < from + length; i++) {
        if (bytes[i] == '\n') {
          out.write(bytes, start, i + 1 - start);
          start = i + 1;
          line();
        }
      }
      out.write(bytes, start, from + length - start);
    }
  }
}
