package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.value.VectorLiteral;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one conversion of values from type to type: CAST, assignment to columns, and Java values
 * given as parameters. NULL stays NULL. Errors: INVALID_CAST for text that is no such value,
 * DATATYPE_MISMATCH for types that have no conversion, NUMERIC_OUT_OF_RANGE, INVALID_DATETIME,
 * DATETIME_OVERFLOW, STRING_TOO_LONG, VECTOR_DIMENSION.
 */
public final class Conversions {
  private Conversions() {}

  /** As CAST does: text that is too long is cut. */
  public static @Nullable Object cast(
      @Nullable Object value, DataType from, DataType to, ScalarContext context) {
    return value == null ? null : convert(value, from, to, true, context);
  }

  /** As an assignment to a column does: only blanks may be cut. */
  public static @Nullable Object assign(
      @Nullable Object value, DataType from, DataType to, ScalarContext context) {
    return value == null ? null : convert(value, from, to, false, context);
  }

  /**
   * A value as Java programs have them: Boolean, any Number, String, java.time types, UUID, byte[],
   * float[], double[], List.
   */
  public static @Nullable Object fromJava(
      @Nullable Object value, DataType to, ScalarContext context) {
    return value == null ? null : JavaValues.convert(value, to, context);
  }

  /** The text that CAST to VARCHAR gives. */
  public static String toText(Object value, DataType from, ScalarContext context) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth ? "TRUE" : "FALSE";
      case Long number -> longToText(number, from, context);
      case Double number ->
          from.kind() == TypeKind.REAL
              ? Float.toString(number.floatValue())
              : Double.toString(number);
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case float[] vector -> VectorLiteral.of(vector);
      case List<?> list -> ArrayConversions.listToText(list, from, context);
      default -> value.toString();
    };
  }

  private static String longToText(long value, DataType from, ScalarContext context) {
    return switch (from.kind()) {
      case DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          DatetimeText.format(value, from, context.zone());
      default -> Long.toString(value);
    };
  }

  private static Object convert(
      Object value, DataType from, DataType to, boolean explicit, ScalarContext context) {
    return switch (to.kind()) {
      case BOOLEAN -> toBoolean(value, from);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> NumberConversions.toInteger(value, from, to);
      case DECIMAL -> NumberConversions.toDecimal(value, from, to);
      case REAL, DOUBLE -> NumberConversions.toDouble(value, from, to);
      case CHAR, VARCHAR, CLOB -> fitText(toText(value, from, context), to, explicit, context);
      case BINARY, VARBINARY, BLOB -> fitBytes(toBytes(value, from, to), to, explicit, context);
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          DatetimeConversions.toDatetime(value, from, to, context);
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
          DatetimeConversions.toInterval(value, from, to);
      case UUID -> toUuid(value, from);
      case JSON -> toJson(value, from, context);
      case ARRAY -> ArrayConversions.toArray(value, from, to, explicit, context);
      case VECTOR -> ArrayConversions.toVector(value, from, to);
    };
  }

  private static Object toBoolean(Object value, DataType from) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text ->
          switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "TRUE", "T", "YES", "Y", "ON", "1" -> true;
            case "FALSE", "F", "NO", "N", "OFF", "0" -> false;
            default -> throw invalid(text, "BOOLEAN");
          };
      case Long number when from.kind().isInteger() -> number != 0;
      case BigDecimal number -> number.signum() != 0;
      case Double number -> number != 0;
      default -> throw mismatch(from, DataType.BOOLEAN);
    };
  }

  private static String fitText(String text, DataType to, boolean explicit, ScalarContext context) {
    int limit = to.precision();
    if (limit < 0) {
      return text;
    }
    int length = text.length() <= limit ? text.length() : text.codePointCount(0, text.length());
    if (length > limit) {
      int end = text.offsetByCodePoints(0, limit);
      if (!text.substring(end).isBlank()) {
        if (!explicit) {
          throw new QuiverException(
              ErrorCode.STRING_TOO_LONG,
              "A text of " + length + " characters is too long for " + to);
        }
        context.truncated(to);
      }
      return text.substring(0, end);
    }
    if (to.kind() == TypeKind.CHAR) {
      int points = text.codePointCount(0, text.length());
      return points < limit ? text + " ".repeat(limit - points) : text;
    }
    return text;
  }

  private static byte[] toBytes(Object value, DataType from, DataType to) {
    return switch (value) {
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case float[] vector -> ArrayConversions.vectorToBytes(vector);
      case UUID id ->
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
      default -> throw mismatch(from, to);
    };
  }

  private static byte[] fitBytes(
      byte[] bytes, DataType to, boolean explicit, ScalarContext context) {
    int limit = to.precision();
    if (limit < 0) {
      return bytes;
    }
    if (bytes.length > limit) {
      if (!explicit) {
        throw new QuiverException(
            ErrorCode.STRING_TOO_LONG, bytes.length + " bytes are too many for " + to);
      }
      for (int i = limit; i < bytes.length; i++) {
        if (bytes[i] != 0) {
          context.truncated(to);
          break;
        }
      }
      return Arrays.copyOf(bytes, limit);
    }
    return to.kind() == TypeKind.BINARY && bytes.length < limit
        ? Arrays.copyOf(bytes, limit)
        : bytes;
  }

  private static UUID toUuid(Object value, DataType from) {
    switch (value) {
      case UUID id -> {
        return id;
      }
      case byte[] bytes -> {
        if (bytes.length != 16) {
          throw new QuiverException(
              ErrorCode.INVALID_CAST, bytes.length + " bytes are no UUID, 16 are needed");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
      case String text -> {
        String trimmed = text.strip();
        try {
          if (trimmed.length() == 36) {
            return UUID.fromString(trimmed);
          }
        } catch (IllegalArgumentException e) {
          throw new QuiverException(ErrorCode.INVALID_CAST, "'" + text + "' is no UUID", e);
        }
        throw invalid(text, "UUID");
      }
      default -> throw mismatch(from, DataType.of(TypeKind.UUID));
    }
  }

  private static String toJson(Object value, DataType from, ScalarContext context) {
    return switch (value) {
      case String text when from.kind() == TypeKind.JSON -> text;
      case String text -> JsonSyntax.check(text);
      case Boolean truth -> truth ? "true" : "false";
      case BigDecimal number -> number.toPlainString();
      case Double number when Double.isFinite(number) -> number.toString();
      case Long number when from.kind().isInteger() -> number.toString();
      case float[] vector -> VectorLiteral.of(vector);
      default -> JsonSyntax.quote(toText(value, from, context));
    };
  }

  static QuiverException invalid(String text, String type) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new QuiverException(ErrorCode.INVALID_CAST, "'" + shown + "' is no " + type);
  }

  static QuiverException mismatch(DataType from, DataType to) {
    return new QuiverException(
        ErrorCode.DATATYPE_MISMATCH, "A value of type " + from + " cannot become " + to);
  }
}
