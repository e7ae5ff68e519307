package io.quiver.storage.text.lucene;

import io.quiver.storage.text.lucene.OpenIndex.State;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of all that is in: snapshots that see all share one. Thread-safe. */
final class NewestView {
  private volatile @Nullable Known known;

  private record Known(State state, SnapshotView view) {}

  SnapshotView of(State state, long snapshot) throws IOException {
    boolean newest = snapshot >= state.covered();
    Known last = known;
    if (newest && last != null && last.state() == state) {
      return last.view();
    }
    SnapshotView view =
        SnapshotView.of(state.reader(), state.changes(), snapshot, List.of(), List.of());
    if (newest) {
      known = new Known(state, view);
    }
    return view;
  }

  void forget() {
    known = null;
  }
}
