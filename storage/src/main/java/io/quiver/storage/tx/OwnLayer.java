package io.quiver.storage.tx;

import io.quiver.storage.engine.LayerCursor;

/** A transaction's own writes to one range, for one cursor. Confined to its transaction. */
interface OwnLayer extends LayerCursor {
  /** It is read no more. Harmless when repeated. */
  void end();
}
