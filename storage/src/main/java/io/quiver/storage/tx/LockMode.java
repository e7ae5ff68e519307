package io.quiver.storage.tx;

/** How strongly a key or a definition is held. */
public enum LockMode {
  SHARED,
  EXCLUSIVE
}
