package io.quiver.storage.engine;

import io.quiver.storage.kv.StoreSnapshot;

/** A store snapshot shared by several cuts. The count is guarded by {@link VisibleStates}. */
final class StorePin {
  final StoreSnapshot snapshot;
  int cuts;

  StorePin(StoreSnapshot snapshot) {
    this.snapshot = snapshot;
  }
}
