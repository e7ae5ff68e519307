package io.quiver.functions.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A text file as characters; .gz is unpacked, a byte order mark is passed over. */
final class FileInput {
  private FileInput() {}

  /** Counts the bytes that were read of the file itself. */
  static final class Counting extends FilterInputStream {
    private long bytes;

    Counting(InputStream in) {
      super(in);
    }

    long bytes() {
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bytes += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int count = super.read(target, from, length);
      bytes += Math.max(0, count);
      return count;
    }
  }

  /** An open file. */
  record Opened(Counting bytes, Reader text) {}

  /** Text that is not of the character set is an error, not a replacement character. */
  static Opened open(Path path, Charset encoding) {
    try {
      Counting counting = new Counting(Files.newInputStream(path));
      try {
        InputStream stream = new BufferedInputStream(counting, 1 << 16);
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
          stream = new GZIPInputStream(stream, 1 << 16);
        }
        if (encoding.equals(StandardCharsets.UTF_8)) {
          stream = withoutMark(stream);
        }
        Reader reader =
            new InputStreamReader(
                stream,
                encoding
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new Opened(counting, reader);
      } catch (IOException | RuntimeException e) {
        counting.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static InputStream withoutMark(InputStream stream) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(stream, 3);
    byte[] start = pushback.readNBytes(3);
    boolean mark =
        start.length == 3
            && (start[0] & 0xff) == 0xef
            && (start[1] & 0xff) == 0xbb
            && (start[2] & 0xff) == 0xbf;
    if (!mark) {
      pushback.unread(start);
    }
    return pushback;
  }

  static QuiverException notText(String where) {
    return new QuiverException(
        ErrorCode.INVALID_FILE_CONTENT,
        where + ": not text of the character set",
        "ENCODING 'ISO-8859-1' or another name says what it is.",
        null,
        null);
  }

  static QuiverException failed(Path path, IOException e) {
    if (e instanceof CharacterCodingException) {
      return notText("file " + path.getFileName());
    }
    return new QuiverException(
        ErrorCode.IO_ERROR, "file " + path.getFileName() + " cannot be read: " + e.getMessage(), e);
  }
}
