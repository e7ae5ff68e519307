package io.quiver.tck.isolation;

import java.util.ArrayList;
import java.util.List;

/** What one committed transaction of a list-append history did. Filled by its thread. */
final class Observed {
  /** A list as it was read; its last element tells all that came before. */
  record Read(int key, List<Integer> list) {}

  /** A unique element put at the end of a list. */
  record Append(int key, int element) {}

  final List<Read> reads = new ArrayList<>();
  final List<Append> appends = new ArrayList<>();
}
