package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unwraps what JDBC wraps: LOBs, streams, {@code java.sql} dates, calendars. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // JDBC's own classes
public final class PlainValues {
  private PlainValues() {}

  /** A {@code Timestamp} stays: whether it is an instant or a local time depends on the target. */
  static Object of(Object given) throws SQLException {
    return switch (given) {
      case String text -> text;
      case Number number -> number;
      case Date date -> date.toLocalDate();
      case Time time -> SqlTemporals.fromTime(time, null);
      case java.sql.Timestamp time -> time;
      case java.util.Date date -> Instant.ofEpochMilli(date.getTime());
      case Calendar calendar -> calendar.toInstant().atZone(calendar.getTimeZone().toZoneId());
      case Character character -> character.toString();
      case Clob clob -> text(clob.getCharacterStream(), -1);
      case Blob blob -> blob.getBytes(1, Math.toIntExact(blob.length()));
      case InputStream stream -> bytes(stream, -1);
      case Reader reader -> text(reader, -1);
      case SQLXML xml -> xml.getString();
      case Struct struct -> throw SqlExceptions.unsupported("Struct is not supported.");
      case Ref ref -> throw SqlExceptions.unsupported("Ref is not supported.");
      case RowId id -> throw SqlExceptions.unsupported("RowId is not supported.");
      default -> given;
    };
  }

  /** Elements of a list or of any Java or JDBC array. */
  static List<? extends @Nullable Object> elements(Object value, DataType target)
      throws SQLException {
    return switch (value) {
      case List<?> list -> list;
      case Object[] array -> Arrays.asList(array);
      case java.sql.Array array -> elements(array.getArray(), target);
      case byte[] bytes -> throw Mismatch.writing(bytes, target);
      default -> {
        if (!value.getClass().isArray()) {
          throw Mismatch.writing(value, target);
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
          list.add(Array.get(value, i));
        }
        yield list;
      }
    };
  }

  /**
   * Reads a stream to its end, or to the given length.
   *
   * @param length exact number of bytes, or -1
   */
  public static byte[] bytes(InputStream stream, long length) throws SQLException {
    try {
      byte[] bytes =
          length < 0
              ? stream.readAllBytes()
              : stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE - 8));
      checkLength(bytes.length, length);
      return bytes;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads a reader to its end, or to the given length; -1: to its end. */
  public static String text(Reader reader, long length) throws SQLException {
    try {
      if (length < 0) {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
      }
      char[] buffer = new char[8_192];
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        int count = reader.read(buffer, 0, (int) Math.min(buffer.length, length - text.length()));
        if (count < 0) {
          break;
        }
        text.append(buffer, 0, count);
      }
      checkLength(text.length(), length);
      return text.toString();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void checkLength(long actual, long promised) throws SQLException {
    if (promised >= 0 && actual != promised) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "The stream ended after " + actual + " of the " + promised + " announced.");
    }
  }

  private static SQLException failed(IOException e) {
    SQLException failure =
        SqlExceptions.of(ErrorCode.DATA_EXCEPTION, "The stream given as a value failed.");
    failure.addSuppressed(e);
    return failure;
  }
}
