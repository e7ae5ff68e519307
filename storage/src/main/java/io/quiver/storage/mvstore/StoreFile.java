package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.BlockFile;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVStore;

/**
 * A store's file together with the MVStore that works on it. Guarded by the store's writer lock.
 */
final class StoreFile {
  private static final String KIND = "STOR";
  private static final String COPY_SUFFIX = ".copy";
  private static final int VERSIONS_TO_KEEP = 5;

  /** A file with less unused space than this leaves is not copied. */
  private static final double MOSTLY_LIVE = 0.9;

  /** MVStore's trigger for writing by itself; far above ours. */
  private static final int AUTO_COMMIT_KILOBYTES = 1 << 20;

  private final StorageFiles files;
  private final String name;
  private final MvStoreOptions options;
  private final BlockFile blocks;
  private final ChunkFile chunks;
  private final MVStore store;
  private final long openedTimestamp;

  private StoreFile(
      StorageFiles files,
      String name,
      MvStoreOptions options,
      BlockFile blocks,
      ChunkFile chunks,
      MVStore store,
      long openedTimestamp) {
    this.files = files;
    this.name = name;
    this.options = options;
    this.blocks = blocks;
    this.chunks = chunks;
    this.store = store;
    this.openedTimestamp = openedTimestamp;
  }

  /** Opens the file, creating it when it is missing. */
  static StoreFile open(StorageFiles files, String name, MvStoreOptions options) {
    try {
      if (!files.exists(name)) {
        BlockFile.create(files, name, KIND);
      }
      files.delete(name + COPY_SUFFIX); // a copy that a crash interrupted
      files.delete(name + COPY_SUFFIX + BlockFile.UNFINISHED_SUFFIX);
    } catch (IOException e) {
      throw StorageFile.failure("create", files.describe(name), e);
    }
    return open(files, name, options, BlockFile.open(files, name, KIND), true);
  }

  /** Opens a damaged file as it is, for reading; nothing is created, written or deleted. */
  static StoreFile openDamaged(StorageFiles files, String name, MvStoreOptions options) {
    return open(files, name, options, BlockFile.openDamaged(files, name, KIND), false);
  }

  private static StoreFile open(
      StorageFiles files, String name, MvStoreOptions options, BlockFile blocks, boolean complete) {
    boolean opened = false;
    try {
      StoreFile result = openMarked(files, name, options, blocks, complete);
      opened = true;
      return result;
    } catch (QuiverException e) {
      throw e;
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, blocks.description());
    } catch (StackOverflowError e) {
      throw StoreErrors.corrupt(blocks.description(), e);
    } finally {
      if (!opened) {
        blocks.close();
      }
    }
  }

  private static StoreFile openMarked(
      StorageFiles files, String name, MvStoreOptions options, BlockFile blocks, boolean complete) {
    String description = blocks.description();
    StoreState state = StoreState.parse(blocks.attachment(), description);
    Map<String, Object> settings = new HashMap<>();
    settings.put("cacheSize", options.cacheMegabytes());
    ChunkFile chunks = new ChunkFile(blocks, state.header(), settings);
    MVStore store =
        new MVStore.Builder()
            .adoptFileStore(chunks)
            .autoCommitDisabled()
            .autoCommitBufferSize(AUTO_COMMIT_KILOBYTES)
            .open();
    store.setRetentionTime(options.retentionMillis());
    store.setVersionsToKeep(VERSIONS_TO_KEEP);
    if (complete && chunks.lastChunkVersion() != state.version()) {
      throw new QuiverException(
              ErrorCode.CORRUPT_FILE,
              description
                  + " is damaged: version "
                  + state.version()
                  + " cannot be read any more, only "
                  + chunks.lastChunkVersion())
          .withHint("Restore the database from a backup; nothing was changed.");
    }
    return new StoreFile(files, name, options, blocks, chunks, store, state.appliedTimestamp());
  }

  MVStore store() {
    return store;
  }

  String description() {
    return blocks.description();
  }

  /** The timestamp of the checkpoint that the file was opened at. */
  long openedTimestamp() {
    return openedTimestamp;
  }

  /** Moves changed pages to the file when they take too much memory; not durable yet. */
  void spill() {
    if (store.getUnsavedMemory() > (long) options.dirtyMegabytes() << 20) {
      store.commit();
    }
  }

  void checkpoint(long appliedTimestamp) {
    store.commit();
    byte[] header = chunks.finishedHeader();
    blocks.checkpoint(
        new StoreState(appliedTimestamp, chunks.lastChunkVersion(), header).toBytes());
    chunks.releaseDropped();
  }

  long sizeOnDisk() {
    return blocks.sizeOnDisk();
  }

  /** Which part of the file is in use, from 0 to 1. */
  double liveFraction() {
    return (chunks.getFillRate() / 100.0) * (chunks.getChunksFillRate() / 100.0);
  }

  void verify() {
    StoreVerification.verifyFile(chunks, blocks);
  }

  /**
   * Whether most of the file is unused and a copy of the rest is quickly made.
   *
   * @param anyway however long it takes, if there is anything to gain
   */
  boolean isWorthCopying(boolean anyway) {
    return anyway
        ? liveFraction() < MOSTLY_LIVE
        : sizeOnDisk() >= options.compactedBytes() && StoreCopy.isSparse(this);
  }

  /** Opens the file of this name anew: the copy that has replaced this one. */
  StoreFile reopen() {
    return open(files, name, options);
  }

  /** Makes a smaller copy beside the file. */
  void writeCopy(MvStore source) {
    StoreCopy.write(source, files, name + COPY_SUFFIX, options);
  }

  /** Puts the copy in the place of the file, which may still be read. */
  void useCopy() {
    try {
      BlockFile.replace(files, name + COPY_SUFFIX, name);
    } catch (IOException e) {
      throw StorageFile.failure("replace", description(), e);
    }
  }

  void close() {
    store.closeImmediately();
    blocks.close();
  }
}
