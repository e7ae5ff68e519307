package io.quiver.functions.graph;

import java.util.Arrays;

/** A stack of int that grows. */
final class IntStack {
  private int[] elements = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void push(int element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, Math.multiplyExact(size, 2));
    }
    elements[size++] = element;
  }

  int pop() {
    return elements[--size];
  }
}
