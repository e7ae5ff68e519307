package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes in memory. Changing it does not change the row it was read from. */
public final class QuiverBlob implements Blob {
  private byte @Nullable [] bytes;

  public QuiverBlob(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  private byte[] bytes() throws SQLException {
    if (bytes == null) {
      throw SqlExceptions.closed("Blob");
    }
    return bytes;
  }

  private int offset(long position) throws SQLException {
    if (position < 1 || position > bytes().length + 1L) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Position " + position + " is outside 1.." + (bytes().length + 1L) + ".");
    }
    return (int) position - 1;
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int from = offset(position);
    return Arrays.copyOfRange(bytes(), from, Math.min(bytes().length, from + Math.max(0, length)));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(
        getBytes(position, (int) Math.min(length, Integer.MAX_VALUE - 1 - position)));
  }

  @Override
  public long position(byte @Nullable [] pattern, long start) throws SQLException {
    if (pattern == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "position: the pattern is null.");
    }
    byte[] all = bytes();
    for (int i = offset(start); i <= all.length - pattern.length; i++) {
      if (Arrays.equals(all, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(@Nullable Blob pattern, long start) throws SQLException {
    if (pattern == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "position: the pattern is null.");
    }
    return position(pattern.getBytes(1, (int) pattern.length()), start);
  }

  @Override
  public int setBytes(long position, byte @Nullable [] value) throws SQLException {
    return setBytes(position, value, 0, value == null ? 0 : value.length);
  }

  @Override
  public int setBytes(long position, byte @Nullable [] value, int offset, int length)
      throws SQLException {
    if (value == null || offset < 0 || length < 0 || length > value.length - offset) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          value == null
              ? "setBytes: there are no bytes."
              : "setBytes: " + length + " bytes from " + offset + " on, of " + value.length + ".");
    }
    int from = offset(position);
    byte[] grown = Arrays.copyOf(bytes(), Math.max(bytes().length, from + length));
    System.arraycopy(value, offset, grown, from, length);
    bytes = grown;
    return length;
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    int from = offset(position);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        byte[] old = QuiverBlob.this.bytes;
        if (old != null) {
          byte[] grown = Arrays.copyOf(old, Math.max(old.length, from + count));
          System.arraycopy(buf, 0, grown, from, count);
          QuiverBlob.this.bytes = grown;
        }
      }
    };
  }

  @Override
  public void truncate(long length) throws SQLException {
    bytes = Arrays.copyOf(bytes(), (int) Math.min(bytes().length, Math.max(0, length)));
  }

  @Override
  public void free() {
    bytes = null;
  }
}
