package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.FLOATING;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TO_CHAR, TO_DATE, TO_TIMESTAMP and TO_NUMBER: values written and read by the templates of
 * PostgreSQL and Oracle.
 */
final class TemplateFunctions {
  private static final DataType TIMESTAMP = DataType.of(TypeKind.TIMESTAMP, 6);
  private static final DataType INSTANT = DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6);
  private static final long MICROS = DatetimeConversions.MICROS_PER_SECOND;

  private TemplateFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function("TO_CHAR", DataType.VARCHAR, TemplateFunctions::toChar, ANYTHING, TEXT)
            .least(1),
        Arguments.function(
            "TO_DATE",
            DataType.of(TypeKind.DATE),
            a -> new DatetimeTemplate(a.text(1)).parse(a.text(0)).toLocalDate().toEpochDay(),
            TEXT,
            TEXT),
        Arguments.function(
                "TO_TIMESTAMP", TIMESTAMP, TemplateFunctions::toTimestamp, ANYTHING, TEXT)
            .least(1)
            .result(types -> types.size() == 1 ? INSTANT : TIMESTAMP),
        Arguments.function(
            "TO_NUMBER",
            DataType.decimal(38, 10),
            a -> new NumberTemplate(a.text(1)).parse(a.text(0)).setScale(10),
            TEXT,
            TEXT),
        Arguments.function(
            "MAKE_TIMESTAMP",
            TIMESTAMP,
            TemplateFunctions::makeTimestamp,
            FLOATING,
            FLOATING,
            FLOATING,
            FLOATING,
            FLOATING,
            FLOATING));
  }

  private static @Nullable String toChar(Arguments a) {
    if (a.size() == 1) {
      return Conversions.toText(a.value(0), a.type(0), a.context());
    }
    if (a.type(0).kind().isNumeric()) {
      return new NumberTemplate(a.text(1)).format(exact(a.value(0)));
    }
    return switch (a.type(0).kind()) {
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          new DatetimeTemplate(a.text(1))
              .format(DatetimeFunctions.local(a, 0).atZone(a.context().zone()));
      default ->
          throw new QuiverException(
              ErrorCode.DATATYPE_MISMATCH,
              "TO_CHAR with a template writes numbers, dates and times, not " + a.type(0));
    };
  }

  private static BigDecimal exact(Object number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    double value = ((Number) number).doubleValue();
    if (number instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    if (!Double.isFinite(value)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "TO_CHAR cannot write " + value + " with a template");
    }
    return BigDecimal.valueOf(value);
  }

  /** Of seconds since 1970, or of a text and a template. */
  private static long toTimestamp(Arguments a) {
    if (a.size() == 2) {
      if (!(a.value(0) instanceof String text)) {
        throw new QuiverException(
            ErrorCode.DATATYPE_MISMATCH, "TO_TIMESTAMP reads a text, not " + a.type(0));
      }
      return micros(new DatetimeTemplate(a.text(1)).parse(text));
    }
    if (!(a.value(0) instanceof Number seconds)) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          "TO_TIMESTAMP of one argument needs seconds since 1970, not " + a.type(0));
    }
    return exact(seconds).movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static long makeTimestamp(Arguments a) {
    double seconds = a.floating(5);
    try {
      LocalDateTime minute =
          LocalDateTime.of(
              (int) a.floating(0),
              (int) a.floating(1),
              (int) a.floating(2),
              (int) a.floating(3),
              (int) a.floating(4));
      if (!(seconds >= 0 && seconds < 60)) {
        throw new DateTimeException("seconds");
      }
      return micros(minute) + Math.round(seconds * MICROS);
    } catch (DateTimeException e) {
      throw new QuiverException(
          ErrorCode.INVALID_DATETIME, "MAKE_TIMESTAMP: there is no such moment", e);
    }
  }

  private static long micros(LocalDateTime moment) {
    return moment.toEpochSecond(ZoneOffset.UTC) * MICROS + moment.getNano() / 1_000;
  }
}
