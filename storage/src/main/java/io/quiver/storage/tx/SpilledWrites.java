package io.quiver.storage.tx;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.WriteCursor;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** What a transaction has written to namespaces of which a part has left memory. */
final class SpilledWrites implements LargeWrites {
  private final TreeMap<Integer, NamespaceWrites> spilled = new TreeMap<>();

  SpilledWrites(Map<Integer, NamespaceWrites> all) {
    all.forEach(
        (namespace, writes) -> {
          if (writes.isSpilled()) {
            spilled.put(namespace, writes);
          }
        });
  }

  @Override
  public SortedSet<Integer> namespaces() {
    return spilled.navigableKeySet();
  }

  @Override
  public WriteCursor open(int namespace) {
    NamespaceWrites writes = spilled.get(namespace);
    if (writes == null) {
      throw QuiverException.bug("namespace " + namespace + " was not spilled");
    }
    return writes.cursor(KeyRange.ALL, Direction.FORWARD);
  }

  @Override
  public boolean touches(int namespace, KeyRange range) {
    NamespaceWrites writes = spilled.get(namespace);
    if (writes == null || writes.isEmpty(range)) {
      return false;
    }
    OwnLayer cursor = writes.cursor(range, Direction.FORWARD);
    boolean any = cursor.next();
    cursor.end();
    return any;
  }

  @Override
  public boolean removes(int namespace, byte[] key) {
    NamespaceWrites writes = spilled.get(namespace);
    return writes != null && writes.find(key) == null;
  }
}
