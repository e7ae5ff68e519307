package io.quiver.functions.graph;

import java.util.Arrays;

/** The entry of each vertex that a search has found: a hash table that grows with the search. */
final class VertexEntries {
  static final int NONE = -1;

  private static final int GOLDEN = 0x9E3779B9;
  private static final int LEAST = 64;

  private int[] vertices = new int[LEAST];
  private int[] entries = filled(LEAST);
  private int size;

  private static int[] filled(int length) {
    int[] entries = new int[length];
    Arrays.fill(entries, NONE);
    return entries;
  }

  void clear() {
    if (size > 0) {
      vertices = new int[LEAST];
      entries = filled(LEAST);
      size = 0;
    }
  }

  int get(int vertex) {
    int slot = slot(vertex);
    return entries[slot];
  }

  /** False when the vertex is there already. */
  boolean add(int vertex, int entry) {
    int slot = slot(vertex);
    if (entries[slot] != NONE) {
      return false;
    }
    vertices[slot] = vertex;
    entries[slot] = entry;
    if (2 * ++size > entries.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    int[] oldVertices = vertices;
    int[] oldEntries = entries;
    vertices = new int[Math.multiplyExact(oldEntries.length, 2)];
    entries = filled(vertices.length);
    for (int i = 0; i < oldEntries.length; i++) {
      if (oldEntries[i] != NONE) {
        int slot = slot(oldVertices[i]);
        vertices[slot] = oldVertices[i];
        entries[slot] = oldEntries[i];
      }
    }
  }

  private int slot(int vertex) {
    int mask = entries.length - 1;
    int slot = (vertex * GOLDEN >>> 7) & mask;
    while (entries[slot] != NONE && vertices[slot] != vertex) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
