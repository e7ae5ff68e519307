package io.quiver.shell;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that the shell prints, on the screen and in a file: sqlline's !record. For one thread. */
final class Recording implements Closeable {
  private final OutputStream file;
  private final PrintStream stream;

  Recording(String name, PrintStream screen) throws IOException {
    this.file = Files.newOutputStream(Path.of(name));
    this.stream =
        new PrintStream(
            new FilterOutputStream(screen) {
              @Override
              public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                file.write(bytes, from, length);
              }
            },
            true,
            StandardCharsets.UTF_8);
  }

  /** What is printed there goes to both. */
  PrintStream stream() {
    return stream;
  }

  @Override
  public void close() throws IOException {
    stream.flush();
    file.close();
  }
}
