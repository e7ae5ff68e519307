package io.quiver.storage.vector;

import io.quiver.storage.file.StorageFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes the large arrays of a segment to a file of their own, to be mapped: plain floats and ints,
 * least significant byte first, nothing between them. The checksums of its blocks go to the
 * segment's file. Confined to one thread.
 */
final class ArraysWriter {
  /** Bytes that one checksum stands for. */
  static final int BLOCK_BYTES = 1 << 20;

  private final StorageFile file;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int[] checksums = new int[16];
  private int blocks;
  private long position;

  ArraysWriter(StorageFile file) {
    this.file = file;
  }

  void putFloats(float[] source, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      room().putFloat(source[i]);
    }
  }

  void putInt(int value) {
    room().putInt(value);
  }

  /** Returns when all is on disk. */
  void finish() {
    if (block.position() > 0) {
      write();
    }
    file.force();
  }

  /** Bytes written; after {@link #finish}. */
  long length() {
    return position;
  }

  /** CRC32C of each block; after {@link #finish}. */
  int[] checksums() {
    return Arrays.copyOf(checksums, blocks);
  }

  private ByteBuffer room() {
    if (!block.hasRemaining()) {
      write();
    }
    return block;
  }

  private void write() {
    int length = block.position();
    if (blocks == checksums.length) {
      checksums = Arrays.copyOf(checksums, 2 * blocks);
    }
    checksums[blocks++] = checksum(block.array(), length);
    file.write(position, block.array(), 0, length);
    position += length;
    block.clear();
  }

  static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
