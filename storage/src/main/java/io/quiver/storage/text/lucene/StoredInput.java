package io.quiver.storage.text.lucene;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.store.BufferedIndexInput;

/** Reads one file of an index at any place. Copies share the file; only the first one closes it. */
final class StoredInput extends BufferedIndexInput {
  private static final int BUFFER_BYTES = 4096;

  private final StorageFile file;
  private final long length;
  private boolean copy;

  StoredInput(String name, StorageFile file) {
    super("text index file " + name, BUFFER_BYTES);
    this.file = file;
    this.length = file.size();
  }

  @Override
  protected void readInternal(ByteBuffer target) throws IOException {
    long position = getFilePointer();
    byte[] bytes = new byte[target.remaining()];
    int done = 0;
    while (done < bytes.length) {
      int count;
      try {
        count = file.read(position + done, bytes, done, bytes.length - done);
      } catch (QuiverException e) {
        throw new IOException(e.getMessage(), e);
      }
      if (count <= 0) {
        throw new EOFException("read past the end of " + this);
      }
      done += count;
    }
    target.put(bytes);
  }

  @Override
  protected void seekInternal(long position) throws IOException {
    if (position > length) {
      throw new EOFException("seek past the end of " + this);
    }
  }

  @Override
  public StoredInput clone() {
    StoredInput clone = (StoredInput) super.clone();
    clone.copy = true;
    return clone;
  }

  @Override
  public void close() {
    if (!copy) {
      file.close();
    }
  }

  @Override
  public long length() {
    return length;
  }
}
