package io.quiver.planner;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.function.Supplier;

/** Turns what must not happen into an error that the driver can report. */
final class Guard {
  private Guard() {}

  static <T> T run(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "the statement is nested too deeply",
          "Split it, or use a common table expression.",
          null,
          null);
    } catch (OutOfMemoryError e) {
      throw new QuiverException(
          ErrorCode.OUT_OF_MEMORY, "the statement needs more memory than the JVM has", e);
    }
  }
}
