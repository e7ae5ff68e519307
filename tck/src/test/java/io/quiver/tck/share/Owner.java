package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link OwnerProcess}. */
final class Owner implements AutoCloseable {
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private Owner(Process process) {
    this.process = process;
    this.orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Owner start() {
    return new Owner(process(OwnerProcess.class, ProcessBuilder.Redirect.PIPE));
  }

  /** A JVM with the class path of this one. */
  static Process process(Class<?> main, ProcessBuilder.Redirect output, String... arguments) {
    return process("-Xmx512m", main, output, arguments);
  }

  /**
   * A JVM with the class path of this one.
   *
   * @param heap such as -Xmx512m
   */
  static Process process(
      String heap, Class<?> main, ProcessBuilder.Redirect output, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new java.util.ArrayList<>(
            List.of(java, heap, "-XX:TieredStopAtLevel=1", "-cp", classes, main.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(output)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String order(String... words) {
    orders.println(String.join("\t", words));
    try {
      return String.valueOf(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void open(String url) {
    assertEquals("done", order("open", url));
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
