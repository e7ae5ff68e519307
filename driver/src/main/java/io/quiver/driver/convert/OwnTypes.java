package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.value.TypedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of parameters whose place in the statement says nothing of their type: they say it. */
public final class OwnTypes {
  private static final int DECIMAL_DIGITS = 60;

  /** What elements of Java's arrays are when there are none. */
  private static final Map<Class<?>, DataType> ELEMENTS =
      Map.ofEntries(
          Map.entry(Long.class, DataType.BIGINT),
          Map.entry(Integer.class, DataType.BIGINT),
          Map.entry(Short.class, DataType.BIGINT),
          Map.entry(Byte.class, DataType.BIGINT),
          Map.entry(BigDecimal.class, DataType.decimal(DECIMAL_DIGITS, DECIMAL_DIGITS / 2)),
          Map.entry(Double.class, DataType.DOUBLE),
          Map.entry(Float.class, DataType.DOUBLE),
          Map.entry(Boolean.class, DataType.BOOLEAN),
          Map.entry(LocalDate.class, DataType.of(TypeKind.DATE)),
          Map.entry(LocalTime.class, DataType.of(TypeKind.TIME)),
          Map.entry(LocalDateTime.class, DataType.of(TypeKind.TIMESTAMP)),
          Map.entry(Timestamp.class, DataType.of(TypeKind.TIMESTAMP)),
          Map.entry(Instant.class, DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE)),
          Map.entry(OffsetDateTime.class, DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE)),
          Map.entry(UUID.class, DataType.of(TypeKind.UUID)),
          Map.entry(byte[].class, DataType.VARBINARY));

  private OwnTypes() {}

  /**
   * The value with its type, or converted to the parameter's type when it has none of its own.
   *
   * @param given not null
   * @param target what the parameter is otherwise
   */
  public static Object convert(Object given, DataType target) throws SQLException {
    Object plain = PlainValues.of(given);
    DataType own = typeOf(plain);
    return own == null
        ? ParameterValues.convert(given, target)
        : new TypedValue(own, ParameterValues.convert(plain, own));
  }

  private static @Nullable DataType typeOf(Object value) throws SQLException {
    return switch (value) {
      case Long number -> DataType.BIGINT;
      case Integer number -> DataType.BIGINT;
      case Short number -> DataType.BIGINT;
      case Byte number -> DataType.BIGINT;
      case BigInteger number -> decimal(new BigDecimal(number));
      case BigDecimal number -> decimal(number);
      case Number number -> DataType.DOUBLE;
      case String text -> DataType.VARCHAR;
      case Boolean truth -> DataType.BOOLEAN;
      case LocalDate date -> DataType.of(TypeKind.DATE);
      case LocalTime time -> DataType.of(TypeKind.TIME);
      case OffsetTime time -> DataType.of(TypeKind.TIME);
      case LocalDateTime time -> DataType.of(TypeKind.TIMESTAMP);
      case Timestamp time -> DataType.of(TypeKind.TIMESTAMP);
      case Instant time -> DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE);
      case OffsetDateTime time -> DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE);
      case ZonedDateTime time -> DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE);
      case Duration time -> DataType.of(TypeKind.INTERVAL_DAY_TIME);
      case Period period -> DataType.of(TypeKind.INTERVAL_YEAR_MONTH);
      case UUID id -> DataType.of(TypeKind.UUID);
      case byte[] bytes -> DataType.VARBINARY;
      case float[] vector -> DataType.vector(vector.length);
      case Object[] array ->
          array(PlainValues.elements(array, DataType.VARCHAR), ELEMENTS.get(componentOf(array)));
      case int[] numbers -> DataType.array(DataType.BIGINT);
      case long[] numbers -> DataType.array(DataType.BIGINT);
      case List<?> list -> array(list, null);
      case QuiverArray array ->
          array(PlainValues.elements(array, DataType.VARCHAR), array.element());
      case java.sql.Array array -> array(PlainValues.elements(array, DataType.VARCHAR), null);
      default -> null;
    };
  }

  /**
   * Room for the number as it is, and for sums of many; null for a number of more digits than a
   * type may have, which its place decides about.
   */
  private static @Nullable DataType decimal(BigDecimal number) {
    long scale = Math.max(0, number.scale());
    long whole = Math.max(0, (long) number.precision() - number.scale());
    return scale + whole > DataType.MAX_DECIMAL_PRECISION
        ? null
        : DataType.decimal((int) Math.max(DECIMAL_DIGITS, scale + whole), (int) scale);
  }

  private static Class<?> componentOf(Object[] array) {
    return array.getClass().getComponentType();
  }

  /**
   * An array of what all of its elements are; null when they are of several kinds.
   *
   * @param declared what elements are when there are none, or null when nothing says it
   */
  private static @Nullable DataType array(
      List<? extends @Nullable Object> elements, @Nullable DataType declared) throws SQLException {
    DataType type = null;
    for (Object element : elements) {
      DataType own = element == null ? null : typeOf(PlainValues.of(element));
      if (element != null && (own == null || own.kind() == TypeKind.ARRAY)) {
        return null;
      }
      if (own != null && type != null && !own.equals(type)) {
        return null;
      }
      type = own == null ? type : own;
    }
    DataType element = type == null ? declared : type;
    return element == null || element.kind() == TypeKind.ARRAY ? null : DataType.array(element);
  }
}
