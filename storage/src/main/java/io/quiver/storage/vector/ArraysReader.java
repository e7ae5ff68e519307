package io.quiver.storage.vector;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@link ArraysWriter} wrote from its beginning, against its checksums; anything else is
 * CORRUPT_INDEX. Confined to one thread.
 */
final class ArraysReader {
  private final StorageFile file;
  private final int[] checksums;
  private final long length;
  private final ByteBuffer block =
      ByteBuffer.allocate(ArraysWriter.BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int next;

  /** Of a file of this length, whose blocks have these checksums. */
  ArraysReader(StorageFile file, long length, int[] checksums) {
    this.file = file;
    this.length = length;
    this.checksums = checksums;
    block.limit(0);
    if (file.size() != length
        || Math.ceilDiv(length, ArraysWriter.BLOCK_BYTES) != checksums.length) {
      throw corrupt("another length than its segment says");
    }
  }

  void getFloats(float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = room().getFloat();
    }
  }

  void getInts(int[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = room().getInt();
    }
  }

  /** Reads the rest for its checksums. */
  void finish() {
    while (next < checksums.length) {
      read();
    }
  }

  private ByteBuffer room() {
    if (!block.hasRemaining()) {
      read();
    }
    return block;
  }

  private void read() {
    if (next == checksums.length) {
      throw corrupt("too few bytes");
    }
    long position = (long) next * ArraysWriter.BLOCK_BYTES;
    int wanted = (int) Math.min(ArraysWriter.BLOCK_BYTES, length - position);
    int got = file.read(position, block.array(), 0, wanted);
    if (got < wanted || ArraysWriter.checksum(block.array(), got) != checksums[next]) {
      throw corrupt("a wrong checksum in block " + next);
    }
    block.clear().limit(got);
    next++;
  }

  private QuiverException corrupt(String what) {
    return new QuiverException(
        ErrorCode.CORRUPT_INDEX, "the index file " + file.description() + " has " + what);
  }
}
