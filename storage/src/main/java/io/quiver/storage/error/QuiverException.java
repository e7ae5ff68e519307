package io.quiver.storage.error;

import org.jspecify.annotations.Nullable;

/**
 * The only exception that Quiver's layers throw on purpose. The driver turns it into the {@code
 * SQLException} subclass that belongs to its code; no other layer converts it.
 *
 * <p>The message names the object, the value and the limit in plain words; the hint says what to do
 * next. Neither contains a stack trace or a Java class name.
 */
public final class QuiverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String hint;
  private final transient @Nullable Position position;

  public QuiverException(ErrorCode code, String message) {
    this(code, message, null, null, null);
  }

  public QuiverException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, null, cause);
  }

  public QuiverException(
      ErrorCode code,
      String message,
      @Nullable String hint,
      @Nullable Position position,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
    this.position = position;
  }

  public ErrorCode code() {
    return code;
  }

  /** What the user can do next, one sentence. */
  public @Nullable String hint() {
    return hint;
  }

  /** Where in the statement, when known. */
  public @Nullable Position position() {
    return position;
  }

  public QuiverException withHint(String newHint) {
    return copy(newHint, position);
  }

  public QuiverException withPosition(@Nullable Position newPosition) {
    return copy(hint, newPosition);
  }

  private QuiverException copy(@Nullable String newHint, @Nullable Position newPosition) {
    String message = getMessage();
    QuiverException copy =
        new QuiverException(code, message == null ? "" : message, newHint, newPosition, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** A broken invariant of Quiver itself; the caller has no remedy but to report it. */
  public static QuiverException bug(String message) {
    return new QuiverException(ErrorCode.INTERNAL_ERROR, message);
  }
}
