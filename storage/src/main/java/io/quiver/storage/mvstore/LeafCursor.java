package io.quiver.storage.mvstore;

import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/**
 * Walks forward over all of one namespace of a cut, entry by entry or leaf by leaf. A leaf that was
 * written to the file is named by its place there, so that one who knows its entries need not read
 * it; in a store without a file the page stands for itself.
 */
final class LeafCursor implements KeyValueCursor {
  private static final int END = -1;

  /** An inner page, the child that comes next, and what all its keys are below. */
  private static final class Level {
    final Page<byte[], byte[]> page;
    final byte @Nullable [] bound;
    int child;

    Level(Page<byte[], byte[]> page, byte @Nullable [] bound) {
      this.page = page;
      this.bound = bound;
    }

    boolean hasChild() {
      return child <= page.getKeyCount();
    }

    /** What all keys of the next child are below. */
    byte @Nullable [] childBound() {
      return child < page.getKeyCount() ? page.getKey(child) : bound;
    }
  }

  private final String description;
  private final boolean inMemory;
  private final List<Level> levels = new ArrayList<>();
  private @Nullable Page<byte[], byte[]> leaf;

  /** The entry that the cursor stands on. */
  private int index = END;

  LeafCursor(NamespaceRoot root, String description) {
    this.description = description;
    this.inMemory = root.map().getStore().getFileStore() == null;
    Page<byte[], byte[]> page = root.root().root;
    if (page.isLeaf()) {
      leaf = page;
    } else {
      levels.add(new Level(page, null));
    }
  }

  @Override
  public boolean next() {
    try {
      while (true) {
        Page<byte[], byte[]> current = leaf;
        if (current != null && ++index < current.getKeyCount()) {
          return true;
        }
        leaf = null;
        index = END;
        Level level = aboveNext();
        if (level == null) {
          return false;
        }
        byte[] bound = level.childBound();
        Page<byte[], byte[]> child = level.page.getChildPage(level.child++);
        if (child.isLeaf()) {
          leaf = child;
        } else {
          levels.add(new Level(child, bound));
        }
      }
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    }
  }

  /** The innermost level with a child to come; null at the end. */
  private @Nullable Level aboveNext() {
    while (!levels.isEmpty()) {
      Level level = levels.get(levels.size() - 1);
      if (level.hasChild()) {
        return level;
      }
      levels.remove(levels.size() - 1);
    }
    return null;
  }

  @Override
  public @Nullable EntryBlock nextBlock(byte @Nullable [] limit) {
    Page<byte[], byte[]> current = leaf;
    if (current != null && index + 1 < current.getKeyCount()) {
      return null;
    }
    try {
      for (Level level = aboveNext(); level != null; level = aboveNext()) {
        long position = level.page.getChildPagePos(level.child);
        boolean saved = DataUtils.isPageSaved(position);
        byte[] bound = level.childBound();
        if (!saved || !DataUtils.isLeafPosition(position)) {
          Page<byte[], byte[]> child = level.page.getChildPage(level.child);
          if (!child.isLeaf()) {
            level.child++;
            levels.add(new Level(child, bound));
            continue;
          }
          if (!saved && !inMemory) {
            // It is about to be written, and will have another name then.
            return null;
          }
        }
        if (limit != null && (bound == null || Arrays.compareUnsigned(bound, limit) > 0)) {
          return null;
        }
        leaf = null;
        index = END;
        return new Leaf(level.page, level.child++, position);
      }
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    }
    return null;
  }

  @Override
  public byte[] key() {
    return current().getKey(index);
  }

  @Override
  public byte[] value() {
    return current().getValue(index);
  }

  private Page<byte[], byte[]> current() {
    Page<byte[], byte[]> current = leaf;
    if (current == null || index < 0 || index >= current.getKeyCount()) {
      throw new NoSuchElementException("the cursor stands on no entry");
    }
    return current;
  }

  @Override
  public void close() {
    levels.clear();
    leaf = null;
    index = END;
  }

  /** A leaf, read when it is asked for entries. */
  private final class Leaf implements EntryBlock {
    private final Page<byte[], byte[]> parent;
    private final int child;
    private final long position;
    private @Nullable Page<byte[], byte[]> page;

    Leaf(Page<byte[], byte[]> parent, int child, long position) {
      this.parent = parent;
      this.child = child;
      this.position = position;
    }

    private Page<byte[], byte[]> page() {
      Page<byte[], byte[]> read = page;
      if (read == null) {
        try {
          read = parent.getChildPage(child);
        } catch (RuntimeException e) {
          throw StoreErrors.translate(e, description);
        }
        page = read;
      }
      return read;
    }

    @Override
    public Object id() {
      return inMemory ? page() : (Object) position;
    }

    @Override
    public long retainedBytes() {
      return inMemory ? page().getMemory() : 0;
    }

    @Override
    public int size() {
      return page().getKeyCount();
    }

    @Override
    public byte[] key(int at) {
      return page().getKey(at);
    }

    @Override
    public byte[] value(int at) {
      return page().getValue(at);
    }
  }
}
