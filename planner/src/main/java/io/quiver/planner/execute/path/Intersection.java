package io.quiver.planner.execute.path;

import java.util.Arrays;

/**
 * Vertices that several ascending lists have in common, each with the number of ways to take one
 * entry of each list. Filled again and again. Confined to one thread.
 */
final class Intersection {
  /** A list longer than another one by this factor is searched, not walked. */
  private static final int GALLOP = 16;

  private int[] vertices = new int[16];
  private long[] ways = new long[16];
  private int size;

  int size() {
    return size;
  }

  int vertex(int index) {
    return vertices[index];
  }

  long ways(int index) {
    return ways[index];
  }

  /** Takes the entries of one list. */
  void set(int[] list) {
    size = 0;
    if (vertices.length < list.length) {
      vertices = new int[list.length];
      ways = new long[list.length];
    }
    for (int vertex : list) {
      if (size > 0 && vertices[size - 1] == vertex) {
        ways[size - 1]++;
      } else {
        vertices[size] = vertex;
        ways[size++] = 1;
      }
    }
  }

  /** Keeps what the list has too. */
  void retain(int[] list) {
    int kept = 0;
    int at = 0;
    boolean gallop = list.length > (long) GALLOP * size;
    for (int i = 0; i < size && at < list.length; i++) {
      int wanted = vertices[i];
      if (gallop) {
        at = firstAtLeast(list, at, wanted);
      } else {
        while (at < list.length && list[at] < wanted) {
          at++;
        }
      }
      int count = 0;
      while (at < list.length && list[at] == wanted) {
        at++;
        count++;
      }
      if (count > 0) {
        vertices[kept] = wanted;
        ways[kept++] = Math.multiplyExact(ways[i], (long) count);
      }
    }
    size = kept;
  }

  /** The first place of a value that is not smaller, by steps that double. */
  private static int firstAtLeast(int[] list, int from, int wanted) {
    int step = 1;
    int low = from;
    while (low + step < list.length && list[low + step] < wanted) {
      low += step;
      step *= 2;
    }
    int place = Arrays.binarySearch(list, low, Math.min(list.length, low + step + 1), wanted);
    if (place < 0) {
      return -place - 1;
    }
    while (place > from && list[place - 1] == wanted) {
      place--;
    }
    return place;
  }
}
