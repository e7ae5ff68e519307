package io.quiver.storage.kv;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link SortedEntries}, or a range of them, as a map: null values are removals. Views share the
 * entries. Nothing is removed but by {@link #remove(Object)} with a key; sets of keys with an order
 * of their own are not offered. Iteration fails when entries come or go meanwhile.
 */
public final class KeyMap extends AbstractMap<byte[], byte @Nullable []>
    implements NavigableMap<byte[], byte @Nullable []> {
  private static final Comparator<byte[]> BACKWARD = Keys.ORDER.reversed();

  private final SortedEntries entries;

  /** The least key and the key behind the greatest one, whatever the direction. */
  private final byte @Nullable [] from;

  private final byte @Nullable [] to;
  private final boolean backward;

  /** A map of its own, empty. */
  public KeyMap() {
    this(new SortedEntries(), null, null, false);
  }

  private KeyMap(
      SortedEntries entries, byte @Nullable [] from, byte @Nullable [] to, boolean backward) {
    this.entries = entries;
    this.from = from;
    this.to = to;
    this.backward = backward;
  }

  /** The entries behind it when it shows all of them in order, else null. */
  public static @Nullable SortedEntries entries(Map<byte[], byte @Nullable []> map) {
    return map instanceof KeyMap all && all.from == null && all.to == null && !all.backward
        ? all.entries
        : null;
  }

  private long start() {
    return from == null ? entries.start() : entries.ceiling(from);
  }

  private long end() {
    return to == null ? entries.end() : entries.ceiling(to);
  }

  private boolean contains(byte[] key) {
    return (from == null || Keys.ORDER.compare(key, from) >= 0)
        && (to == null || Keys.ORDER.compare(key, to) < 0);
  }

  @Override
  public int size() {
    return from == null && to == null ? entries.size() : entries.count(start(), end());
  }

  @Override
  public boolean isEmpty() {
    return from == null && to == null ? entries.size() == 0 : start() >= end();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof byte[] bytes && contains(bytes) && entries.find(bytes) >= 0;
  }

  @Override
  public byte @Nullable [] get(@Nullable Object key) {
    if (!(key instanceof byte[] bytes) || !contains(bytes)) {
      return null;
    }
    long place = entries.find(bytes);
    return place < 0 ? null : entries.value(place);
  }

  @Override
  public byte @Nullable [] put(byte[] key, byte @Nullable [] value) {
    if (!contains(key)) {
      throw new IllegalArgumentException("a key outside of the range");
    }
    return entries.put(key, value);
  }

  @Override
  public byte @Nullable [] remove(@Nullable Object key) {
    byte @Nullable [] before = get(key);
    if (key instanceof byte[] bytes && contains(bytes)) {
      entries.forget(bytes);
    }
    return before;
  }

  @Override
  public Comparator<? super byte[]> comparator() {
    return backward ? BACKWARD : Keys.ORDER;
  }

  // ---- neighbours

  /** The entry at a place that must be within the range; null when it is not. */
  private Map.@Nullable Entry<byte[], byte @Nullable []> at(long place) {
    return place < start() || place >= end() ? null : entry(place);
  }

  private Map.Entry<byte[], byte @Nullable []> entry(long place) {
    return new SimpleImmutableEntry<>(entries.key(place), entries.value(place));
  }

  private Map.@Nullable Entry<byte[], byte @Nullable []> least(byte @Nullable [] key) {
    return at(key == null ? start() : Math.max(start(), entries.ceiling(key)));
  }

  /** The greatest entry below the key. */
  private Map.@Nullable Entry<byte[], byte @Nullable []> greatest(byte @Nullable [] key) {
    long behind = key == null ? end() : Math.min(end(), entries.ceiling(key));
    return behind <= start() ? null : at(entries.before(behind));
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> firstEntry() {
    return backward ? greatest(null) : least(null);
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> lastEntry() {
    return backward ? least(null) : greatest(null);
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> lowerEntry(byte[] key) {
    return backward ? least(Keys.successor(key)) : greatest(key);
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> floorEntry(byte[] key) {
    return backward ? least(key) : greatest(Keys.successor(key));
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> ceilingEntry(byte[] key) {
    return backward ? greatest(Keys.successor(key)) : least(key);
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> higherEntry(byte[] key) {
    return backward ? greatest(key) : least(Keys.successor(key));
  }

  private static byte @Nullable [] key(Map.@Nullable Entry<byte[], byte @Nullable []> entry) {
    return entry == null ? null : entry.getKey();
  }

  private static byte[] required(Map.@Nullable Entry<byte[], byte @Nullable []> entry) {
    if (entry == null) {
      throw new NoSuchElementException("the map is empty");
    }
    return entry.getKey();
  }

  @Override
  public byte[] firstKey() {
    return required(firstEntry());
  }

  @Override
  public byte[] lastKey() {
    return required(lastEntry());
  }

  @Override
  public byte @Nullable [] lowerKey(byte[] key) {
    return key(lowerEntry(key));
  }

  @Override
  public byte @Nullable [] floorKey(byte[] key) {
    return key(floorEntry(key));
  }

  @Override
  public byte @Nullable [] ceilingKey(byte[] key) {
    return key(ceilingEntry(key));
  }

  @Override
  public byte @Nullable [] higherKey(byte[] key) {
    return key(higherEntry(key));
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> pollFirstEntry() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map.@Nullable Entry<byte[], byte @Nullable []> pollLastEntry() {
    throw new UnsupportedOperationException();
  }

  // ---- ranges

  @Override
  public KeyMap descendingMap() {
    return new KeyMap(entries, from, to, !backward);
  }

  /** From the first key of the range, which is included or not, to before the second one. */
  private KeyMap between(
      byte @Nullable [] low, boolean lowIncluded, byte @Nullable [] high, boolean highIncluded) {
    byte @Nullable [] newFrom = low == null || lowIncluded ? low : Keys.successor(low);
    byte @Nullable [] newTo = high == null || !highIncluded ? high : Keys.successor(high);
    if (from != null && (newFrom == null || Keys.ORDER.compare(newFrom, from) < 0)) {
      newFrom = from;
    }
    if (to != null && (newTo == null || Keys.ORDER.compare(newTo, to) > 0)) {
      newTo = to;
    }
    return new KeyMap(entries, newFrom, newTo, backward);
  }

  @Override
  public KeyMap subMap(byte[] fromKey, boolean fromInclusive, byte[] toKey, boolean toInclusive) {
    return backward
        ? between(toKey, toInclusive, fromKey, fromInclusive)
        : between(fromKey, fromInclusive, toKey, toInclusive);
  }

  @Override
  public KeyMap headMap(byte[] toKey, boolean inclusive) {
    return backward
        ? between(toKey, inclusive, null, false)
        : between(null, true, toKey, inclusive);
  }

  @Override
  public KeyMap tailMap(byte[] fromKey, boolean inclusive) {
    return backward
        ? between(null, true, fromKey, inclusive)
        : between(fromKey, inclusive, null, false);
  }

  @Override
  public KeyMap subMap(byte[] fromKey, byte[] toKey) {
    return subMap(fromKey, true, toKey, false);
  }

  @Override
  public KeyMap headMap(byte[] toKey) {
    return headMap(toKey, false);
  }

  @Override
  public KeyMap tailMap(byte[] fromKey) {
    return tailMap(fromKey, true);
  }

  @Override
  public NavigableSet<byte[]> navigableKeySet() {
    throw new UnsupportedOperationException();
  }

  @Override
  public NavigableSet<byte[]> descendingKeySet() {
    throw new UnsupportedOperationException();
  }

  // ---- iteration

  @Override
  public Set<Map.Entry<byte[], byte @Nullable []>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<byte[], byte @Nullable []>> iterator() {
        return new EntryIterator();
      }

      @Override
      public int size() {
        return KeyMap.this.size();
      }
    };
  }

  private final class EntryIterator implements Iterator<Map.Entry<byte[], byte @Nullable []>> {
    private final int changes = entries.changes();
    private final long stop = backward ? start() : end();

    /** The entry to deliver next, or, backward, the place behind it. */
    private long place = backward ? end() : start();

    @Override
    public boolean hasNext() {
      return backward ? place > stop : place < stop;
    }

    @Override
    public Map.Entry<byte[], byte @Nullable []> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more entries");
      }
      if (entries.changes() != changes) {
        throw new ConcurrentModificationException();
      }
      if (backward) {
        place = entries.before(place);
        return entry(place);
      }
      Map.Entry<byte[], byte @Nullable []> entry = entry(place);
      place = entries.after(place);
      return entry;
    }
  }
}
