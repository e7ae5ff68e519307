package io.quiver.tck.kv;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.kv.KeyValueEngine;

/** A database that a suite opens, crashes and opens again. */
public interface EngineUnderTest extends AutoCloseable {
  /** Opens it, the first time empty, later as it was left. One is open at a time. */
  KeyValueEngine open(EngineOptions options);

  /** The machine stops; what was open is gone, not closed. */
  void crash();

  @Override
  void close();
}
