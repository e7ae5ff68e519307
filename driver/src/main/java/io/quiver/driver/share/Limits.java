package io.quiver.driver.share;

/** Bounds of the protocol: no length is believed before it was compared with one of these. */
final class Limits {
  static final int PROTOCOL_VERSION = 5;

  /** Bytes of a frame before the peer has shown that it knows the token. */
  static final int MAX_HANDSHAKE_BYTES = 4 << 10;

  /** Bytes of any frame. */
  static final int MAX_FRAME_BYTES = 1 << 30;

  /** What is reserved for a frame at once; more is reserved as it arrives. */
  static final int READ_STEP_BYTES = 64 << 10;

  /** Levels of arrays within arrays. */
  static final int MAX_DEPTH = 32;

  /** Statements that a session keeps ready; older ones are prepared again when used. */
  static final int MAX_STATEMENTS = 256;

  static final int MAX_CURSORS = 4_096;

  /** Connections that a server takes at a time. */
  static final int MAX_CONNECTIONS = 500;

  /** The first rows come with the answer of execute; few, so that it comes soon. */
  static final int FIRST_BATCH_ROWS = 128;

  static final int BATCH_ROWS = 2_048;
  static final int BATCH_BYTES = 512 << 10;

  /** How long a peer may take to say who it is. */
  static final int HANDSHAKE_MILLIS = 15_000;

  private Limits() {}
}
