package io.quiver.storage.mvstore;

import io.quiver.storage.file.BlockFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.jspecify.annotations.Nullable;

/**
 * MVStore's way to our block file. MVStore wants a file with two header blocks and then chunks; the
 * chunks are the content of the block file, the header is kept in memory and goes into the
 * attachment of a checkpoint's mark. So MVStore always finds the header of an orderly shutdown at
 * the last checkpoint, and whatever was written after that does not exist.
 *
 * <p>Forcing is the checkpoint's business alone: {@link #sync()} does nothing.
 */
final class ChunkFile extends RandomAccessStore {
  private static final int HEADER_BLOCK = 4096;
  private static final int HEADER_BYTES = 2 * HEADER_BLOCK;

  private final BlockFile file;

  /**
   * Chunks without live pages that the last checkpoint still lists. MVStore verifies listed chunks
   * when it opens, so their space is used again only after the next checkpoint.
   */
  private final List<SFChunk> dropped = new ArrayList<>();

  /** One header block up to its last byte that is not zero; empty in a new store. */
  private byte[] header;

  ChunkFile(BlockFile file, byte[] header, Map<String, Object> config) {
    super(config);
    this.file = file;
    this.header = header;
    init(file.description(), false);
    setSize(header.length == 0 ? 0 : file.size() + HEADER_BYTES);
  }

  /** Makes the header say where the last chunk is, and returns it. Called by the writer only. */
  byte[] finishedHeader() {
    saveChunkLock.lock();
    try {
      writeCleanShutdownMark();
    } finally {
      saveChunkLock.unlock();
    }
    return header.clone();
  }

  /** Lets go of what the checkpoint that is now complete no longer lists. */
  void releaseDropped() {
    saveChunkLock.lock();
    try {
      dropped.forEach(chunk -> getChunks().remove(chunk.id));
      super.freeChunkSpace(dropped);
      dropped.clear();
    } finally {
      saveChunkLock.unlock();
    }
  }

  @Override
  protected void freeChunkSpace(Iterable<SFChunk> chunks) {
    for (SFChunk chunk : chunks) {
      getChunks().put(chunk.id, chunk); // still occupies its place
      dropped.add(chunk);
    }
  }

  /** The last chunk as MVStore writes chunks down; its layout does not list it yet. */
  @Nullable String lastChunkDescription() {
    SFChunk last = lastChunk;
    return last == null ? null : last.asString();
  }

  @Override
  public ByteBuffer readFully(@Nullable SFChunk chunk, long position, int length) {
    byte[] bytes = new byte[length];
    if (position < HEADER_BYTES) {
      byte[] both = new byte[HEADER_BYTES];
      System.arraycopy(header, 0, both, 0, header.length);
      System.arraycopy(header, 0, both, HEADER_BLOCK, header.length);
      System.arraycopy(both, (int) position, bytes, 0, length);
    } else {
      file.read(position - HEADER_BYTES, bytes, 0, length, epoch(chunk));
    }
    readCount.incrementAndGet();
    readBytes.addAndGet(length);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer source) {
    int length = source.remaining();
    if (position == 0) {
      int end = HEADER_BLOCK;
      while (end > 0 && source.get(source.position() + end - 1) == 0) {
        end--;
      }
      header = Arrays.copyOfRange(source.array(), source.arrayOffset(), source.arrayOffset() + end);
    } else {
      file.write(
          position - HEADER_BYTES,
          source.array(),
          source.arrayOffset() + source.position(),
          length,
          epoch(chunk));
    }
    setSize(Math.max(size(), position + length));
    writeCount.incrementAndGet();
    writeBytes.addAndGet(length);
  }

  /** What the blocks of a chunk are known by; 0 while it is not known which chunk they are. */
  private static int epoch(@Nullable SFChunk chunk) {
    return chunk == null ? 0 : epoch(chunk.version);
  }

  /** Never 0: a chunk in the place of an older one has another version and so another epoch. */
  static int epoch(long version) {
    return 1 + (int) (version % BlockFile.MAXIMUM_EPOCH);
  }

  @Override
  protected void truncate(long newSize) {
    file.truncate(Math.max(0, newSize - HEADER_BYTES));
    setSize(Math.min(size(), newSize));
  }

  @Override
  public void sync() {}

  @Override
  public void open(String fileName, boolean readOnly, char[] encryptionKey) {
    throw new UnsupportedOperationException("a chunk file is made open");
  }

  @Override
  public FileStore<SFChunk> open(String fileName, boolean readOnly) {
    throw new UnsupportedOperationException("a chunk file is made open");
  }

  @Override
  public void backup(ZipOutputStream target) {
    throw new UnsupportedOperationException("backups copy the database directory");
  }

  @Override
  public void close() {
    try {
      super.close();
    } finally {
      file.close();
    }
  }

  @Override
  public String toString() {
    return file.description();
  }
}
