package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Snapshot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A reader's handle on one {@link VisibleState}. Thread-safe. */
final class LocalSnapshot implements Snapshot {
  private static final VarHandle CLOSED = closedHandle();

  private final VisibleStates states;
  private final int place = VisibleState.place();
  private final VisibleState state;
  private final Cut cut;
  private final long timestamp;
  private final RecentChanges recent;

  @SuppressWarnings("FieldMayBeFinal") // set through CLOSED
  private volatile boolean closed;

  LocalSnapshot(VisibleStates states, RecentChanges recent) {
    this.states = states;
    this.recent = recent;
    this.state = states.acquire(place);
    this.cut = state.cut;
    this.timestamp = state.timestamp;
  }

  private static VarHandle closedHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(LocalSnapshot.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public long timestamp() {
    return timestamp;
  }

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    return open().get(namespace, key, timestamp);
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    return open().scan(namespace, range, direction, timestamp);
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    return open().estimateCount(namespace, range);
  }

  @Override
  public long count(int namespace) {
    return open().count(namespace, timestamp);
  }

  @Override
  public long changedAt(int namespace, byte[] key, long since) {
    if (timestamp <= since) {
      return since;
    }
    Version version = open().find(namespace, key, timestamp);
    return version != null ? version.timestamp : recent.changedAt(namespace, key, since, timestamp);
  }

  private Cut open() {
    if (closed) {
      throw new QuiverException(
          ErrorCode.OBJECT_CLOSED, "a snapshot of timestamp " + timestamp + " is closed");
    }
    return cut;
  }

  @Override
  public void close() {
    if (CLOSED.compareAndSet(this, false, true)) {
      states.release(state, place);
    }
  }
}
