package io.quiver.storage.kv;

/** The order in which a scan delivers its keys. */
public enum Direction {
  FORWARD,
  BACKWARD
}
