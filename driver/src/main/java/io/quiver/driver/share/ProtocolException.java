package io.quiver.driver.share;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/** Bytes that the protocol does not allow: the link is of no more use. */
final class ProtocolException {
  private ProtocolException() {}

  static QuiverException because(String what) {
    return new QuiverException(
        ErrorCode.ENGINE_AWAY, "The shared connection got something unexpected: " + what + ".");
  }
}
