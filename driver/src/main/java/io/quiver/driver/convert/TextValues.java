package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a value as text, as {@code CAST(.. AS VARCHAR)} does. */
public final class TextValues {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private TextValues() {}

  public static String toText(Object value, DataType type) throws SQLException {
    return switch (type.kind()) {
      case CHAR, VARCHAR, CLOB, JSON -> (String) value;
      case BOOLEAN -> (Boolean) value ? "TRUE" : "FALSE";
      case TINYINT, SMALLINT, INTEGER, BIGINT, UUID -> value.toString();
      case DECIMAL -> decimal((BigDecimal) value);
      case REAL -> Float.toString(((Double) value).floatValue());
      case DOUBLE -> value.toString();
      case BINARY, VARBINARY, BLOB -> HexFormat.of().formatHex((byte[]) value);
      case DATE -> TemporalValues.toLocalDate(value, type, ZoneId.systemDefault()).toString();
      case TIME -> time(TemporalValues.toLocalTime(value, type, ZoneId.systemDefault()));
      case TIMESTAMP -> timestamp((Long) value);
      case TIMESTAMP_WITH_TIME_ZONE ->
          zoned(TemporalValues.toOffsetDateTime(value, type, ZoneId.systemDefault()));
      case INTERVAL_YEAR_MONTH -> yearMonth((Long) value);
      case INTERVAL_DAY_TIME -> dayTime((Long) value);
      case ARRAY -> array((List<?>) value, type);
      case VECTOR -> VectorText.toText((float[]) value);
    };
  }

  static String decimal(BigDecimal value) {
    return Math.abs((long) value.scale()) > 10_000 ? value.toString() : value.toPlainString();
  }

  static String time(LocalTime time) {
    String text =
        String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    return text + fraction(time.getNano() / 1_000);
  }

  private static String timestamp(long micros) {
    var time = TemporalValues.dateTime(micros);
    return time.toLocalDate() + " " + time(time.toLocalTime());
  }

  static String zoned(OffsetDateTime time) {
    String offset = time.getOffset().getId();
    return time.toLocalDate()
        + " "
        + time(time.toLocalTime())
        + (offset.equals("Z") ? "+00:00" : offset);
  }

  private static String fraction(long micros) {
    if (micros == 0) {
      return "";
    }
    String digits = String.format(".%06d", micros);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  private static String yearMonth(long months) {
    long absolute = Math.abs(months);
    return (months < 0 ? "-" : "") + absolute / 12 + "-" + absolute % 12;
  }

  private static String dayTime(long micros) {
    long absolute = Math.abs(micros);
    return (micros < 0 ? "-" : "")
        + absolute / MICROS_PER_DAY
        + " "
        + time(LocalTime.ofNanoOfDay(absolute % MICROS_PER_DAY * 1_000));
  }

  private static String array(List<?> elements, DataType type) throws SQLException {
    DataType element = type.element();
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (@Nullable Object value : elements) {
      if (value == null || element == null) {
        text.add("NULL");
      } else {
        text.add(toText(value, element));
      }
    }
    return text.toString();
  }

  /** Whether the text of a value of this kind is the value itself. */
  public static boolean isText(TypeKind kind) {
    return kind.isCharacter() || kind == TypeKind.JSON;
  }
}
