package io.quiver.driver.share;

import io.quiver.planner.session.BatchFailure;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import org.jspecify.annotations.Nullable;

/** Errors as bytes: code, message, hint, position. No class names and no stack traces. */
final class WireErrors {
  private WireErrors() {}

  static Message write(WireWriter out, Throwable thrown) {
    if (thrown instanceof BatchFailure batch) {
      writeError(out, batch.failure());
      out.number(batch.updateCounts().length);
      for (long count : batch.updateCounts()) {
        out.number(count);
      }
      return Message.BATCH_FAILED;
    }
    writeError(out, known(thrown));
    return Message.FAILED;
  }

  static QuiverException known(Throwable thrown) {
    return switch (thrown) {
      case QuiverException e -> e;
      case BatchFailure e -> e.failure();
      case StackOverflowError e ->
          new QuiverException(ErrorCode.LIMIT_EXCEEDED, "The statement is nested too deeply.");
      case OutOfMemoryError e ->
          new QuiverException(
              ErrorCode.OUT_OF_MEMORY, "The statement needs more memory than the JVM has.");
      default ->
          new QuiverException(
              ErrorCode.INTERNAL_ERROR,
              "Internal error of Quiver in the process that has the database open ("
                  + thrown.getClass().getSimpleName()
                  + ").");
    };
  }

  static void writeError(WireWriter out, QuiverException e) {
    out.number(e.code().vendorCode());
    String message = e.getMessage();
    out.text(message == null ? "" : message).optionalText(e.hint());
    Position position = e.position();
    out.flag(position != null);
    if (position != null) {
      out.number(position.line())
          .number(position.column())
          .number(position.endLine())
          .number(position.endColumn());
    }
  }

  static RuntimeException read(WireReader in) {
    QuiverException failure = readError(in);
    if (in.message() != Message.BATCH_FAILED) {
      return failure;
    }
    long[] counts = new long[in.count()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.number();
    }
    return new BatchFailure(counts, failure);
  }

  static QuiverException readError(WireReader in) {
    ErrorCode code = code(in.smallNumber());
    String message = in.text();
    String hint = in.optionalText();
    Position position = in.flag() ? position(in) : null;
    return new QuiverException(code, message, hint, position, null);
  }

  private static @Nullable Position position(WireReader in) {
    int line = in.smallNumber();
    int column = in.smallNumber();
    int endLine = in.smallNumber();
    int endColumn = in.smallNumber();
    return line < 1 || column < 1 ? null : new Position(line, column, endLine, endColumn);
  }

  private static ErrorCode code(int vendorCode) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.vendorCode() == vendorCode) {
        return code;
      }
    }
    return ErrorCode.INTERNAL_ERROR;
  }
}
