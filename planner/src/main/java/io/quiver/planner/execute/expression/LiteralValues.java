package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.NumberConversions;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;
import org.jspecify.annotations.Nullable;

/** Values of Calcite's literals as Quiver holds them. */
public final class LiteralValues {
  private static final BigDecimal MICROS_PER_MILLI = BigDecimal.valueOf(1000);

  private LiteralValues() {}

  /** The literal as an expression. */
  static Literal translate(RexLiteral literal) {
    DataType type = TypeMapping.toDataType(literal.getType());
    return new Literal(value(literal, type), type);
  }

  /** The literal's value as an object of its type. */
  public static @Nullable Object value(RexLiteral literal, DataType type) {
    if (literal.isNull()) {
      return null;
    }
    Object given = Objects.requireNonNull(literal.getValue());
    return switch (type.kind()) {
      case BOOLEAN -> given;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> ((Number) given).longValue();
      case DECIMAL -> NumberConversions.fit(decimal(given), type);
      case REAL, DOUBLE -> ((Number) given).doubleValue();
      case CHAR, VARCHAR, CLOB, JSON -> text(given);
      case BINARY, VARBINARY, BLOB -> ((ByteString) given).getBytes();
      case DATE -> Objects.requireNonNull(literal.getValueAs(Integer.class)).longValue();
      case TIME -> parse(literal, TypeKind.TIME);
      case TIMESTAMP -> parse(literal, TypeKind.TIMESTAMP);
      case TIMESTAMP_WITH_TIME_ZONE -> zoned(literal, given);
      case INTERVAL_YEAR_MONTH -> ((Number) given).longValue();
      case INTERVAL_DAY_TIME -> decimal(given).multiply(MICROS_PER_MILLI).longValue();
      case UUID -> given instanceof UUID id ? id : UUID.fromString(given.toString());
      case ARRAY -> list(literal, type);
      case VECTOR -> throw QuiverException.bug("literal of type " + type);
    };
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal number
        ? number
        : BigDecimal.valueOf(((Number) value).doubleValue());
  }

  private static String text(Object given) {
    return switch (given) {
      case NlsString string -> string.getValue();
      case Enum<?> symbol -> symbol.name();
      default -> given.toString();
    };
  }

  private static Object parse(RexLiteral literal, TypeKind kind) {
    Class<?> form = kind == TypeKind.TIME ? TimeString.class : TimestampString.class;
    return local(Objects.requireNonNull(literal.getValueAs(form)).toString(), kind);
  }

  private static Object local(String text, TypeKind kind) {
    return Objects.requireNonNull(
        Conversions.cast(text, DataType.VARCHAR, DataType.of(kind), UtcContext.INSTANCE));
  }

  private static Object zoned(RexLiteral literal, Object given) {
    if (given instanceof TimestampWithTimeZoneString zoned) {
      return local(
          zoned
              .withTimeZone(java.util.TimeZone.getTimeZone("UTC"))
              .getLocalTimestampString()
              .toString(),
          TypeKind.TIMESTAMP);
    }
    return parse(literal, TypeKind.TIMESTAMP);
  }

  private static List<@Nullable Object> list(RexLiteral literal, DataType type) {
    List<@Nullable Object> values = new ArrayList<>();
    DataType element = Objects.requireNonNull(type.element());
    List<?> items = Objects.requireNonNull(literal.getValueAs(List.class));
    for (Object item : items) {
      values.add(item instanceof RexLiteral part ? value(part, element) : item);
    }
    return Collections.unmodifiableList(values);
  }

  /** Literals do not depend on a session. */
  private static final class UtcContext implements ScalarContext {
    static final UtcContext INSTANCE = new UtcContext();

    @Override
    public long transactionMicros() {
      return 0;
    }

    @Override
    public java.time.ZoneId zone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public java.util.random.RandomGenerator random() {
      throw QuiverException.bug("random literal");
    }

    @Override
    public String sessionValue(String name) {
      throw QuiverException.bug("literal of the session");
    }
  }
}
