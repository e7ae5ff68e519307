package io.quiver.storage.vector;

import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.RawFile;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Files of a system that refuses to map them, until it is allowed. */
final class UnmappableFiles implements StorageFiles {
  private final StorageFiles files;
  boolean allowed;
  int refused;

  UnmappableFiles(StorageFiles files) {
    this.files = files;
  }

  @Override
  public boolean canMap() {
    return true;
  }

  @Override
  public ByteBuffer map(String name, long position, long length) throws IOException {
    if (!allowed) {
      refused++;
      throw new IOException("Map failed");
    }
    return files.map(name, position, length);
  }

  @Override
  public RawFile open(String name, OpenMode mode) throws IOException {
    return files.open(name, mode);
  }

  @Override
  public boolean exists(String name) throws IOException {
    return files.exists(name);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void forceDirectory(String directory) throws IOException {
    files.forceDirectory(directory);
  }

  @Override
  public String describe(String name) {
    return files.describe(name);
  }
}
