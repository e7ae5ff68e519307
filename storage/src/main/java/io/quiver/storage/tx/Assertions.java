package io.quiver.storage.tx;

import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.kv.NamespaceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** What a transaction claims about the latest state at its commit. Confined to its transaction. */
final class Assertions {
  /** How many of each there were at some time. */
  record Place(int present, int absent, int empty) {}

  final ArrayList<NamespaceKey> present = new ArrayList<>();
  final ArrayList<NamespaceKey> absent = new ArrayList<>();
  final ArrayList<NamespaceRange> empty = new ArrayList<>();

  /**
   * Not undone with a savepoint: what a statement was planned with stays true or the commit fails.
   */
  final Map<Integer, Long> definitions = new HashMap<>();

  Place place() {
    return new Place(present.size(), absent.size(), empty.size());
  }

  int size() {
    return present.size() + absent.size() + empty.size();
  }

  void forEachNamespace(IntConsumer action) {
    present.forEach(key -> action.accept(key.namespace()));
    absent.forEach(key -> action.accept(key.namespace()));
    empty.forEach(range -> action.accept(range.namespace()));
  }

  /**
   * Forgets what is asserted of some namespaces.
   *
   * @return where the places are then
   */
  List<Place> forget(IntPredicate some, List<Place> places) {
    int[] ofPresent = forget(present, key -> some.test(key.namespace()), places, Place::present);
    int[] ofAbsent = forget(absent, key -> some.test(key.namespace()), places, Place::absent);
    int[] ofEmpty = forget(empty, range -> some.test(range.namespace()), places, Place::empty);
    List<Place> moved = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      moved.add(new Place(ofPresent[i], ofAbsent[i], ofEmpty[i]));
    }
    return moved;
  }

  /** Returns the new places of one list; the old ones ascend. */
  private static <T> int[] forget(
      ArrayList<T> list, Predicate<T> some, List<Place> places, ToIntFunction<Place> placeIn) {
    int[] moved = new int[places.size()];
    List<T> kept = new ArrayList<>();
    int place = 0;
    for (int i = 0; i <= list.size(); i++) {
      while (place < moved.length && placeIn.applyAsInt(places.get(place)) == i) {
        moved[place++] = kept.size();
      }
      if (i < list.size() && !some.test(list.get(i))) {
        kept.add(list.get(i));
      }
    }
    list.clear();
    list.trimToSize();
    list.addAll(kept);
    return moved;
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
