package io.quiver.storage.engine;

import org.jspecify.annotations.Nullable;

/** An immutable map from namespace number to overlay that is read without boxing. */
final class NamespaceTable {
  static final NamespaceTable EMPTY = new NamespaceTable(0, new int[2], new NamespaceOverlay[2]);

  /** Receives the content of a table. */
  interface Target {
    void accept(int namespace, NamespaceOverlay overlay);
  }

  private final int size;
  private final int[] numbers;
  private final @Nullable NamespaceOverlay[] overlays;

  private NamespaceTable(int size, int[] numbers, @Nullable NamespaceOverlay[] overlays) {
    this.size = size;
    this.numbers = numbers;
    this.overlays = overlays;
  }

  @Nullable NamespaceOverlay get(int namespace) {
    int mask = numbers.length - 1;
    int slot = slot(namespace, mask);
    while (true) {
      NamespaceOverlay overlay = overlays[slot];
      if (overlay == null || numbers[slot] == namespace) {
        return overlay;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** A copy with one more entry. */
  NamespaceTable with(int namespace, NamespaceOverlay overlay) {
    // At most half full, so that a probe always ends.
    int length = (size + 1) * 2 > numbers.length ? numbers.length * 2 : numbers.length;
    NamespaceTable copy =
        new NamespaceTable(size + 1, new int[length], new NamespaceOverlay[length]);
    forEach(copy::place);
    copy.place(namespace, overlay);
    return copy;
  }

  private void place(int namespace, NamespaceOverlay overlay) {
    int mask = numbers.length - 1;
    int slot = slot(namespace, mask);
    while (overlays[slot] != null) {
      slot = (slot + 1) & mask;
    }
    numbers[slot] = namespace;
    overlays[slot] = overlay;
  }

  void forEach(Target target) {
    for (int slot = 0; slot < overlays.length; slot++) {
      NamespaceOverlay overlay = overlays[slot];
      if (overlay != null) {
        target.accept(numbers[slot], overlay);
      }
    }
  }

  private static int slot(int namespace, int mask) {
    int hash = namespace * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & mask;
  }
}
