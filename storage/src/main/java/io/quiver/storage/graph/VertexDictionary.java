package io.quiver.storage.graph;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the values of vertices. As long as all are integers they have a table of their own,
 * so that large graphs need no boxes. Not thread-safe while it grows.
 */
final class VertexDictionary {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A value that is no integer, with its entry in a map and a list. */
  private static final int ENTRY_BYTES = 120;

  private long[] integers = new long[64];
  private int[] integerSlots = new int[128];
  private final Map<Object, Integer> others = new HashMap<>();
  private final List<Object> otherValues = new ArrayList<>();
  private boolean integersOnly = true;
  private int size;

  VertexDictionary() {
    Arrays.fill(integerSlots, -1);
  }

  VertexDictionary copy() {
    VertexDictionary copy = new VertexDictionary();
    copy.integers = integers.clone();
    copy.integerSlots = integerSlots.clone();
    copy.others.putAll(others);
    copy.otherValues.addAll(otherValues);
    copy.integersOnly = integersOnly;
    copy.size = size;
    return copy;
  }

  int size() {
    return size;
  }

  /** About what it takes. */
  long bytes() {
    return (long) Long.BYTES * integers.length
        + (long) Integer.BYTES * integerSlots.length
        + (long) ENTRY_BYTES * others.size();
  }

  Object value(int vertex) {
    return integersOnly ? Long.valueOf(integers[vertex]) : otherValues.get(vertex);
  }

  /** The number of a value, or -1. */
  int find(Object value) {
    if (integersOnly) {
      return value instanceof Long number ? integerSlots[slot(number)] : -1;
    }
    return others.getOrDefault(key(value), -1);
  }

  /** The number of a value, a new one if need be. */
  int add(Object value) {
    if (integersOnly && !(value instanceof Long)) {
      mix();
    }
    return integersOnly ? addInteger((Long) value) : addOther(value);
  }

  /** From now on values of all kinds are kept in the same way. */
  private void mix() {
    integersOnly = false;
    for (int i = 0; i < size; i++) {
      others.put(integers[i], i);
      otherValues.add(integers[i]);
    }
  }

  private int addOther(Object value) {
    Object key = key(value);
    Integer known = others.get(key);
    if (known != null) {
      return known;
    }
    others.put(key, size);
    otherValues.add(value);
    return size++;
  }

  private int addInteger(long number) {
    int slot = slot(number);
    if (integerSlots[slot] >= 0) {
      return integerSlots[slot];
    }
    if (size == integers.length) {
      integers = Arrays.copyOf(integers, size * 2);
    }
    integers[size] = number;
    integerSlots[slot] = size;
    size++;
    if (size * 2 > integerSlots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    integerSlots = new int[integerSlots.length * 2];
    Arrays.fill(integerSlots, -1);
    for (int i = 0; i < size; i++) {
      integerSlots[slot(integers[i])] = i;
    }
  }

  /** Where the number is, or the free place where it belongs. */
  private int slot(long number) {
    int mask = integerSlots.length - 1;
    int slot = (int) ((number * GOLDEN) >>> 32) & mask;
    while (integerSlots[slot] >= 0 && integers[integerSlots[slot]] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static Object key(Object value) {
    return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
  }
}
