package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The places that a transaction can go back to, oldest first. Confined to its transaction. */
final class Savepoints {
  private record Place(int number, WriteSet.Mark mark, Assertions.Place assertions) {}

  private final long transactionId;
  private final WriteSet writes;
  private final Assertions assertions;
  private final List<Place> places = new ArrayList<>();
  private int lastNumber;

  Savepoints(long transactionId, WriteSet writes, Assertions assertions) {
    this.transactionId = transactionId;
    this.writes = writes;
    this.assertions = assertions;
  }

  Savepoint set() {
    lastNumber++;
    places.add(new Place(lastNumber, writes.mark(), assertions.place()));
    return new Savepoint(transactionId, lastNumber);
  }

  void rollbackTo(Savepoint savepoint) {
    int index = index(savepoint);
    Place place = places.get(index);
    writes.rollbackTo(place.mark);
    assertions.rollbackTo(place.assertions);
    forgetFrom(index + 1);
  }

  /** Forgets what is asserted of some namespaces. */
  void forgetAssertions(IntPredicate some) {
    List<Assertions.Place> before = places.stream().map(Place::assertions).toList();
    List<Assertions.Place> moved = assertions.forget(some, before);
    for (int i = 0; i < moved.size(); i++) {
      Place place = places.get(i);
      places.set(i, new Place(place.number, place.mark, moved.get(i)));
    }
  }

  void release(Savepoint savepoint) {
    forgetFrom(index(savepoint));
  }

  private void forgetFrom(int index) {
    while (places.size() > index) {
      places.remove(places.size() - 1);
      writes.unmark();
    }
  }

  private int index(Savepoint savepoint) {
    if (savepoint.transactionId() == transactionId) {
      for (int i = places.size() - 1; i >= 0; i--) {
        if (places.get(i).number == savepoint.number()) {
          return i;
        }
      }
    }
    throw new QuiverException(
        ErrorCode.SAVEPOINT_NOT_FOUND,
        "the savepoint is not, or no longer, one of this transaction");
  }
}
