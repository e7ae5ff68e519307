package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.StoreSnapshot;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A snapshot: one user of a cut. */
final class MvSnapshot implements StoreSnapshot {
  private final Cut cut;
  private final String description;
  private final AtomicBoolean closed = new AtomicBoolean();

  MvSnapshot(Cut cut, String description) {
    this.cut = cut;
    this.description = description;
  }

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    NamespaceRoot root = find(namespace);
    if (root == null) {
      return null;
    }
    try {
      return root.map().get(root.root().root, key);
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    }
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    NamespaceRoot root = find(namespace);
    if (root == null) {
      return EmptyCursor.INSTANCE;
    }
    boolean whole = range.from() == null && range.to() == null;
    return whole && direction == Direction.FORWARD
        ? new LeafCursor(root, description)
        : new MvCursor(root, range, direction, description);
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    NamespaceRoot root = find(namespace);
    if (root == null || range.isEmpty()) {
      return 0;
    }
    long total = root.root().getTotalCount();
    byte[] from = range.from();
    byte[] to = range.to();
    if (from == null && to == null) {
      return total;
    }
    try {
      long start = from == null ? 0 : index(root.map(), from);
      long end = to == null ? total : index(root.map(), to);
      return Math.clamp(end - start, 0, total);
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    }
  }

  @Override
  public long count(int namespace) {
    NamespaceRoot root = find(namespace);
    return root == null ? 0 : root.root().getTotalCount();
  }

  /** How many keys are below, in the latest state: near enough for an estimate. */
  private static long index(MVMap<byte[], byte[]> map, byte[] key) {
    long index = map.getKeyIndex(key);
    return index >= 0 ? index : -index - 1;
  }

  private @Nullable NamespaceRoot find(int namespace) {
    if (closed.getPlain()) {
      throw new QuiverException(ErrorCode.OBJECT_CLOSED, "The snapshot is closed");
    }
    return cut.find(namespace);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      cut.release();
    }
  }
}
