package io.quiver.storage.mvstore;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;

/**
 * Reads what can still be read of a damaged store file, around its bad blocks: a page that cannot
 * be read loses its entries and nothing else. Needs one sound mark and the pages that list the
 * chunks and maps. Changes nothing.
 */
public final class StoreSalvage implements AutoCloseable {
  /** Takes an entry. */
  public interface Entries {
    void add(int namespace, byte[] key, byte[] value);
  }

  private static final String MAP_PREFIX = "n";

  private final StoreFile file;
  private final Consumer<String> losses;

  private StoreSalvage(StoreFile file, Consumer<String> losses) {
    this.file = file;
    this.losses = losses;
  }

  /**
   * Opens the file.
   *
   * @param losses told of everything that cannot be read
   * @throws QuiverException when nothing of it can be read
   */
  public static StoreSalvage open(StorageFiles files, String name, Consumer<String> losses) {
    return new StoreSalvage(
        StoreFile.openDamaged(files, name, MvStoreOptions.DEFAULT.withCacheMegabytes(4)), losses);
  }

  /** The last commit of which the file had everything. */
  public long appliedTimestamp() {
    return file.openedTimestamp();
  }

  /** Delivers every entry that can be read. */
  public void read(Entries entries) {
    MVStore store = file.store();
    for (String name : store.getMapNames()) {
      if (!name.startsWith(MAP_PREFIX)) {
        continue;
      }
      int namespace = Integer.parseUnsignedInt(name, MAP_PREFIX.length(), name.length(), 16);
      attempt(
          namespace,
          () -> {
            MVMap<byte[], byte[]> map =
                store.openMap(
                    name,
                    new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayType.INSTANCE)
                        .valueType(ByteArrayType.INSTANCE));
            read(namespace, map.flushAndGetRoot().root, entries);
          });
    }
  }

  private void read(int namespace, Page<byte[], byte[]> page, Entries entries) {
    if (page.isLeaf()) {
      for (int i = 0; i < page.getKeyCount(); i++) {
        entries.add(namespace, page.getKey(i), page.getValue(i));
      }
      return;
    }
    for (int i = 0; i < page.getRawChildPageCount(); i++) {
      int child = i;
      attempt(namespace, () -> read(namespace, page.getChildPage(child), entries));
    }
  }

  private void attempt(int namespace, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | StackOverflowError e) {
      RuntimeException known =
          e instanceof RuntimeException runtime
              ? StoreErrors.translate(runtime, file.description())
              : StoreErrors.corrupt(file.description(), e);
      losses.accept("a part of namespace " + namespace + " is lost: " + known.getMessage());
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
