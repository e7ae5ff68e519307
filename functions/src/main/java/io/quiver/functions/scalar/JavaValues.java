package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.value.TypedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as Java programs have them, brought to a data type. */
final class JavaValues {
  private JavaValues() {}

  private record Typed(Object value, DataType type) {}

  static @Nullable Object convert(Object value, DataType to, ScalarContext context) {
    if (value instanceof Long && to.kind().isInteger()) {
      return Conversions.assign(value, DataType.BIGINT, to, context);
    }
    if (value instanceof TypedValue typed) {
      return Conversions.assign(typed.value(), typed.type(), to, context);
    }
    if (to.kind() == TypeKind.VECTOR && value instanceof List<?> list) {
      return ArrayConversions.toVector(list, DataType.array(DataType.DOUBLE), to);
    }
    DataType element = to.element();
    if (element != null && value instanceof List<?> list) {
      List<@Nullable Object> converted = new ArrayList<>(list.size());
      for (Object item : list) {
        converted.add(item == null ? null : convert(item, element, context));
      }
      return java.util.Collections.unmodifiableList(converted);
    }
    Typed typed = typed(value, to);
    return Conversions.assign(typed.value, typed.type, to, context);
  }

  private static Typed typed(Object value, DataType to) {
    return switch (value) {
      case Boolean truth -> new Typed(truth, DataType.BOOLEAN);
      case String text -> new Typed(text, DataType.VARCHAR);
      case Character letter -> new Typed(letter.toString(), DataType.VARCHAR);
      case BigDecimal number -> new Typed(number, decimal(number));
      case BigInteger number -> new Typed(new BigDecimal(number), decimal(new BigDecimal(number)));
      case Float number -> new Typed(number.doubleValue(), DataType.of(TypeKind.REAL));
      case Double number -> new Typed(number, DataType.DOUBLE);
      case Number number -> new Typed(number.longValue(), sameOrBigint(to));
      case LocalDate date -> new Typed(date.toEpochDay(), DataType.of(TypeKind.DATE));
      case LocalTime time -> new Typed(time.toNanoOfDay() / 1000, DataType.of(TypeKind.TIME));
      case OffsetTime time ->
          new Typed(time.toLocalTime().toNanoOfDay() / 1000, DataType.of(TypeKind.TIME));
      case LocalDateTime time ->
          new Typed(micros(time.toInstant(ZoneOffset.UTC)), DataType.of(TypeKind.TIMESTAMP));
      case OffsetDateTime time -> instant(time.toInstant());
      case ZonedDateTime time -> instant(time.toInstant());
      case Instant time -> instant(time);
      case Duration time ->
          new Typed(
              Math.addExact(
                  Math.multiplyExact(time.getSeconds(), 1_000_000L), time.getNano() / 1000),
              DataType.of(TypeKind.INTERVAL_DAY_TIME));
      case Period period ->
          new Typed(period.toTotalMonths(), DataType.of(TypeKind.INTERVAL_YEAR_MONTH));
      case UUID id -> new Typed(id, DataType.of(TypeKind.UUID));
      case byte[] bytes -> new Typed(bytes, DataType.VARBINARY);
      case float[] vector ->
          new Typed(ArrayConversions.checkFinite(vector), DataType.vector(vector.length));
      case double[] vector ->
          new Typed(ArrayConversions.narrow(vector), DataType.vector(vector.length));
      case List<?> list -> new Typed(list, DataType.array(DataType.VARCHAR));
      default -> throw Conversions.invalid(value.getClass().getSimpleName(), to.toString());
    };
  }

  /** A bare number for a date or interval is its physical value. */
  private static DataType sameOrBigint(DataType to) {
    return switch (to.kind()) {
      case DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          to;
      default -> DataType.BIGINT;
    };
  }

  private static DataType decimal(BigDecimal number) {
    return DataType.decimal(Math.max(number.precision(), number.scale()), number.scale());
  }

  private static Typed instant(Instant time) {
    return new Typed(micros(time), DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE));
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }
}
