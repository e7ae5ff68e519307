package io.quiver.tck.crash;

import java.util.Arrays;

/** The bytes of one file, whatever its name is. Guarded by its owner's lock. */
final class MemoryContent {
  private final int id;
  private byte[] bytes = new byte[4096];
  private int size;

  MemoryContent(int id) {
    this.id = id;
  }

  MemoryContent copy() {
    MemoryContent copy = new MemoryContent(id);
    copy.bytes = bytes.clone();
    copy.size = size;
    return copy;
  }

  int id() {
    return id;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  int read(long position, byte[] target, int offset, int length) {
    if (position >= size) {
      return 0;
    }
    int count = (int) Math.min(length, size - position);
    System.arraycopy(bytes, (int) position, target, offset, count);
    return count;
  }

  void write(long position, byte[] source, int offset, int length) {
    int end = Math.toIntExact(position + length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
    }
    System.arraycopy(source, offset, bytes, (int) position, length);
    size = Math.max(size, end);
  }

  void truncate(int newSize) {
    if (newSize < size) {
      Arrays.fill(bytes, newSize, size, (byte) 0);
    }
    size = newSize;
  }

  void setSize(int newSize) {
    if (newSize < size) {
      truncate(newSize);
    } else {
      if (newSize > bytes.length) {
        bytes = Arrays.copyOf(bytes, newSize);
      }
      size = newSize;
    }
  }
}
