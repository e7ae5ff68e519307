package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value that is not NULL as bytes in a row; the length is kept outside. By kind:
 *
 * <ul>
 *   <li>whole numbers, BOOLEAN (0 or 1), date, time, intervals: two's complement, least significant
 *       byte first, as few bytes as keep the sign; 0 has no byte at all
 *   <li>REAL, DOUBLE: IEEE 754 bits of the float (4) or double (8), least significant byte first;
 *       positive zero has no byte
 *   <li>DECIMAL: scale (zig-zag variable-length), then the unscaled value, two's complement, most
 *       significant byte first
 *   <li>CHAR, VARCHAR, CLOB, JSON: UTF-8
 *   <li>BINARY, VARBINARY, BLOB: the bytes
 *   <li>UUID: 16 bytes, most significant first
 *   <li>ARRAY: count (variable-length); for each element its length + 1 (variable-length) and its
 *       bytes, or 0 for NULL
 *   <li>VECTOR: floats, 4 bytes each, least significant byte first
 * </ul>
 */
public final class ValueCodec {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private ValueCodec() {}

  /** Appends the value's bytes. */
  public static void write(ByteWriter out, DataType type, Object value) {
    switch (type.kind()) {
      case BOOLEAN -> writeMinimalLong(out, (Boolean) value ? 1 : 0);
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
          writeMinimalLong(out, (Long) value);
      case REAL -> writeReal(out, ((Double) value).floatValue());
      case DOUBLE -> writeDouble(out, (Double) value);
      case DECIMAL -> {
        BigDecimal decimal = (BigDecimal) value;
        out.writeSigned(decimal.scale());
        out.writeBytes(decimal.unscaledValue().toByteArray());
      }
      case CHAR, VARCHAR, CLOB, JSON -> out.writeBytes(Utf8.encode((String) value));
      case BINARY, VARBINARY, BLOB -> out.writeBytes((byte[]) value);
      case UUID -> {
        UUID uuid = (UUID) value;
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
      }
      case ARRAY -> writeArray(out, Objects.requireNonNull(type.element()), (List<?>) value);
      case VECTOR -> writeVector(out, (float[]) value);
    }
  }

  static void writeMinimalLong(ByteWriter out, long value) {
    if (value == 0) {
      return;
    }
    long rest = value;
    while (rest != (byte) rest) {
      out.writeByte((int) rest);
      rest >>= 8;
    }
    out.writeByte((int) rest);
  }

  private static void writeReal(ByteWriter out, float value) {
    int bits = Float.floatToIntBits(value);
    if (bits != 0) {
      out.writeInt(Integer.reverseBytes(bits));
    }
  }

  private static void writeDouble(ByteWriter out, double value) {
    long bits = Double.doubleToLongBits(value);
    if (bits != 0) {
      out.writeLong(Long.reverseBytes(bits));
    }
  }

  private static void writeArray(ByteWriter out, DataType element, List<?> values) {
    out.writeUnsigned(values.size());
    ByteWriter single = new ByteWriter();
    for (Object value : values) {
      if (value == null) {
        out.writeUnsigned(0);
      } else {
        single.clear();
        write(single, element, value);
        out.writeUnsigned(single.size() + 1L);
        out.writeBytes(single);
      }
    }
  }

  private static void writeVector(ByteWriter out, float[] vector) {
    byte[] bytes = new byte[vector.length * Float.BYTES];
    for (int i = 0; i < vector.length; i++) {
      FLOAT.set(bytes, i * Float.BYTES, vector[i]);
    }
    out.writeBytes(bytes);
  }

  /** Reads a value of a kind that is physically LONG. */
  public static long readLong(byte[] bytes, int from, int to) {
    int unused = Long.SIZE - (to - from) * Byte.SIZE;
    if (unused == Long.SIZE) {
      return 0;
    }
    if (unused < 0) {
      throw ByteReader.corrupt("a whole number has " + (to - from) + " bytes");
    }
    if (from + Long.BYTES <= bytes.length) {
      return ((long) LONG.get(bytes, from) << unused) >> unused;
    }
    long value = bytes[to - 1];
    for (int i = to - 2; i >= from; i--) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** Reads a value of a kind that is physically DOUBLE. */
  public static double readDouble(byte[] bytes, int from, int to) {
    return switch (to - from) {
      case 0 -> 0.0;
      case Float.BYTES -> Float.intBitsToFloat((int) INT.get(bytes, from));
      case Double.BYTES -> Double.longBitsToDouble((long) LONG.get(bytes, from));
      default -> throw ByteReader.corrupt("a floating point number has " + (to - from) + " bytes");
    };
  }

  /** Reads a value of any kind. */
  public static Object read(DataType type, byte[] bytes, int from, int to) {
    return switch (type.kind()) {
      case BOOLEAN -> readLong(bytes, from, to) != 0;
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
          readLong(bytes, from, to);
      case REAL, DOUBLE -> readDouble(bytes, from, to);
      case DECIMAL -> readDecimal(bytes, from, to);
      case CHAR, VARCHAR, CLOB, JSON -> Utf8.decode(bytes, from, to);
      case BINARY, VARBINARY, BLOB -> Arrays.copyOfRange(bytes, from, to);
      case UUID -> readUuid(bytes, from, to);
      case ARRAY -> readArray(Objects.requireNonNull(type.element()), bytes, from, to);
      case VECTOR -> readVector(bytes, from, to);
    };
  }

  private static BigDecimal readDecimal(byte[] bytes, int from, int to) {
    ByteReader in = new ByteReader(bytes, from, to);
    int scale = (int) in.readSigned();
    int start = in.position();
    if (start == to) {
      throw ByteReader.corrupt("a decimal without digits");
    }
    if (to - start <= Long.BYTES) {
      long unscaled = bytes[start];
      for (int i = start + 1; i < to; i++) {
        unscaled = unscaled << 8 | (bytes[i] & 0xFF);
      }
      return BigDecimal.valueOf(unscaled, scale);
    }
    return new BigDecimal(new BigInteger(bytes, start, to - start), scale);
  }

  private static UUID readUuid(byte[] bytes, int from, int to) {
    if (to - from != 2 * Long.BYTES) {
      throw ByteReader.corrupt("a UUID has " + (to - from) + " bytes");
    }
    return new UUID((long) BIG_LONG.get(bytes, from), (long) BIG_LONG.get(bytes, from + 8));
  }

  private static List<@Nullable Object> readArray(
      DataType element, byte[] bytes, int from, int to) {
    ByteReader in = new ByteReader(bytes, from, to);
    int count = in.readCount();
    List<@Nullable Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long length = in.readUnsigned() - 1;
      if (length < 0) {
        values.add(null);
      } else {
        int start = in.position();
        in.skip((int) Math.min(length, Integer.MAX_VALUE));
        values.add(read(element, bytes, start, in.position()));
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** Reads a vector; also for those who hold a vector's bytes without a row. */
  public static float[] readVector(byte[] bytes, int from, int to) {
    if ((to - from) % Float.BYTES != 0) {
      throw ByteReader.corrupt("a vector has " + (to - from) + " bytes");
    }
    float[] vector = new float[(to - from) / Float.BYTES];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) FLOAT.get(bytes, from + i * Float.BYTES);
    }
    return vector;
  }
}
