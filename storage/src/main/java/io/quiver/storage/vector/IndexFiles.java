package io.quiver.storage.vector;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.vector.IndexManifest.Dead;
import io.quiver.storage.vector.IndexManifest.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of one index: a file per part and a manifest that names them. A file gets its name when
 * it is complete and on disk, the manifest last, so that whatever a crash leaves is either the old
 * state or the new one. Not thread-safe.
 */
final class IndexFiles {
  static final String DIRECTORY = "index";

  /** Added to a part's name: its large arrays, see {@link LargeFormat}. */
  private static final String ARRAYS = ".arrays";

  private static final System.Logger LOGGER = System.getLogger(IndexFiles.class.getName());

  private final StorageFiles files;
  private final boolean writable;
  private final String prefix;
  private final VectorIndexSettings settings;
  private final MappedShare share;
  private Map<VectorEntries, Written> written = new HashMap<>();
  private long nextId = 1;
  private boolean toldRefusal;

  /** The files of the index with this id; nothing is changed unless {@code writable}. */
  IndexFiles(StorageFiles files, int indexId, VectorIndexSettings settings, boolean writable) {
    this(files, indexId, settings, writable, MappedShare.BY_HEAP);
  }

  /** The same, with other limits for what stays in the heap. */
  IndexFiles(
      StorageFiles files,
      int indexId,
      VectorIndexSettings settings,
      boolean writable,
      MappedShare share) {
    this.share = share;
    this.files = files;
    this.writable = writable;
    this.prefix = "vector-" + indexId + "-";
    this.settings = settings;
  }

  /**
   * How much of a part is in which file.
   *
   * @param second what the file with its large arrays is; null when it has none
   */
  private record Written(
      long fileId, int count, boolean graph, LargeFormat.@Nullable Second second) {}

  /** What an index is at one moment, to be written. */
  record Cut(IndexState state, List<Integer> sizes, long covered, long structure) {
    static Cut of(IndexState state, long covered, long structure) {
      List<Integer> sizes = state.withoutGraph().stream().map(VectorEntries::size).toList();
      return new Cut(state, sizes, covered, structure);
    }
  }

  /** What the files hold. */
  record Loaded(IndexState state, long covered) {}

  // ---- writing

  void write(Cut cut) {
    Map<VectorEntries, Written> now = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    for (VectorSegment segment : cut.state().segments()) {
      VectorEntries entries = segment.entries();
      parts.add(part(entries, entries.size(), segment.graph(), cut.covered(), now));
    }
    List<VectorEntries> withoutGraph = cut.state().withoutGraph();
    for (int i = 0; i < withoutGraph.size(); i++) {
      int size = cut.sizes().get(i);
      if (size > 0) {
        parts.add(part(withoutGraph.get(i), size, null, cut.covered(), now));
      }
    }
    IndexManifest manifest =
        new IndexManifest(
            cut.covered(), cut.state().readableFrom(), cut.state().loadedTo(), nextId, parts);
    writeFile(
        manifestName(),
        out -> {
          manifest.write(out, settings);
          return null;
        });
    written = now;
    deleteOthers(now.values());
  }

  private Part part(
      VectorEntries entries,
      int count,
      @Nullable NeighborGraph graph,
      long covered,
      Map<VectorEntries, Written> now) {
    Written before = written.get(entries);
    if (before == null || before.count() != count || before.graph() != (graph != null)) {
      long fileId = nextId++;
      before = new Written(fileId, count, graph != null, writePart(fileId, entries, count, graph));
    }
    now.put(entries, before);
    List<Dead> dead = new ArrayList<>();
    List<Integer> outdated = new ArrayList<>();
    IncludedRows included = entries.included();
    for (int i = 0; i < count; i++) {
      if (entries.dead(i) <= covered) {
        dead.add(new Dead(i, entries.dead(i)));
      }
      if (included != null && included.isOutdated(i)) {
        outdated.add(i);
      }
    }
    return new Part(before.fileId(), dead, outdated);
  }

  private boolean areBeside(VectorSegment segment) {
    boolean onlyMapped = segment.graph() != null && segment.graph().built() == null;
    return onlyMapped || (files.canMap() && share.isLarge(segment));
  }

  private LargeFormat.@Nullable Second writePart(
      long fileId, VectorEntries entries, int count, @Nullable NeighborGraph graph) {
    String name = partName(fileId);
    if (graph == null || !areBeside(new VectorSegment(entries, graph))) {
      return writeFile(
          name,
          out -> {
            SegmentFormat.write(out, entries, count, graph);
            return null;
          });
    }
    try (StorageFile second = StorageFile.open(files, name + ARRAYS, OpenMode.CREATE)) {
      second.truncate(0);
      return writeFile(
          name, out -> LargeFormat.write(out, new ArraysWriter(second), entries, graph));
    }
  }

  private <T extends @Nullable Object> T writeFile(
      String name, Function<CheckedWriter, T> content) {
    String temporary = name + ".tmp";
    try {
      T result;
      try (StorageFile file = StorageFile.open(files, temporary, OpenMode.CREATE)) {
        file.truncate(0);
        CheckedWriter out = new CheckedWriter(file);
        result = content.apply(out);
        out.finish();
      }
      files.rename(temporary, name);
      files.forceDirectory(DIRECTORY);
      return result;
    } catch (IOException e) {
      throw StorageFile.failure("write", files.describe(name), e);
    }
  }

  private void deleteOthers(Collection<Written> parts) {
    Set<String> needed = new HashSet<>();
    needed.add(manifestName());
    for (Written part : parts) {
      needed.add(partName(part.fileId()));
      if (part.second() != null) {
        needed.add(partName(part.fileId()) + ARRAYS);
      }
    }
    try {
      for (String name : files.list(DIRECTORY)) {
        String path = DIRECTORY + "/" + name;
        if (name.startsWith(prefix) && !needed.contains(path)) {
          deleteUnneeded(path);
        }
      }
    } catch (IOException e) {
      throw StorageFile.failure("clean up", files.describe(DIRECTORY), e);
    }
  }

  /** Some systems do not remove what is still mapped: that goes with one of the next times. */
  private void deleteUnneeded(String path) throws IOException {
    try {
      files.delete(path);
    } catch (IOException e) {
      if (!path.endsWith(ARRAYS)) {
        throw e;
      }
      LOGGER.log(System.Logger.Level.DEBUG, "Cannot delete " + path + " yet", e);
    }
  }

  boolean writable() {
    return writable;
  }

  // ---- mapping

  /** Whether large segments should be searched where they lie. */
  boolean shouldMap(IndexState state) {
    return files.canMap() && share.isExceededBy(state);
  }

  /** Large arrays in mapped files. */
  record Mapped(StoredVectors vectors, NeighborGraph graph) {}

  /**
   * Maps what a file has of a segment in the heap, when the file is what was written; null when it
   * is not, when it cannot be mapped and when there is nothing to map: the segment stays where it
   * is.
   */
  @Nullable Mapped map(VectorSegment segment) {
    VectorEntries entries = segment.entries();
    NeighborGraph graph = segment.graph();
    Written file = written.get(entries);
    if (graph == null || graph.built() == null || file == null || file.second() == null) {
      return null;
    }
    String name = partName(file.fileId()) + ARRAYS;
    try (StorageFile second = StorageFile.open(files, name, OpenMode.READ)) {
      ArraysReader reader = file.second().reader(second);
      Mapped mapped = map(name, entries, graph, file.count());
      reader.finish(); // after mapping: where that is refused, this would be in vain each time
      return mapped;
    } catch (IOException e) {
      refused(name, e);
    } catch (QuiverException e) {
      LOGGER.log(System.Logger.Level.WARNING, name + " is not what was written; once more", e);
      written.remove(entries);
    }
    return null;
  }

  private Mapped map(String name, VectorEntries entries, NeighborGraph graph, int count)
      throws IOException {
    int dimensions = settings.dimensions();
    int neighbours = graph.lowest().start(count);
    LargeFormat.Place place =
        LargeFormat.Place.of(dimensions, entries.isQuantized(), count, neighbours);
    MappedLinks links = LargeFormat.links(files, name, place, count, neighbours);
    StoredVectors vectors =
        entries.isQuantized()
            ? entries.vectors()
            : LargeFormat.rows(files, name, dimensions, count);
    return new Mapped(vectors, new NeighborGraph(graph.entry(), graph.upper(), links));
  }

  /** The system has limits, of mappings and of address space; says so once. */
  private void refused(String name, IOException e) {
    LOGGER.log(
        toldRefusal ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
        "Cannot map " + files.describe(name) + "; it is searched in the heap",
        e);
    toldRefusal = true;
  }

  /** Whether a segment has no file that can be trusted. */
  boolean lacks(IndexState state) {
    return state.segments().stream().anyMatch(segment -> !written.containsKey(segment.entries()));
  }

  /** The same segment has other entries now. */
  void moved(VectorEntries before, VectorEntries now) {
    Written file = written.remove(before);
    if (file != null) {
      written.put(now, file);
    }
  }

  /**
   * Removes everything; the manifest first, lest it ever name files that were written after it.
   * What cannot be removed stays behind: a manifest is also refused when it is ahead of the
   * database.
   */
  void deleteAll() {
    written = new HashMap<>();
    if (!writable) {
      return;
    }
    try {
      files.delete(manifestName());
      if (!files.list(DIRECTORY).isEmpty()) {
        files.forceDirectory(DIRECTORY);
      }
      for (String name : files.list(DIRECTORY)) {
        if (name.startsWith(prefix)) {
          files.delete(DIRECTORY + "/" + name);
        }
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Cannot delete " + prefix + "*", e);
    }
  }

  // ---- reading

  /** The index as it was written last; null when there is none or it cannot be trusted. */
  @Nullable Loaded load() {
    try {
      if (files.exists(manifestName())) {
        return loadAll();
      }
    } catch (IOException
        | QuiverException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "The files of " + prefix + "* cannot be used; the index is made anew from its table",
          e);
    }
    deleteAll();
    return null;
  }

  private Loaded loadAll() throws IOException {
    IndexManifest manifest = readFile(manifestName(), in -> IndexManifest.read(in, settings));
    boolean mapping = files.canMap() && arraysOf(manifest) > share.heapBytesMax();
    List<VectorSegment> segments = new ArrayList<>();
    List<VectorEntries> withoutGraph = new ArrayList<>();
    for (Part part : manifest.parts()) {
      SegmentFormat.Content content = readPart(part.fileId(), mapping);
      VectorEntries entries = content.entries();
      part.dead().forEach(dead -> entries.markDead(dead.ordinal(), dead.since()));
      IncludedRows included = entries.included();
      if (included != null) {
        part.outdated().forEach(included::markOutdated);
      }
      NeighborGraph graph = content.graph();
      written.put(
          entries, new Written(part.fileId(), entries.size(), graph != null, content.second()));
      if (graph == null) {
        withoutGraph.add(entries);
      } else {
        segments.add(new VectorSegment(entries, graph));
      }
    }
    nextId = manifest.nextId();
    boolean open =
        !withoutGraph.isEmpty()
            && !withoutGraph.getLast().isSorted()
            && withoutGraph.getLast().size() < settings.deltaRowsMax();
    VectorEntries active =
        open
            ? withoutGraph.removeLast()
            : VectorEntries.inCommitOrder(settings.dimensions(), settings.included());
    return new Loaded(
        new IndexState(
            segments, withoutGraph, active, manifest.readableFrom(), manifest.loadedTo()),
        manifest.covered());
  }

  /** Bytes of all large arrays. */
  private long arraysOf(IndexManifest manifest) throws IOException {
    long bytes = 0;
    for (Part part : manifest.parts()) {
      String name = partName(part.fileId()) + ARRAYS;
      if (files.exists(name)) {
        try (StorageFile file = StorageFile.open(files, name, OpenMode.READ)) {
          bytes += file.size();
        }
      }
    }
    return bytes;
  }

  private SegmentFormat.Content readPart(long fileId, boolean mapping) {
    String name = partName(fileId);
    int dimensions = settings.dimensions();
    return readFile(
        name,
        in -> {
          int magic = in.getInt();
          if (in.getInt() != dimensions) {
            throw in.corrupt("another number of dimensions");
          }
          return magic == LargeFormat.MAGIC
              ? readLarge(LargeFormat.read(in, dimensions, settings.included()), name, mapping)
              : SegmentFormat.read(in, settings, magic);
        });
  }

  private SegmentFormat.Content readLarge(LargeFormat.Head head, String name, boolean mapping) {
    int dimensions = settings.dimensions();
    String arrays = name + ARRAYS;
    try (StorageFile second = StorageFile.open(files, arrays, OpenMode.READ)) {
      if (mapping) {
        head.second().reader(second).finish();
        try {
          return LargeFormat.mapped(head, dimensions, files, arrays);
        } catch (IOException e) {
          refused(arrays, e); // no damage
        }
      }
      return LargeFormat.inHeap(head, dimensions, second);
    }
  }

  /** Reads every file back against its checksums. */
  void verify() {
    IndexManifest manifest = readFile(manifestName(), in -> IndexManifest.read(in, settings));
    for (Part part : manifest.parts()) {
      readPart(part.fileId(), files.canMap());
    }
  }

  /** Of all files of the index; 0 when they cannot be looked at. */
  long diskBytes() {
    long bytes = 0;
    try {
      for (String name : files.list(DIRECTORY)) {
        if (name.startsWith(prefix)) {
          try (StorageFile file = StorageFile.open(files, DIRECTORY + "/" + name, OpenMode.READ)) {
            bytes += file.size();
          }
        }
      }
    } catch (IOException | QuiverException e) {
      return bytes; // a file that is just being replaced
    }
    return bytes;
  }

  boolean exists() {
    try {
      return files.exists(manifestName());
    } catch (IOException e) {
      throw StorageFile.failure("look for", files.describe(manifestName()), e);
    }
  }

  private <T> T readFile(String name, Function<CheckedReader, T> content) {
    try (StorageFile file = StorageFile.open(files, name, OpenMode.READ)) {
      return content.apply(new CheckedReader(file));
    }
  }

  private String manifestName() {
    return DIRECTORY + "/" + prefix + "manifest";
  }

  private String partName(long fileId) {
    return DIRECTORY + "/" + prefix + fileId;
  }
}
