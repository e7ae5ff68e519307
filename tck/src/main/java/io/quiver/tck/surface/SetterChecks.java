package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

@Feature("PreparedStatement: setting")
final class SetterChecks {
  private SetterChecks() {}

  private static void reads(Surface s, String type, Surface.Binding binding, Object expected)
      throws SQLException {
    s.run("DROP TABLE IF EXISTS ONE_VALUE");
    try (ResultSet rows = s.stored(type, binding)) {
      assertEquals(expected, rows.getObject(1, expected.getClass()), type);
    }
  }

  @Feature("primitive setters")
  static void primitives(Surface s) throws SQLException {
    reads(s, "BOOLEAN", p -> p.setBoolean(1, true), true);
    reads(s, "SMALLINT", p -> p.setByte(1, (byte) 5), 5);
    reads(s, "SMALLINT", p -> p.setShort(1, (short) 6), 6);
    reads(s, "INT", p -> p.setInt(1, 7), 7);
    reads(s, "BIGINT", p -> p.setLong(1, 1L << 40), 1L << 40);
    reads(s, "REAL", p -> p.setFloat(1, 1.5f), 1.5f);
    reads(s, "DOUBLE PRECISION", p -> p.setDouble(1, 0.1), 0.1);
  }

  @Feature("setString into every type that text can be cast to")
  static void strings(Surface s) throws SQLException {
    reads(s, "VARCHAR(10)", p -> p.setString(1, "text"), "text");
    reads(s, "INT", p -> p.setString(1, "12"), 12);
    reads(s, "DATE", p -> p.setString(1, "2026-02-03"), LocalDate.of(2026, 2, 3));
    reads(s, "BOOLEAN", p -> p.setString(1, "true"), true);
    reads(s, "VARCHAR(10)", p -> p.setNString(1, "text"), "text");
    reads(s, "DECIMAL(5,2)", p -> p.setString(1, "1.25"), new BigDecimal("1.25"));
  }

  @Feature("setBigDecimal, and setObject of BigInteger")
  static void decimals(Surface s) throws SQLException {
    reads(
        s,
        "DECIMAL(10,2)",
        p -> p.setBigDecimal(1, new BigDecimal("1.25")),
        new BigDecimal("1.25"));
    reads(s, "DECIMAL(20)", p -> p.setObject(1, BigInteger.TEN), BigInteger.TEN);
  }

  @Feature("setDate, setTime, setTimestamp")
  static void times(Surface s) throws SQLException {
    reads(s, "DATE", p -> p.setDate(1, Date.valueOf("2026-02-03")), Date.valueOf("2026-02-03"));
    reads(s, "TIME", p -> p.setTime(1, Time.valueOf("12:13:14")), Time.valueOf("12:13:14"));
    Timestamp timestamp = Timestamp.valueOf("2026-02-03 12:13:14.5");
    reads(s, "TIMESTAMP", p -> p.setTimestamp(1, timestamp), timestamp);
  }

  @Feature("setDate and setTimestamp with a calendar")
  static void calendars(Surface s) throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    Timestamp instant = Timestamp.from(Instant.parse("2026-02-03T23:30:00Z"));
    reads(
        s, "TIMESTAMP", p -> p.setTimestamp(1, instant, utc), LocalDateTime.of(2026, 2, 3, 23, 30));
    reads(s, "DATE", p -> p.setDate(1, new Date(instant.getTime()), utc), LocalDate.of(2026, 2, 3));
  }

  @Feature("setObject of java.time values")
  static void javaTime(Surface s) throws SQLException {
    reads(s, "DATE", p -> p.setObject(1, LocalDate.of(2026, 2, 3)), LocalDate.of(2026, 2, 3));
    reads(s, "TIME", p -> p.setObject(1, LocalTime.of(12, 13)), LocalTime.of(12, 13));
    LocalDateTime local = LocalDateTime.of(2026, 2, 3, 12, 13, 14, 5000);
    reads(s, "TIMESTAMP(6)", p -> p.setObject(1, local), local);
    Instant instant = Instant.parse("2026-02-03T10:13:14Z");
    String zoned = "TIMESTAMP WITH TIME ZONE";
    reads(s, zoned, p -> p.setObject(1, instant), instant);
    reads(s, zoned, p -> p.setObject(1, instant.atOffset(ZoneOffset.UTC)), instant);
    reads(s, zoned, p -> p.setObject(1, ZonedDateTime.ofInstant(instant, ZoneOffset.UTC)), instant);
  }

  @Feature("setObject with Types.TIMESTAMP_WITH_TIMEZONE")
  static void zonedType(Surface s) throws SQLException {
    OffsetDateTime time = OffsetDateTime.of(2026, 2, 3, 12, 0, 0, 0, ZoneOffset.UTC);
    reads(
        s,
        "TIMESTAMP WITH TIME ZONE",
        p -> p.setObject(1, time, Types.TIMESTAMP_WITH_TIMEZONE),
        time.toInstant());
  }

  @Feature("setObject with every number and text code of Types")
  static void typeCodes(Surface s) throws SQLException {
    int[] numbers = {
      Types.TINYINT,
      Types.SMALLINT,
      Types.INTEGER,
      Types.BIGINT,
      Types.DECIMAL,
      Types.NUMERIC,
      Types.REAL,
      Types.FLOAT,
      Types.DOUBLE,
      Types.OTHER,
      Types.VARCHAR
    };
    for (int type : numbers) {
      reads(s, "INT", p -> p.setObject(1, "12", type), 12);
      reads(s, "INT", p -> p.setObject(1, 12, type), 12);
    }
    int[] texts = {
      Types.CHAR,
      Types.VARCHAR,
      Types.LONGVARCHAR,
      Types.NCHAR,
      Types.NVARCHAR,
      Types.LONGNVARCHAR,
      Types.CLOB,
      Types.NCLOB,
      Types.OTHER
    };
    for (int type : texts) {
      reads(s, "VARCHAR(10)", p -> p.setObject(1, "text", type), "text");
    }
    reads(s, "BOOLEAN", p -> p.setObject(1, true, Types.BIT), true);
    reads(s, "BOOLEAN", p -> p.setObject(1, "true", Types.BOOLEAN), true);
  }

  @Feature("setObject with binary and date codes of Types")
  static void otherTypeCodes(Surface s) throws SQLException {
    for (int type : new int[] {Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB}) {
      s.run("DROP TABLE IF EXISTS ONE_VALUE");
      try (ResultSet rows =
          s.stored("VARBINARY(10)", p -> p.setObject(1, new byte[] {1, 2}, type))) {
        assertArrayEquals(new byte[] {1, 2}, rows.getBytes(1));
      }
    }
    reads(s, "DATE", p -> p.setObject(1, "2026-02-03", Types.DATE), LocalDate.of(2026, 2, 3));
    reads(s, "TIME", p -> p.setObject(1, "12:13:14", Types.TIME), LocalTime.of(12, 13, 14));
    reads(
        s,
        "TIMESTAMP",
        p -> p.setObject(1, "2026-02-03 12:13:14", Types.TIMESTAMP),
        LocalDateTime.of(2026, 2, 3, 12, 13, 14));
  }

  @Feature("setObject with a scale")
  static void scale(Surface s) throws SQLException {
    reads(
        s,
        "DECIMAL(10,2)",
        p -> p.setObject(1, new BigDecimal("1.256"), Types.DECIMAL, 2),
        new BigDecimal("1.26"));
  }

  @Feature("setObject with a SQLType")
  static void sqlType(Surface s) throws SQLException {
    reads(s, "INT", p -> p.setObject(1, 12, JDBCType.INTEGER), 12);
    reads(s, "VARCHAR(10)", p -> p.setObject(1, "x", JDBCType.VARCHAR, 10), "x");
  }

  @Feature("setObject of the wrong kind is refused")
  static void wrongKind(Surface s) throws SQLException {
    s.run("CREATE TABLE T (A INT, D DATE)");
    refused(
        () -> {
          try (PreparedStatement insert = s.prepare("INSERT INTO T (A) VALUES (?)")) {
            insert.setObject(1, "no number");
            insert.executeUpdate();
          }
        });
    refused(
        () -> {
          try (PreparedStatement insert = s.prepare("INSERT INTO T (D) VALUES (?)")) {
            insert.setObject(1, Thread.currentThread());
            insert.executeUpdate();
          }
        });
  }

  @Feature("setObject of Character, Enum name, java.util.Date, Calendar")
  static void looseObjects(Surface s) throws SQLException {
    reads(s, "VARCHAR(10)", p -> p.setObject(1, 'c'), "c");
    Timestamp time = Timestamp.valueOf("2026-02-03 12:13:14");
    reads(s, "TIMESTAMP", p -> p.setObject(1, new java.util.Date(time.getTime())), time);
    Calendar calendar = Calendar.getInstance();
    calendar.setTimeInMillis(time.getTime());
    reads(s, "TIMESTAMP", p -> p.setObject(1, calendar), time);
  }

  @Feature("streams: ASCII, character, national character, binary")
  static void streams(Surface s) throws SQLException {
    reads(
        s,
        "VARCHAR(10)",
        p ->
            p.setAsciiStream(
                1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII))),
        "abc");
    reads(s, "VARCHAR(10)", p -> p.setCharacterStream(1, new StringReader("abc")), "abc");
    reads(s, "VARCHAR(10)", p -> p.setCharacterStream(1, new StringReader("abc"), 2), "ab");
    reads(s, "VARCHAR(10)", p -> p.setNCharacterStream(1, new StringReader("abc")), "abc");
    s.run("DROP TABLE ONE_VALUE");
    ResultSet rows =
        s.stored(
            "VARBINARY(10)",
            p -> p.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2));
    assertArrayEquals(new byte[] {1, 2}, rows.getBytes(1));
  }

  @Feature("setArray, and setObject of an Object[]")
  static void arrays(Surface s) throws SQLException {
    for (Surface.Binding binding :
        List.<Surface.Binding>of(
            p -> p.setArray(1, s.connection().createArrayOf("INTEGER", new Object[] {1, null, 3})),
            p -> p.setObject(1, new Object[] {1, null, 3}))) {
      s.run("DROP TABLE IF EXISTS ONE_VALUE");
      ResultSet rows = s.stored("INTEGER ARRAY", binding);
      assertArrayEquals(new Object[] {1, null, 3}, (Object[]) rows.getArray(1).getArray());
    }
  }

  @Feature("UUID, also as text")
  static void uuid(Surface s) throws SQLException {
    UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    reads(s, "UUID", p -> p.setObject(1, uuid), uuid);
    reads(s, "UUID", p -> p.setString(1, uuid.toString()), uuid);
    reads(s, "UUID", p -> p.setObject(1, uuid, Types.OTHER), uuid);
  }

  @Feature("setRef, setRowId and setURL are refused as not supported")
  static void unsupported(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT CAST(? AS VARCHAR(10))")) {
      refused(SQLFeatureNotSupportedException.class, () -> query.setRef(1, null));
      refused(SQLFeatureNotSupportedException.class, () -> query.setRowId(1, null));
      refused(SQLFeatureNotSupportedException.class, () -> query.setURL(1, null));
    }
  }

  @Feature("setObject with Types.REF, ROWID and STRUCT is refused")
  static void unsupportedCodes(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT CAST(? AS VARCHAR(10))")) {
      refused(() -> query.setObject(1, new Object(), Types.REF));
      refused(() -> query.setObject(1, new Object(), Types.ROWID));
      refused(() -> query.setObject(1, new Object(), Types.STRUCT));
    }
  }

  @Feature("text of any Unicode, quotes and control characters")
  static void unicode(Surface s) throws SQLException {
    String text = "\u00e4\u20ac\uD83D\uDE00'\"\\%_\t\n--";
    reads(s, "VARCHAR(100)", p -> p.setString(1, text), text);
    assertTrue(text.length() > 5);
  }
}
