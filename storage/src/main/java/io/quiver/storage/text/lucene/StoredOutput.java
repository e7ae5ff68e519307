package io.quiver.storage.text.lucene;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.lucene.store.IndexOutput;

/** Writes one file of an index, from its beginning to its end. Confined to one thread. */
final class StoredOutput extends IndexOutput {
  private final StorageFile file;
  private final byte[] buffer = new byte[16 * 1024];
  private final CRC32 checksum = new CRC32();
  private int buffered;
  private long written;
  private boolean closed;

  StoredOutput(String name, StorageFile file) {
    super("text index file " + name, name);
    this.file = file;
  }

  @Override
  public void writeByte(byte value) throws IOException {
    if (buffered == buffer.length) {
      flush();
    }
    buffer[buffered++] = value;
  }

  @Override
  public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (buffered == buffer.length) {
        flush();
      }
      int part = Math.min(left, buffer.length - buffered);
      System.arraycopy(bytes, from, buffer, buffered, part);
      buffered += part;
      from += part;
      left -= part;
    }
  }

  private void flush() throws IOException {
    try {
      file.write(written, buffer, 0, buffered);
    } catch (QuiverException e) {
      throw new IOException(e.getMessage(), e);
    }
    checksum.update(buffer, 0, buffered);
    written += buffered;
    buffered = 0;
  }

  @Override
  public long getFilePointer() {
    return written + buffered;
  }

  @Override
  public long getChecksum() throws IOException {
    flush();
    return checksum.getValue();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        flush();
      } finally {
        file.close();
      }
    }
  }
}
