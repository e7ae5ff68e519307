package io.quiver.storage.text.lucene;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Committed changes that wait to be taken over, in the order of commits. Thread-safe. */
final class PendingChanges {
  /** So many changes wait at most, about: then a background task takes them over. */
  private static final int ROWS_MAX = 5_000;

  private static final long CHARACTERS_MAX = 8L << 20;

  private static final long NONE = Long.MAX_VALUE;

  /** A row after a commit; texts are null when it is gone. */
  record Change(long timestamp, long rowId, @Nullable String @Nullable [] texts) {}

  private List<Change> waiting = new ArrayList<>();
  private long characters;
  private long covered;

  /** The oldest change that was taken out and is not searchable yet. */
  private long onTheWay = NONE;

  /** Adds what a commit changed; returns whether too much is waiting. */
  synchronized boolean add(long timestamp, List<Change> changes) {
    covered = timestamp;
    for (Change change : changes) {
      waiting.add(change);
      if (change.texts() != null) {
        for (String text : change.texts()) {
          characters += text == null ? 0 : text.length();
        }
      }
    }
    return waiting.size() >= ROWS_MAX || characters >= CHARACTERS_MAX;
  }

  /** Whether something that a snapshot sees waits, or is on its way into the index. */
  synchronized boolean concern(long snapshot) {
    return onTheWay <= snapshot
        || (!waiting.isEmpty() && waiting.getFirst().timestamp() <= snapshot);
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Takes all out; {@link #takenOver} says that it has arrived. */
  synchronized Taken take() {
    onTheWay = waiting.isEmpty() ? NONE : waiting.getFirst().timestamp();
    Taken taken = new Taken(waiting, covered);
    waiting = new ArrayList<>();
    characters = 0;
    return taken;
  }

  /** What was taken out is in the index, or lost with it. */
  synchronized void takenOver() {
    onTheWay = NONE;
  }

  /** Forgets what waits. */
  synchronized void clear() {
    waiting = new ArrayList<>();
    characters = 0;
  }

  /** Changes, and the newest commit that they are complete up to. */
  record Taken(List<Change> changes, long covered) {}
}
