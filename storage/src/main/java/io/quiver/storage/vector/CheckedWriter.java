package io.quiver.storage.vector;

import io.quiver.storage.file.StorageFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes numbers to a file in frames that carry a checksum, least significant byte first:
 *
 * <pre>
 * frame   length (int, 1..65536)  CRC32C of position and bytes (int)  bytes
 * ...
 * end     0 (int)  CRC32C of the position (int)
 * </pre>
 *
 * The position of the frame goes into its checksum, so that a frame in the wrong place is found.
 * Confined to one thread.
 */
final class CheckedWriter {
  static final int FRAME_BYTES = 1 << 16;
  static final int HEADER_BYTES = 2 * Integer.BYTES;

  private final StorageFile file;
  private final ByteBuffer frame =
      ByteBuffer.allocate(HEADER_BYTES + FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long position;

  CheckedWriter(StorageFile file) {
    this.file = file;
    frame.position(HEADER_BYTES);
  }

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void putFloats(float[] source, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      room(Float.BYTES).putFloat(source[i]);
    }
  }

  void putBytes(byte[] source, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      room(1).put(source[i]);
    }
  }

  void putInts(int[] source) {
    for (int value : source) {
      putInt(value);
    }
  }

  /** Writes the rest and the end mark and waits until all is on disk. */
  void finish() {
    if (frame.position() > HEADER_BYTES) {
      write();
    }
    write();
    file.force();
  }

  private ByteBuffer room(int bytes) {
    if (frame.remaining() < bytes) {
      write();
    }
    return frame;
  }

  private void write() {
    int length = frame.position() - HEADER_BYTES;
    frame.putInt(0, length);
    frame.putInt(Integer.BYTES, checksum(position, frame.array(), length));
    file.write(position, frame.array(), 0, frame.position());
    position += frame.position();
    frame.position(HEADER_BYTES);
  }

  static int checksum(long position, byte[] frame, int length) {
    CRC32C crc = new CRC32C();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      crc.update((int) (position >>> shift));
    }
    crc.update(frame, HEADER_BYTES, length);
    return (int) crc.getValue();
  }
}
