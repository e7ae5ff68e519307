package io.quiver.langchain4j;

import java.sql.SQLException;

/** The database refused what a store asked for; the cause says why. */
public final class QuiverStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuiverStoreException(String message, SQLException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
