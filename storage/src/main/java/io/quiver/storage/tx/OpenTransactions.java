package io.quiver.storage.tx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that have begun and not ended, and the numbers of the next ones. In places by
 * thread, each with a lock of its own: threads that do nothing but begin and end transactions do
 * not meet here. Thread-safe.
 */
final class OpenTransactions {
  /** Distance in the array, so that two places do not share a cache line. */
  private static final int SPACING = 8;

  private static final int PLACES = 16;

  /** How many numbers a place takes at a time. */
  private static final int NUMBERS = 64;

  private final Place[] places = new Place[PLACES * SPACING];
  private final AtomicLong lastNumber = new AtomicLong();

  OpenTransactions() {
    // Those between are never used: they keep the others apart.
    for (int i = 0; i < places.length; i++) {
      places[i] = new Place();
    }
  }

  /** One open transaction; what {@link #add} gives and {@link #remove} takes. */
  static final class Entry {
    private final Place place;
    private final LocalTransaction transaction;
    private @Nullable Entry previous;
    private @Nullable Entry next;

    private Entry(Place place, LocalTransaction transaction) {
      this.place = place;
      this.transaction = transaction;
    }
  }

  /** Entries in a list; it guards their links. */
  private static final class Place {
    private @Nullable Entry first;
    private long number;
    private long numbersLeft;

    synchronized long nextNumber(AtomicLong lastNumber) {
      if (numbersLeft == 0) {
        number = lastNumber.getAndAdd(NUMBERS);
        numbersLeft = NUMBERS;
      }
      numbersLeft--;
      number++;
      return number;
    }

    synchronized void add(Entry entry) {
      Entry second = first;
      entry.next = second;
      if (second != null) {
        second.previous = entry;
      }
      first = entry;
    }

    synchronized void remove(Entry entry) {
      Entry before = entry.previous;
      Entry after = entry.next;
      if (before != null) {
        before.next = after;
      } else if (first == entry) {
        first = after;
      }
      if (after != null) {
        after.previous = before;
      }
      entry.previous = null;
      entry.next = null;
    }

    synchronized void addTo(List<LocalTransaction> all) {
      for (Entry entry = first; entry != null; entry = entry.next) {
        all.add(entry.transaction);
      }
    }
  }

  private Place place() {
    return places[((int) Thread.currentThread().threadId() & (PLACES - 1)) * SPACING];
  }

  /** One that no transaction of this process has; from 1 on, not in order of time. */
  long nextNumber() {
    return place().nextNumber(lastNumber);
  }

  Entry add(LocalTransaction transaction) {
    Entry entry = new Entry(place(), transaction);
    entry.place.add(entry);
    return entry;
  }

  /** Whoever comes second finds it gone already. */
  void remove(Entry entry) {
    entry.place.remove(entry);
  }

  /** Those of about now, in no order; a new list. */
  List<LocalTransaction> all() {
    List<LocalTransaction> all = new ArrayList<>();
    for (int i = 0; i < places.length; i += SPACING) {
      places[i].addTo(all);
    }
    return all;
  }
}
