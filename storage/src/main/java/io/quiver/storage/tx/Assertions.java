package io.quiver.storage.tx;

import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.kv.NamespaceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a transaction claims about the latest state at its commit. Confined to its transaction. */
final class Assertions {
  /** How many of each there were at some time. */
  record Place(int present, int absent, int empty) {}

  final List<NamespaceKey> present = new ArrayList<>();
  final List<NamespaceKey> absent = new ArrayList<>();
  final List<NamespaceRange> empty = new ArrayList<>();

  /**
   * Not undone with a savepoint: what a statement was planned with stays true or the commit fails.
   */
  final Map<Integer, Long> definitions = new HashMap<>();

  Place place() {
    return new Place(present.size(), absent.size(), empty.size());
  }

  void rollbackTo(Place place) {
    cut(present, place.present);
    cut(absent, place.absent);
    cut(empty, place.empty);
  }

  private static void cut(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }
}
