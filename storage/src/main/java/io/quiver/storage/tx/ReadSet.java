package io.quiver.storage.tx;

import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.NamespaceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a SERIALIZABLE transaction has read of its snapshot: keys, misses and ranges. Its commit
 * fails when another one wrote any of it since. Confined to its transaction.
 */
final class ReadSet {
  private final Map<Integer, NamespaceReads> namespaces = new HashMap<>();

  private NamespaceReads at(int namespace) {
    return namespaces.computeIfAbsent(namespace, n -> new NamespaceReads());
  }

  void key(int namespace, byte[] key) {
    at(namespace).add(key, Keys.successor(key));
  }

  void everything(int namespace) {
    at(namespace).addEverything();
  }

  /** Null when the whole namespace counts as read anyway. */
  @Nullable ScanRead scan(int namespace, KeyRange range, Direction direction) {
    NamespaceReads reads = at(namespace);
    return reads.isEverything() ? null : reads.open(new ScanRead(reads, range, direction));
  }

  /** For the commit. Every statement has read the definitions of tables, too. */
  List<NamespaceRange> ranges() {
    List<NamespaceRange> all = new ArrayList<>();
    namespaces.forEach(
        (namespace, reads) -> {
          for (KeyRange range : reads.ranges()) {
            all.add(new NamespaceRange(namespace, range));
          }
        });
    if (!all.isEmpty()) {
      all.add(new NamespaceRange(DefinitionVersions.NAMESPACE, KeyRange.ALL));
    }
    return all;
  }
}
