package io.quiver.storage.tx;

/**
 * Unwinds a statement that found a row changed since its snapshot, up to {@link
 * Transaction#runStatement}, which runs it again. Control flow, not an error: no stack trace. Code
 * inside a statement lets it pass.
 */
final class StatementRestart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatementRestart() {
    super("a row changed since the statement began", null, false, false);
  }
}
