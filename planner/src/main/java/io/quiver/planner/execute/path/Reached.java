package io.quiver.planner.execute.path;

import java.util.Arrays;

/**
 * The tree of vertices that a search has reached, each once: entries in the order of discovery,
 * with the entry before and the edge between. Takes memory for what is reached only.
 */
final class Reached {
  static final int NONE = -1;
  static final int BYTES = 40;

  private int[] vertices = new int[16];
  private int[] parents = new int[16];
  private int[] depths = new int[16];
  private long[] edges = new long[16];
  private int[] slots = new int[32];
  private int size;

  Reached() {
    Arrays.fill(slots, NONE);
  }

  int size() {
    return size;
  }

  int vertex(int entry) {
    return vertices[entry];
  }

  int parent(int entry) {
    return parents[entry];
  }

  int depth(int entry) {
    return depths[entry];
  }

  long edge(int entry) {
    return edges[entry];
  }

  /** The entry of a vertex, or {@link #NONE}. */
  int find(int vertex) {
    return slots[slot(vertex)];
  }

  /** Adds a vertex; false when it was there. */
  boolean add(int vertex, int parent, long edge) {
    int slot = slot(vertex);
    if (slots[slot] != NONE) {
      return false;
    }
    slots[slot] = append(vertex, parent, edge);
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** Adds an entry that {@link #find} does not find, so that its vertex can be reached again. */
  int append(int vertex, int parent, long edge) {
    if (size == vertices.length) {
      int capacity = size * 2;
      vertices = Arrays.copyOf(vertices, capacity);
      parents = Arrays.copyOf(parents, capacity);
      depths = Arrays.copyOf(depths, capacity);
      edges = Arrays.copyOf(edges, capacity);
    }
    vertices[size] = vertex;
    parents[size] = parent;
    depths[size] = parent == NONE ? 0 : depths[parent] + 1;
    edges[size] = edge;
    return size++;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[old.length * 2];
    Arrays.fill(slots, NONE);
    for (int entry : old) {
      if (entry != NONE) {
        slots[slot(vertices[entry])] = entry;
      }
    }
  }

  private int slot(int vertex) {
    int mask = slots.length - 1;
    int slot = (vertex * 0x9E3779B9) >>> 7 & mask;
    while (slots[slot] != NONE && vertices[slots[slot]] != vertex) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
