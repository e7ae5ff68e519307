package io.quiver.storage.graph;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from numbers to values: a hash trie of 32 ways (Bagwell, Ideal Hash Trees, 2001)
 * whose nodes are plain arrays. A map with one entry more shares all but one path with the old one,
 * so that a change costs the same however large the map is.
 */
final class LongTrie<V> {
  private static final int BITS = 5;
  private static final int WAYS = 1 << BITS;

  private record Leaf<V>(long key, V value) {}

  private final @Nullable Object @Nullable [] root;

  private LongTrie(@Nullable Object @Nullable [] root) {
    this.root = root;
  }

  static <V> LongTrie<V> empty() {
    return new LongTrie<>(null);
  }

  boolean isEmpty() {
    return root == null;
  }

  @Nullable V get(long key) {
    @Nullable Object @Nullable [] node = root;
    for (long rest = key; node != null; rest >>>= BITS) {
      Object found = node[way(rest)];
      if (found instanceof Leaf<?> leaf) {
        @SuppressWarnings("unchecked") // only put() makes leaves
        V value = leaf.key == key ? (V) leaf.value : null;
        return value;
      }
      node = (@Nullable Object[]) found;
    }
    return null;
  }

  /** Every value, in no particular order. */
  void forEach(Consumer<V> action) {
    if (root != null) {
      visit(root, action);
    }
  }

  @SuppressWarnings("unchecked") // only put() makes leaves
  private static <V> void visit(@Nullable Object[] node, Consumer<V> action) {
    for (Object child : node) {
      if (child instanceof Leaf<?> leaf) {
        action.accept((V) leaf.value);
      } else if (child != null) {
        visit((@Nullable Object[]) child, action);
      }
    }
  }

  LongTrie<V> with(long key, V value) {
    return new LongTrie<>(put(root, 0, new Leaf<>(key, value)));
  }

  private static int way(long rest) {
    return (int) rest & (WAYS - 1);
  }

  /** A copy of a node with the leaf below it. */
  private static @Nullable Object[] put(
      @Nullable Object @Nullable [] node, int depth, Leaf<?> leaf) {
    @Nullable Object[] copy = node == null ? new Object[WAYS] : node.clone();
    int way = way(leaf.key >>> depth * BITS);
    Object there = copy[way];
    if (there == null || (there instanceof Leaf<?> old && old.key == leaf.key)) {
      copy[way] = leaf;
    } else if (there instanceof Leaf<?> old) {
      copy[way] = put(put(null, depth + 1, old), depth + 1, leaf);
    } else {
      copy[way] = put((@Nullable Object[]) there, depth + 1, leaf);
    }
    return copy;
  }
}
