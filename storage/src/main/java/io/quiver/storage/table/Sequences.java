package io.quiver.storage.table;

import io.quiver.storage.catalog.SequenceDefinition;

/**
 * Hands out the numbers of sequences. A number is handed out once, whatever becomes of the
 * transaction that took it; after a crash some may be missing, none comes twice. Thread-safe.
 */
public interface Sequences {
  /**
   * The next number.
   *
   * @throws io.quiver.storage.error.QuiverException SEQUENCE_EXHAUSTED beyond the limit of a
   *     sequence that does not cycle
   */
  long nextValue(SequenceDefinition sequence);

  /** Makes {@code next} the next number (ALTER SEQUENCE .. RESTART); takes effect at once. */
  void restart(SequenceDefinition sequence, long next);

  /** Stores exact positions, so that a clean close loses no number. */
  void flush();
}
