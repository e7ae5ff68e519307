package io.quiver.storage.table;

import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Key values as error messages show them, long ones shortened. */
final class ValueText {
  private static final int LONGEST = 80;

  private ValueText() {}

  static String of(DataType type, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return switch (type.kind()) {
      case CHAR, VARCHAR, CLOB, JSON -> "'" + shortened((String) value) + "'";
      case BINARY, VARBINARY, BLOB ->
          "X'" + shortened(HexFormat.of().formatHex((byte[]) value)) + "'";
      case DATE -> LocalDate.ofEpochDay((Long) value).toString();
      case TIME -> LocalTime.ofNanoOfDay(Math.multiplyExact((Long) value, 1000L)).toString();
      case TIMESTAMP -> instant((Long) value).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
      case TIMESTAMP_WITH_TIME_ZONE -> instant((Long) value).toString();
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID,
          ARRAY,
          VECTOR ->
          shortened(value.toString());
    };
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
