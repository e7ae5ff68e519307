package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.BlockFile;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.Arrays;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/** Reads a store back: the blocks of all chunks in use, then the entries and their order. */
final class StoreVerification {
  private static final String CHUNK_PREFIX = "chunk.";

  /** MVStore's two header blocks, which are not in the block file. */
  private static final long HEADER_BLOCKS = 2;

  private StoreVerification() {}

  static void verifyFile(ChunkFile chunks, BlockFile file) {
    file.verifyMarks();
    for (Map.Entry<String, String> entry : chunks.getLayoutMap().entrySet()) {
      if (entry.getKey().startsWith(CHUNK_PREFIX)) {
        verifyChunk(entry.getValue(), file);
      }
    }
    String last = chunks.lastChunkDescription();
    if (last != null) {
      verifyChunk(last, file);
    }
  }

  private static void verifyChunk(String description, BlockFile file) {
    Map<String, String> fields = DataUtils.parseMap(description);
    boolean live = !"0".equals(fields.get("livePages"));
    long block = DataUtils.readHexLong(fields, "block", 0);
    long length = DataUtils.readHexLong(fields, "len", 0);
    if (live && block >= HEADER_BLOCKS) {
      int epoch = ChunkFile.epoch(DataUtils.readHexLong(fields, "version", 0));
      file.verify(
          (block - HEADER_BLOCKS) * BlockFile.BLOCK_BYTES, length * BlockFile.BLOCK_BYTES, epoch);
    }
  }

  static void verifyEntries(NamespaceRoot root, String description) {
    long count = 0;
    byte[] previous = null;
    try (MvCursor cursor = new MvCursor(root, KeyRange.ALL, Direction.FORWARD, description)) {
      while (cursor.next()) {
        if (previous != null && Arrays.compareUnsigned(previous, cursor.key()) >= 0) {
          throw wrong(root, description, "keys are out of order after entry " + count);
        }
        previous = cursor.key();
        count++;
      }
    }
    if (count != root.root().getTotalCount()) {
      throw wrong(
          root, description, count + " entries where " + root.root().getTotalCount() + " belong");
    }
  }

  private static QuiverException wrong(NamespaceRoot root, String description, String what) {
    return new QuiverException(
        ErrorCode.CORRUPT_FILE,
        description + " is damaged: namespace " + root.namespace() + " has " + what);
  }
}
