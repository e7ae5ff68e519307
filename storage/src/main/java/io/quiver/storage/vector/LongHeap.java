package io.quiver.storage.vector;

import java.util.Arrays;

/** A binary heap of longs, smallest on top. Confined to one thread. */
final class LongHeap {
  private long[] items;
  private int size;

  LongHeap(int capacity) {
    items = new long[capacity];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The smallest; undefined when empty. */
  long top() {
    return items[0];
  }

  void push(long item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    int i = size++;
    while (i > 0) {
      int parent = (i - 1) >> 1;
      if (items[parent] <= item) {
        break;
      }
      items[i] = items[parent];
      i = parent;
    }
    items[i] = item;
  }

  long pop() {
    long result = items[0];
    long last = items[--size];
    if (size > 0) {
      sink(last);
    }
    return result;
  }

  /** Pop and push in one. */
  void replaceTop(long item) {
    sink(item);
  }

  private void sink(long item) {
    int i = 0;
    while (true) {
      int child = 2 * i + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && items[child + 1] < items[child]) {
        child++;
      }
      if (items[child] >= item) {
        break;
      }
      items[i] = items[child];
      i = child;
    }
    items[i] = item;
  }
}
