package io.quiver.storage.vector;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@link CheckedWriter} wrote; anything else is CORRUPT_INDEX. Confined to one thread.
 */
final class CheckedReader {
  private final StorageFile file;
  private final ByteBuffer frame =
      ByteBuffer.allocate(CheckedWriter.HEADER_BYTES + CheckedWriter.FRAME_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
  private long position;

  CheckedReader(StorageFile file) {
    this.file = file;
    frame.limit(0);
  }

  int getInt() {
    return next(Integer.BYTES).getInt();
  }

  long getLong() {
    return next(Long.BYTES).getLong();
  }

  float getFloat() {
    return next(Float.BYTES).getFloat();
  }

  void getBytes(byte[] target, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      target[i] = next(1).get();
    }
  }

  void getFloats(float[] target, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      target[i] = getFloat();
    }
  }

  int[] getInts(int count) {
    int[] values = new int[checkCount(count)];
    for (int i = 0; i < count; i++) {
      values[i] = getInt();
    }
    return values;
  }

  /** A count that could be in this file: each counted thing takes at least one byte. */
  int checkCount(int count) {
    if (count < 0 || count > file.size()) {
      throw corrupt("a count of " + count);
    }
    return count;
  }

  /** The end must be here. */
  void finish() {
    if (frame.hasRemaining() || read() != 0 || file.size() != position) {
      throw corrupt("something after its end");
    }
  }

  QuiverException corrupt(String what) {
    return new QuiverException(
        ErrorCode.CORRUPT_INDEX,
        "the index file " + file.description() + " has " + what + " before position " + position);
  }

  private ByteBuffer next(int bytes) {
    if (frame.remaining() < bytes) {
      if (frame.hasRemaining() || read() < bytes) {
        throw corrupt("too few bytes");
      }
    }
    return frame;
  }

  private int read() {
    byte[] bytes = frame.array();
    int got = file.read(position, bytes, 0, bytes.length);
    int length = got < CheckedWriter.HEADER_BYTES ? -1 : frame.clear().getInt(0);
    if (length < 0 || CheckedWriter.HEADER_BYTES + length > got) {
      frame.limit(0);
      throw corrupt("an incomplete frame");
    }
    if (CheckedWriter.checksum(position, bytes, length) != frame.getInt(Integer.BYTES)) {
      frame.limit(0);
      throw corrupt("a frame with a wrong checksum");
    }
    position += CheckedWriter.HEADER_BYTES + length;
    frame.limit(CheckedWriter.HEADER_BYTES + length).position(CheckedWriter.HEADER_BYTES);
    return length;
  }
}
