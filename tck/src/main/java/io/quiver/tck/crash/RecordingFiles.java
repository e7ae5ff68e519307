package io.quiver.tck.crash;

import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.RawFile;
import io.quiver.storage.file.Safeguard;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory. Records every operation, so that {@link CrashImages} can say what a crash at any
 * moment may leave; can fail at a given operation. Thread-safe: one lock.
 */
public final class RecordingFiles implements StorageFiles {
  private final Map<String, MemoryContent> names = new TreeMap<>();
  private final List<FileOperation> operations = new ArrayList<>();
  private int nextFile = 1;
  private long failAt = Long.MAX_VALUE;
  private String failure = "";
  private boolean failsOnce;
  private long changes;
  private @Nullable Safeguard missing;

  /** No files. */
  public RecordingFiles() {}

  /** Files with these contents, which count as on disk. */
  public RecordingFiles(Map<String, byte[]> contents) {
    contents.forEach(
        (name, bytes) -> {
          MemoryContent content = new MemoryContent(nextFile++);
          content.write(0, bytes, 0, bytes.length);
          names.put(name, content);
          operations.add(new FileOperation.Create(name, content.id()));
          operations.add(new FileOperation.Write(content.id(), 0, bytes.clone(), true));
        });
    operations.add(new FileOperation.ForceDirectory());
  }

  /** Lets what opens files here from now on do without a safeguard. */
  public RecordingFiles without(Safeguard safeguard) {
    missing = safeguard;
    return this;
  }

  @Override
  public boolean keeps(Safeguard safeguard) {
    return safeguard != missing;
  }

  public synchronized void note(Object what) {
    operations.add(new FileOperation.Note(what));
  }

  /** Everything so far, in order. */
  public synchronized List<FileOperation> operations() {
    return List.copyOf(operations);
  }

  /** Number of changing operations so far. */
  public synchronized long changes() {
    return changes;
  }

  /**
   * Lets the n-th changing operation from now on fail (0: the next); then that one, or all later.
   */
  public synchronized void failAt(long operationsFromNow, String message, boolean once) {
    failAt = changes + operationsFromNow;
    failure = message;
    failsOnce = once;
  }

  public synchronized void neverFail() {
    failAt = Long.MAX_VALUE;
  }

  /** The present contents, as an orderly end would leave them. */
  public synchronized Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new HashMap<>();
    names.forEach((name, content) -> contents.put(name, content.toArray()));
    return contents;
  }

  private void change(FileOperation operation) throws IOException {
    long number = changes++;
    if (failsOnce ? number == failAt : number >= failAt) {
      throw new IOException(failure);
    }
    operations.add(operation);
  }

  @Override
  public synchronized RawFile open(String name, OpenMode mode) throws IOException {
    MemoryContent content = names.get(name);
    if (content == null) {
      if (mode != OpenMode.CREATE) {
        throw new NoSuchFileException(name);
      }
      content = new MemoryContent(nextFile);
      change(new FileOperation.Create(name, nextFile++));
      names.put(name, content);
    }
    return new Recorded(content);
  }

  @Override
  public synchronized boolean exists(String name) {
    return names.containsKey(name);
  }

  @Override
  public synchronized List<String> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return names.keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    if (names.containsKey(name)) {
      change(new FileOperation.Delete(name));
      names.remove(name);
    }
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    MemoryContent content = names.get(from);
    if (content == null) {
      throw new NoSuchFileException(from);
    }
    change(new FileOperation.Rename(from, to));
    names.remove(from);
    names.put(to, content);
  }

  @Override
  public synchronized void forceDirectory(String directory) throws IOException {
    change(new FileOperation.ForceDirectory());
  }

  @Override
  public String describe(String name) {
    return name;
  }

  /** One open file; all share the lock of the files. */
  private final class Recorded implements RawFile {
    private final MemoryContent content;

    Recorded(MemoryContent content) {
      this.content = content;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      synchronized (RecordingFiles.this) {
        return content.read(position, target, offset, length);
      }
    }

    @Override
    public void write(long position, byte[] source, int offset, int length) throws IOException {
      write(position, source, offset, length, false);
    }

    @Override
    public void writeForced(long position, byte[] source, int offset, int length)
        throws IOException {
      write(position, source, offset, length, true);
    }

    private void write(long position, byte[] source, int offset, int length, boolean forced)
        throws IOException {
      synchronized (RecordingFiles.this) {
        byte[] bytes = new byte[length];
        System.arraycopy(source, offset, bytes, 0, length);
        change(new FileOperation.Write(content.id(), position, bytes, forced));
        content.write(position, source, offset, length);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (RecordingFiles.this) {
        change(new FileOperation.Force(content.id()));
      }
    }

    @Override
    public long size() {
      synchronized (RecordingFiles.this) {
        return content.size();
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (RecordingFiles.this) {
        if (size < content.size()) {
          change(new FileOperation.Truncate(content.id(), size));
          content.truncate((int) size);
        }
      }
    }

    @Override
    public void close() {}
  }

  /** What {@link #operations} had at an index, for messages. */
  public synchronized @Nullable FileOperation operation(int index) {
    return index < operations.size() ? operations.get(index) : null;
  }
}
