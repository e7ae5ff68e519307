package io.quiver.driver.convert;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Between {@code java.sql}'s date classes, which are instants, and local dates and times. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // JDBC's own classes
public final class SqlTemporals {
  private SqlTemporals() {}

  /** The calendar's zone, or the JVM's default. */
  public static ZoneId zone(@Nullable Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }

  public static Date toDate(LocalDate date, @Nullable Calendar calendar) {
    if (calendar == null) {
      return Date.valueOf(date);
    }
    return new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
  }

  public static Time toTime(LocalTime time, @Nullable Calendar calendar) {
    return new Time(time.atDate(LocalDate.EPOCH).atZone(zone(calendar)).toInstant().toEpochMilli());
  }

  public static Timestamp toTimestamp(LocalDateTime time, @Nullable Calendar calendar) {
    if (calendar == null) {
      return Timestamp.valueOf(time);
    }
    return Timestamp.from(time.atZone(zone(calendar)).toInstant());
  }

  public static LocalDate fromDate(Date date, @Nullable Calendar calendar) {
    if (calendar == null) {
      return date.toLocalDate();
    }
    return LocalDate.ofInstant(java.time.Instant.ofEpochMilli(date.getTime()), zone(calendar));
  }

  public static LocalTime fromTime(Time time, @Nullable Calendar calendar) {
    return LocalTime.ofInstant(java.time.Instant.ofEpochMilli(time.getTime()), zone(calendar));
  }

  public static LocalDateTime fromTimestamp(Timestamp time, @Nullable Calendar calendar) {
    if (calendar == null) {
      return time.toLocalDateTime();
    }
    return LocalDateTime.ofInstant(time.toInstant(), zone(calendar));
  }
}
