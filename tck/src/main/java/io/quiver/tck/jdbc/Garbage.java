package io.quiver.tck.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.sql.SQLType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Arguments that no method can do much with, of every type that java.sql has. */
final class Garbage {
  /** Nothing; senseless; extreme; small and nearly right. */
  static final int KINDS = 4;

  private static final String[] TEXTS = {"", "no ' such \" thing \u0000;", "\uD800", "1"};
  private static final long[] NUMBERS = {0, -1, Long.MAX_VALUE, 1};

  private Garbage() {}

  static @Nullable Object[] arguments(Method method, int kind) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = of(types[i], kind);
    }
    return arguments;
  }

  private static @Nullable Object of(Class<?> type, int kind) {
    if (type.isPrimitive()) {
      return primitive(type, kind);
    }
    if (kind == 0) {
      return null;
    }
    if (type == String.class) {
      return TEXTS[kind];
    }
    if (type == Object.class) {
      return kind == 1 ? new Object() : kind == 2 ? new Object[][] {{null}} : "1";
    }
    if (type == Class.class) {
      return kind == 1 ? Thread.class : kind == 2 ? int.class : String.class;
    }
    if (type == InputStream.class) {
      return kind == 3 ? InputStream.nullInputStream() : new BrokenStream();
    }
    if (type == Reader.class) {
      return kind == 3 ? Reader.nullReader() : new BrokenReader();
    }
    return rare(type, kind);
  }

  private static @Nullable Object rare(Class<?> type, int kind) {
    if (type.isArray()) {
      int length = kind == 1 ? 0 : kind == 2 ? 3 : 1;
      return Array.newInstance(type.getComponentType(), length);
    }
    if (type == Map.class) {
      return Map.of("x", String.class);
    }
    if (type == Calendar.class) {
      return Calendar.getInstance();
    }
    if (type == BigDecimal.class) {
      return kind == 2 ? new BigDecimal("1E+100000") : BigDecimal.ONE;
    }
    if (type == SQLType.class) {
      return kind == 1 ? JDBCType.REF : kind == 2 ? new NoType() : JDBCType.INTEGER;
    }
    if (type == Properties.class) {
      Properties properties = new Properties();
      properties.put(7, 8);
      return properties;
    }
    if (type == Executor.class) {
      return (Executor) Runnable::run;
    }
    if (type == java.sql.Date.class) {
      return new java.sql.Date(kind == 2 ? Long.MAX_VALUE : 0);
    }
    if (type == java.sql.Time.class) {
      return new java.sql.Time(kind == 2 ? Long.MIN_VALUE : 0);
    }
    if (type == java.sql.Timestamp.class) {
      return new java.sql.Timestamp(kind == 2 ? Long.MAX_VALUE : 0);
    }
    return null; // LOBs, arrays, savepoints, keys of shards: of somebody else or none
  }

  private static Object primitive(Class<?> type, int kind) {
    long number = NUMBERS[kind];
    if (type == boolean.class) {
      return kind % 2 == 1;
    }
    if (type == byte.class) {
      return (byte) number;
    }
    if (type == short.class) {
      return (short) number;
    }
    if (type == int.class) {
      return kind == 2 ? Integer.MAX_VALUE : (int) number;
    }
    if (type == long.class) {
      return number;
    }
    return type == float.class ? (Object) (kind == 1 ? Float.NaN : (float) number) : real(kind);
  }

  private static Object real(int kind) {
    return kind == 1 ? Double.NaN : kind == 2 ? Double.POSITIVE_INFINITY : (double) NUMBERS[kind];
  }

  /** Types of parameters that are always null here. */
  static List<String> unknownTypes(Class<?>... interfaces) {
    List<String> unknown = new ArrayList<>();
    List<String> always =
        List.of(
            "Array",
            "Blob",
            "Clob",
            "NClob",
            "Ref",
            "RowId",
            "SQLXML",
            "Savepoint",
            "ShardingKey",
            "URL");
    for (Class<?> type : interfaces) {
      for (Method method : type.getMethods()) {
        for (Class<?> parameter : method.getParameterTypes()) {
          if (of(parameter, 1) == null && !always.contains(parameter.getSimpleName())) {
            unknown.add(parameter.getName());
          }
        }
      }
    }
    return unknown;
  }

  static String text(@Nullable Object[] arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(
          argument instanceof Object[] array
              ? Arrays.toString(array)
              : argument == null ? "null" : argument.toString().replaceAll("@[0-9a-f]+", ""));
    }
    return texts.toString();
  }

  /** A type of another vendor, without a number. */
  private static final class NoType implements SQLType {
    @Override
    public String getName() {
      return "NOTHING";
    }

    @Override
    public String getVendor() {
      return "nobody";
    }

    @Override
    public @Nullable Integer getVendorTypeNumber() {
      return null;
    }
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("broken");
    }
  }

  private static final class BrokenReader extends Reader {
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      throw new IOException("broken");
    }

    @Override
    public void close() {}
  }
}
