package io.quiver.storage.vector;

import io.quiver.storage.tx.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares a vector index with the rows of its table, both ways, as one snapshot sees them. */
final class IndexCheck {
  /** One entry that the snapshot sees. */
  private record Place(VectorEntries entries, int ordinal) {}

  private IndexCheck() {}

  /** An index that cannot answer for the snapshot is not used for it, and not compared. */
  static void run(
      IndexState state,
      long covered,
      VectorSource source,
      Transaction transaction,
      Consumer<String> findings) {
    long snapshot = transaction.snapshotTimestamp();
    if (!state.ready() || snapshot < state.readableFrom() || snapshot > covered) {
      return;
    }
    Map<Long, Place> places = new HashMap<>();
    for (VectorEntries entries : state.newestFirst()) {
      for (int i = 0; i < entries.size(); i++) {
        if (entries.visible(i, snapshot)
            && places.put(entries.rowId(i), new Place(entries, i)) != null) {
          findings.accept("it has two entries for row " + entries.rowId(i));
        }
      }
    }
    source.scan(transaction, (rowId, vector, included) -> compare(places, rowId, vector, findings));
    places.keySet().stream()
        .sorted()
        .forEach(
            rowId -> findings.accept("it has an entry for row " + rowId + ", which has no vector"));
  }

  private static void compare(
      Map<Long, Place> places, long rowId, float @Nullable [] vector, Consumer<String> findings) {
    if (vector == null) {
      return;
    }
    Place place = places.remove(rowId);
    if (place == null) {
      findings.accept("it has no entry for row " + rowId);
    } else if (!place.entries().vectors().sameAs(place.ordinal(), vector)) {
      findings.accept("its entry for row " + rowId + " has another vector than the row");
    }
  }
}
