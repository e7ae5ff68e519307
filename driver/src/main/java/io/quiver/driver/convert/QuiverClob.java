package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Characters in memory. Changing it does not change the row it was read from. */
public final class QuiverClob implements NClob {
  private @Nullable StringBuilder text;

  public QuiverClob(String text) {
    this.text = new StringBuilder(text);
  }

  private StringBuilder text() throws SQLException {
    if (text == null) {
      throw SqlExceptions.closed("Clob");
    }
    return text;
  }

  private int offset(long position) throws SQLException {
    if (position < 1 || position > text().length() + 1L) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Position " + position + " is outside 1.." + (text().length() + 1L) + ".");
    }
    return (int) position - 1;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int from = offset(position);
    return text().substring(from, Math.min(text().length(), from + Math.max(0, length)));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text().toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(
        getSubString(position, (int) Math.min(length, Integer.MAX_VALUE - 1 - position)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(@Nullable String search, long start) throws SQLException {
    if (search == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "position: the text is null.");
    }
    int found = text().indexOf(search, offset(start));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(@Nullable Clob search, long start) throws SQLException {
    if (search == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "position: the text is null.");
    }
    return position(search.getSubString(1, (int) search.length()), start);
  }

  @Override
  public int setString(long position, @Nullable String value) throws SQLException {
    if (value == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "setString: there is no text.");
    }
    int from = offset(position);
    text().replace(from, Math.min(text().length(), from + value.length()), value);
    return value.length();
  }

  @Override
  public int setString(long position, @Nullable String value, int offset, int length)
      throws SQLException {
    if (value == null || offset < 0 || length < 0 || length > value.length() - offset) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          value == null
              ? "setString: there is no text."
              : "setString: "
                  + length
                  + " characters from "
                  + offset
                  + " on, of "
                  + value.length()
                  + ".");
    }
    return setString(position, value.substring(offset, offset + length));
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    offset(position);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        store(position, toString(StandardCharsets.US_ASCII));
      }
    };
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    offset(position);
    return new StringWriter() {
      @Override
      public void close() {
        store(position, toString());
      }
    };
  }

  private void store(long position, String value) {
    if (text != null) {
      int from = (int) position - 1;
      text.replace(from, Math.min(text.length(), from + value.length()), value);
    }
  }

  @Override
  public void truncate(long length) throws SQLException {
    text().setLength((int) Math.min(text().length(), Math.max(0, length)));
  }

  @Override
  public void free() {
    text = null;
  }

  @Override
  public String toString() {
    return text == null ? "" : text.toString();
  }
}
