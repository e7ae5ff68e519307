package io.quiver.storage.log;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the log. Numbers are big-endian; checksums are CRC32C.
 *
 * <p>A segment is a file named by the first timestamp in it, 16 hexadecimal digits and {@code
 * .qlog}. It starts with a header of 64 bytes, then come records without gaps, then zeros (space
 * reserved ahead).
 *
 * <pre>
 * segment header        record
 *  0  8 "QUIVRLOG"       0  4 length of the record, these 4 bytes included
 *  8  4 format, 1        4  4 checksum of bytes 0..3 and 8..length
 * 12  4 zero             8  1 format, 1; 2, encrypted: see {@link RecordCipher}
 * 16  8 first timestamp  9  1 kind, see {@link RecordKind}
 * 24 36 zero            10  2 zero
 * 60  4 checksum of     12  8 timestamp
 *       bytes 0..59     20  8 microseconds since 1970
 *                       28  8 transaction id
 *                       36  . payload
 * </pre>
 *
 * <p>Every batch that was written at once starts with a MARK record. Its timestamp is that of the
 * record after it, its payload (8 bytes) the last timestamp that was on disk before the batch was
 * written. So a damaged record is an unfinished write if no later mark vouches for it, and
 * otherwise corruption. A new segment is created only when everything before it is on disk.
 */
final class LogFormat {
  static final int SEGMENT_HEADER = 64;
  static final int RECORD_HEADER = 36;
  static final int MARK_LENGTH = RECORD_HEADER + 8;
  static final int FORMAT = 1;
  static final int ENCRYPTED = 2;
  static final String SUFFIX = ".qlog";

  private static final byte[] MAGIC = "QUIVRLOG".getBytes(StandardCharsets.US_ASCII);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private LogFormat() {}

  static String segmentName(long firstTimestamp) {
    return String.format(Locale.ROOT, "%016x", firstTimestamp) + SUFFIX;
  }

  /** The first timestamp, or null when the name is not that of a segment. */
  static @Nullable Long parseSegmentName(String name) {
    if (name.length() != 16 + SUFFIX.length() || !name.endsWith(SUFFIX)) {
      return null;
    }
    try {
      long first = Long.parseUnsignedLong(name, 0, 16, 16);
      return first > 0 && name.equals(segmentName(first)) ? first : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static byte[] segmentHeader(long firstTimestamp) {
    byte[] header = new byte[SEGMENT_HEADER];
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    INT.set(header, 8, FORMAT);
    LONG.set(header, 16, firstTimestamp);
    INT.set(header, 60, checksum(header, 0, 60));
    return header;
  }

  /**
   * Whether these are the first bytes of the segment.
   *
   * @throws QuiverException UNSUPPORTED_FORMAT when they are those of a later version's
   */
  static boolean isSegmentHeader(byte[] header, long firstTimestamp, String description) {
    if (!Arrays.equals(header, 0, 8, MAGIC, 0, 8)
        || (int) INT.get(header, 60) != checksum(header, 0, 60)) {
      return false;
    }
    int format = (int) INT.get(header, 8);
    if (format != FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          "The log segment "
              + description
              + " has format "
              + format
              + "; this version reads format "
              + FORMAT);
    }
    return (long) LONG.get(header, 16) == firstTimestamp;
  }

  static void appendRecord(ByteSink sink, LogRecord record, @Nullable RecordCipher cipher) {
    byte[] payload = cipher == null ? record.payload() : cipher.seal(record);
    int start = sink.length();
    sink.skip(RECORD_HEADER);
    sink.bytes(payload, 0, payload.length);
    finishRecord(
        sink.array(),
        start,
        sink.length() - start,
        cipher == null ? FORMAT : ENCRYPTED,
        record.kind(),
        record.timestamp(),
        record.wallMicros(),
        record.transactionId());
  }

  /** Leaves room for a mark, which {@link #putMark} fills. */
  static void reserveMark(ByteSink sink) {
    sink.skip(MARK_LENGTH);
  }

  static void putMark(byte[] target, int start, long nextTimestamp, long durableTimestamp) {
    LONG.set(target, start + RECORD_HEADER, durableTimestamp);
    finishRecord(target, start, MARK_LENGTH, FORMAT, RecordKind.MARK, nextTimestamp, 0, 0);
  }

  private static void finishRecord(
      byte[] target,
      int start,
      int length,
      int format,
      RecordKind kind,
      long timestamp,
      long wallMicros,
      long transactionId) {
    INT.set(target, start, length);
    target[start + 8] = (byte) format;
    target[start + 9] = kind.code();
    target[start + 10] = 0;
    target[start + 11] = 0;
    LONG.set(target, start + 12, timestamp);
    LONG.set(target, start + 20, wallMicros);
    LONG.set(target, start + 28, transactionId);
    INT.set(target, start + 4, recordChecksum(target, start, length));
  }

  static int length(byte[] source, int start) {
    return (int) INT.get(source, start);
  }

  /** Whether the bytes at {@code start}, {@code length} of them, are a sound record. */
  static boolean isRecord(byte[] source, int start, int length) {
    return length >= RECORD_HEADER
        && (int) INT.get(source, start + 4) == recordChecksum(source, start, length)
        && (source[start + 8] == FORMAT || source[start + 8] == ENCRYPTED)
        && RecordKind.of(source[start + 9]) != null;
  }

  /** Whether the payload of a sound record is encrypted. */
  static boolean isEncrypted(byte[] source, int start) {
    return source[start + 8] == ENCRYPTED;
  }

  /** Reads a record that {@link #isRecord} found sound. */
  static LogRecord record(byte[] source, int start, int length) {
    RecordKind kind = RecordKind.of(source[start + 9]);
    if (kind == null) {
      throw QuiverException.bug("log record of unknown kind");
    }
    return new LogRecord(
        kind,
        (long) LONG.get(source, start + 12),
        (long) LONG.get(source, start + 20),
        (long) LONG.get(source, start + 28),
        Arrays.copyOfRange(source, start + RECORD_HEADER, start + length));
  }

  /** The timestamp that a mark vouches for, or -1 when there is no sound mark here. */
  static long markAt(byte[] source, int start) {
    return source[start + 9] == RecordKind.MARK.code()
            && length(source, start) == MARK_LENGTH
            && isRecord(source, start, MARK_LENGTH)
        ? (long) LONG.get(source, start + RECORD_HEADER)
        : -1;
  }

  private static int recordChecksum(byte[] source, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(source, start, 4);
    crc.update(source, start + 8, length - 8);
    return (int) crc.getValue();
  }

  private static int checksum(byte[] source, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(source, start, length);
    return (int) crc.getValue();
  }
}
