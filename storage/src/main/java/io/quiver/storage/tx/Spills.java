package io.quiver.storage.tx;

import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.kv.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes writes out of memory, as layers of sorted runs that lie on each other. Between two places
 * to go back to begins a new layer, so that going back to one is forgetting layers. Confined to its
 * transaction; {@link #close} may come from another thread.
 */
final class Spills {
  /** Writes of one layer, before they are written to the file. */
  private static final class Layer {
    final Map<NamespaceWrites, NavigableMap<byte[], byte @Nullable []>> writes = new HashMap<>();

    void keep(NamespaceWrites namespace, byte[] key) {
      writes
          .computeIfAbsent(namespace, n -> new TreeMap<>(Keys.ORDER))
          .putIfAbsent(key, namespace.inMemory(key));
    }
  }

  private final TemporaryFiles files;

  /** How many entries each layer has, oldest first. */
  private final List<Long> layers = new ArrayList<>();

  private final List<SpillUse> used = new ArrayList<>();
  private final ByteWriter buffer = new ByteWriter();
  private long entries;

  Spills(TemporaryFiles files) {
    this.files = files;
  }

  int layers() {
    return layers.size();
  }

  long entries() {
    return entries;
  }

  /** Empties the namespaces that may leave; what the journal has of the others stays in it. */
  void spill(
      Map<Integer, NamespaceWrites> namespaces,
      List<WriteSet.Undo> journal,
      List<WriteSet.Mark> marks) {
    List<Layer> above = takeBack(journal, marks);
    SpillUse use = new SpillUse(files.createSpill());
    used.removeIf(one -> one.file.isClosed());
    used.add(use);
    use.use(); // until all is written
    Layer base = new Layer();
    for (NamespaceWrites namespace : namespaces.values()) {
      if (namespace.spills && namespace.size() > 0) {
        base.writes.put(namespace, namespace.view());
      }
    }
    boolean added = write(use, base);
    for (int i = 0; i < marks.size(); i++) {
      if (added) {
        marks.get(i).layers = layers.size();
      }
      added |= write(use, above.get(i));
    }
    for (NamespaceWrites namespace : base.writes.keySet()) {
      namespace.clearMemory();
    }
    use.leave();
  }

  /**
   * Undoes what the journal has of namespaces that may leave, from place to place; returns for each
   * place what was written from there to the next.
   */
  private static List<Layer> takeBack(List<WriteSet.Undo> journal, List<WriteSet.Mark> marks) {
    List<Layer> newestFirst = new ArrayList<>();
    List<WriteSet.Undo> kept = new ArrayList<>();
    int at = journal.size();
    for (int i = marks.size() - 1; i >= 0; i--) {
      Layer layer = new Layer();
      int end = at;
      for (; at > marks.get(i).journal; at--) {
        WriteSet.Undo undo = journal.get(at - 1);
        if (undo.namespace.spills) {
          layer.keep(undo.namespace, undo.key);
        } else {
          kept.add(undo);
        }
      }
      for (int undone = end - 1; undone >= at; undone--) {
        if (journal.get(undone).namespace.spills) {
          journal.get(undone).run();
        }
      }
      marks.get(i).journal = -kept.size();
      newestFirst.add(layer);
    }
    for (WriteSet.Mark mark : marks) {
      mark.journal += kept.size();
    }
    journal.clear();
    for (int i = kept.size() - 1; i >= 0; i--) {
      journal.add(kept.get(i));
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private boolean write(SpillUse use, Layer layer) {
    long count = 0;
    for (Map.Entry<NamespaceWrites, NavigableMap<byte[], byte @Nullable []>> part :
        layer.writes.entrySet()) {
      if (!part.getValue().isEmpty()) {
        part.getKey().add(Run.write(use, layers.size(), part.getValue(), buffer));
        count += part.getValue().size();
      }
    }
    if (count > 0) {
      layers.add(count);
      entries += count;
    }
    return count > 0;
  }

  /** Goes back to as many layers as there were. */
  void forget(Collection<NamespaceWrites> namespaces, int remaining) {
    if (layers.size() <= remaining) {
      return;
    }
    for (NamespaceWrites namespace : namespaces) {
      namespace.forgetLayers(remaining);
    }
    while (layers.size() > remaining) {
      entries -= layers.remove(layers.size() - 1);
    }
  }

  void close() {
    for (SpillUse use : List.copyOf(used)) {
      use.file.close();
    }
  }
}
