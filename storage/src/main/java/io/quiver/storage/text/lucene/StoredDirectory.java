package io.quiver.storage.text.lucene;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NoLockFactory;

/**
 * The files of one text index among those of its database: {@code index/text-<id>-<name>}. Whoever
 * has the database open has the index: no lock of its own. Thread-safe.
 */
final class StoredDirectory extends BaseDirectory {
  static final String DIRECTORY = "index";

  private final StorageFiles files;
  private final String prefix;
  private final AtomicLong temporary = new AtomicLong();

  StoredDirectory(StorageFiles files, int indexId) {
    super(NoLockFactory.INSTANCE);
    this.files = files;
    this.prefix = "text-" + indexId + "-";
  }

  private String path(String name) {
    return DIRECTORY + "/" + prefix + name;
  }

  @Override
  public String[] listAll() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : files.list(DIRECTORY)) {
      if (name.startsWith(prefix)) {
        names.add(name.substring(prefix.length()));
      }
    }
    names.sort(null);
    return names.toArray(String[]::new);
  }

  @Override
  public void deleteFile(String name) throws IOException {
    if (!files.exists(path(name))) {
      throw new NoSuchFileException(name);
    }
    files.delete(path(name));
  }

  private StorageFile open(String name, OpenMode mode) throws IOException {
    if (mode == OpenMode.READ && !files.exists(path(name))) {
      throw new NoSuchFileException(name);
    }
    try {
      return StorageFile.open(files, path(name), mode);
    } catch (QuiverException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public long fileLength(String name) throws IOException {
    try (StorageFile file = open(name, OpenMode.READ)) {
      return file.size();
    }
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    StorageFile file = open(name, OpenMode.CREATE);
    try {
      file.truncate(0);
    } catch (QuiverException e) {
      file.close();
      throw new IOException(e.getMessage(), e);
    }
    return new StoredOutput(name, file);
  }

  @Override
  public IndexOutput createTempOutput(String start, String suffix, IOContext context)
      throws IOException {
    return createOutput(getTempFileName(start, suffix, temporary.incrementAndGet()), context);
  }

  @Override
  public void sync(Collection<String> names) throws IOException {
    for (String name : names) {
      try (StorageFile file = open(name, OpenMode.WRITE)) {
        file.force();
      } catch (QuiverException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  @Override
  public void syncMetaData() throws IOException {
    files.forceDirectory(DIRECTORY);
  }

  @Override
  public void rename(String source, String target) throws IOException {
    files.rename(path(source), path(target));
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    try {
      return new StoredInput(name, open(name, OpenMode.READ));
    } catch (NoSuchFileException e) {
      FileNotFoundException missing = new FileNotFoundException(name);
      missing.initCause(e);
      throw missing;
    } catch (QuiverException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Removes every file; the one that names the others first. */
  void deleteAll() throws IOException {
    String[] names = listAll();
    for (String name : names) {
      if (name.startsWith("segments")) {
        files.delete(path(name));
      }
    }
    for (String name : names) {
      files.delete(path(name));
    }
  }

  @Override
  public Set<String> getPendingDeletions() {
    return Set.of();
  }

  @Override
  public void close() {
    isOpen = false;
  }
}
