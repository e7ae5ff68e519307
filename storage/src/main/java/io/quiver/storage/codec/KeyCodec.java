package io.quiver.storage.codec;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is the order of the values. No encoding is the beginning of
 * another one, so encodings of several columns can follow each other. Equal values have equal
 * bytes. A descending column has all its bits flipped. NULL is the byte 0 and thus smaller than
 * everything.
 *
 * <ul>
 *   <li>whole numbers, BOOLEAN, date, time, intervals: 0x80 + n for a positive number of n bytes,
 *       0x80 for zero, 0x80 - n for a negative one whose amount has n bytes; then the n low bytes
 *       of the two's complement, most significant first
 *   <li>REAL, DOUBLE: 1; the 8 bytes of the double, sign bit flipped when positive, all bits when
 *       negative; -0 is written as 0, NaN is above infinity
 *   <li>DECIMAL: 1 negative, 2 zero, 3 positive; the exponent e of 0.d1d2.. x 10^e as a whole
 *       number above; pairs of digits + 1; 0. All but the first byte flipped when negative
 *   <li>CHAR, VARCHAR, CLOB: 1; UTF-8, each byte + 1; 0. This is code point order
 *   <li>BINARY, VARBINARY, BLOB: 1; the bytes, 0 as 0 255; 0 0
 *   <li>UUID: 1; 16 bytes
 * </ul>
 */
public final class KeyCodec {
  static final int NULL = 0;
  static final int PRESENT = 1;
  private static final int ZERO = 0x80;
  private static final int ESCAPE = 0xFF;

  private KeyCodec() {}

  /** Whether values of the type have an order that an index can keep. */
  public static boolean isIndexable(DataType type) {
    return switch (type.kind()) {
      case JSON, ARRAY, VECTOR -> false;
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          DOUBLE,
          CHAR,
          VARCHAR,
          CLOB,
          BINARY,
          VARBINARY,
          BLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID ->
          true;
    };
  }

  /**
   * Refuses types without a key order.
   *
   * @throws QuiverException INVALID_DEFINITION
   */
  public static void requireIndexable(DataType type, String columnName) {
    if (!isIndexable(type)) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "column " + columnName + " of type " + type + " cannot be part of a key or index",
          type.kind() == TypeKind.VECTOR ? "Use CREATE VECTOR INDEX." : null,
          null,
          null);
    }
  }

  /**
   * Whether {@link #read} gives back exactly the value that was written: not for numbers that have
   * several forms (-0 and 0, 1.0 and 1.00) where the type does not say which.
   */
  public static boolean isExact(DataType type) {
    return switch (type.kind()) {
      case REAL, DOUBLE, JSON, ARRAY, VECTOR -> false;
      case DECIMAL -> type.precision() >= 0;
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          CHAR,
          VARCHAR,
          CLOB,
          BINARY,
          VARBINARY,
          BLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID ->
          true;
    };
  }

  /** Appends one column's part of a key. */
  public static void write(
      ByteWriter out, DataType type, boolean descending, @Nullable Object value) {
    int start = out.size();
    if (value == null) {
      out.writeByte(NULL);
    } else {
      writeValue(out, type, value);
    }
    if (descending) {
      out.invertFrom(start);
    }
  }

  private static void writeValue(ByteWriter out, DataType type, Object value) {
    switch (type.kind()) {
      case BOOLEAN -> writeLong(out, (Boolean) value ? 1 : 0);
      case TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          writeLong(out, (Long) value);
      case REAL, DOUBLE -> {
        out.writeByte(PRESENT);
        out.writeLong(orderedBits((Double) value));
      }
      case DECIMAL -> DecimalKeys.write(out, (BigDecimal) value);
      case CHAR, VARCHAR, CLOB -> writeText(out, (String) value);
      case BINARY, VARBINARY, BLOB -> writeBinary(out, (byte[]) value);
      case UUID -> {
        UUID uuid = (UUID) value;
        out.writeByte(PRESENT);
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
      }
      case JSON, ARRAY, VECTOR -> requireIndexable(type, "");
    }
  }

  static void writeLong(ByteWriter out, long value) {
    long amount = value < 0 ? -value : value;
    int bytes = (Long.SIZE + 7 - Long.numberOfLeadingZeros(amount)) / Byte.SIZE;
    out.writeByte(value < 0 ? ZERO - bytes : ZERO + bytes);
    for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      out.writeByte((int) (value >>> shift));
    }
  }

  private static long orderedBits(double value) {
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static void writeText(ByteWriter out, String text) {
    byte[] utf8 = Utf8.encode(text);
    for (int i = 0; i < utf8.length; i++) {
      utf8[i]++;
    }
    out.writeByte(PRESENT);
    out.writeBytes(utf8);
    out.writeByte(0);
  }

  private static void writeBinary(ByteWriter out, byte[] bytes) {
    out.writeByte(PRESENT);
    for (byte b : bytes) {
      out.writeByte(b);
      if (b == 0) {
        out.writeByte(ESCAPE);
      }
    }
    out.writeByte(0);
    out.writeByte(0);
  }

  /** Reads one column's part; the reader stands at its start and is then at its end. */
  public static @Nullable Object read(KeyReader in, DataType type, boolean descending) {
    in.setDescending(descending);
    if (in.peek() == NULL) {
      in.next();
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> in.readLong() != 0;
      case TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          in.readLong();
      case REAL, DOUBLE -> {
        in.next();
        long ordered = in.readFixed();
        yield Double.longBitsToDouble(ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered);
      }
      case DECIMAL -> DecimalKeys.read(in, type);
      case CHAR, VARCHAR, CLOB -> in.readText();
      case BINARY, VARBINARY, BLOB -> in.readBinary();
      case UUID -> {
        in.next();
        yield new UUID(in.readFixed(), in.readFixed());
      }
      case JSON, ARRAY, VECTOR -> throw ByteReader.corrupt("a key of type " + type);
    };
  }

  /** Whether the part at which the reader stands is NULL; the reader does not move. */
  public static boolean isNull(KeyReader in, boolean descending) {
    in.setDescending(descending);
    return in.peek() == NULL;
  }

  /** Reads a part that is not NULL, of a type that is physically LONG. */
  public static long readLong(KeyReader in, boolean descending) {
    in.setDescending(descending);
    return in.readLong();
  }

  /** Moves the reader behind one part. */
  public static void skip(KeyReader in, DataType type, boolean descending) {
    in.setDescending(descending);
    if (type.physical() == Physical.LONG && in.peek() != NULL) {
      in.readLong();
    } else {
      read(in, type, descending);
    }
  }
}
