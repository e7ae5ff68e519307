package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;

@Feature("Escapes")
final class EscapeChecks {
  private EscapeChecks() {}

  @Feature("{d ..}")
  static void date(Surface s) throws SQLException {
    assertEquals(Date.valueOf("2026-02-03"), s.first("SELECT {d '2026-02-03'}").getDate(1));
  }

  @Feature("{t ..}")
  static void time(Surface s) throws SQLException {
    assertEquals(Time.valueOf("12:13:14"), s.first("SELECT {t '12:13:14'}").getTime(1));
  }

  @Feature("{ts ..}")
  static void timestamp(Surface s) throws SQLException {
    assertEquals(
        Timestamp.valueOf("2026-02-03 12:13:14.5"),
        s.first("SELECT {ts '2026-02-03 12:13:14.5'}").getTimestamp(1));
  }

  @Feature("{fn ..} text: CONCAT, LCASE, UCASE, LENGTH, LOCATE, SUBSTRING, LEFT, REPEAT")
  static void text(Surface s) throws SQLException {
    assertEquals("ab", s.text("SELECT {fn CONCAT('a', 'b')}"));
    assertEquals("ab", s.text("SELECT {fn LCASE('AB')}"));
    assertEquals("AB", s.text("SELECT {fn UCASE('ab')}"));
    assertEquals(3, s.number("SELECT {fn LENGTH('abc')}"));
    assertEquals(2, s.number("SELECT {fn LOCATE('b', 'abc')}"));
    assertEquals("bc", s.text("SELECT {fn SUBSTRING('abcd', 2, 2)}"));
    assertEquals("ab", s.text("SELECT {fn LEFT('abcd', 2)}"));
    assertEquals("cd", s.text("SELECT {fn RIGHT('abcd', 2)}"));
    assertEquals("aaa", s.text("SELECT {fn REPEAT('a', 3)}"));
    assertEquals("axc", s.text("SELECT {fn REPLACE('abc', 'b', 'x')}"));
    assertEquals("a", s.text("SELECT {fn LTRIM('  a')}"));
    assertEquals("A", s.text("SELECT {fn CHAR(65)}"));
    assertEquals(65, s.number("SELECT {fn ASCII('A')}"));
  }

  @Feature("{fn ..} numbers: ABS, MOD, POWER, ROUND, SIGN, SQRT, TRUNCATE, PI")
  static void numbers(Surface s) throws SQLException {
    assertEquals(3, s.number("SELECT {fn ABS(-3)}"));
    assertEquals(1, s.number("SELECT {fn MOD(7, 3)}"));
    assertEquals(8.0, s.first("SELECT {fn POWER(2, 3)}").getDouble(1));
    assertEquals(3.0, s.first("SELECT {fn SQRT(9)}").getDouble(1));
    assertEquals(-1, s.number("SELECT {fn SIGN(-5)}"));
    assertEquals(3, s.number("SELECT {fn CEILING(2.5)}"));
    assertEquals(2, s.number("SELECT {fn FLOOR(2.5)}"));
    assertEquals(Math.PI, s.first("SELECT {fn PI()}").getDouble(1));
    assertEquals(1.2, s.first("SELECT {fn TRUNCATE(1.27, 1)}").getDouble(1));
    assertEquals(1.3, s.first("SELECT {fn ROUND(1.27, 1)}").getDouble(1));
  }

  @Feature("{fn ..} times: YEAR, MONTH, CURDATE, NOW, TIMESTAMPADD, TIMESTAMPDIFF, EXTRACT")
  static void times(Surface s) throws SQLException {
    assertEquals(2026, s.number("SELECT {fn YEAR({d '2026-02-03'})}"));
    assertEquals(2, s.number("SELECT {fn MONTH({d '2026-02-03'})}"));
    assertEquals(3, s.number("SELECT {fn DAYOFMONTH({d '2026-02-03'})}"));
    assertEquals(1, s.number("SELECT {fn QUARTER({d '2026-02-03'})}"));
    assertEquals(12, s.number("SELECT {fn HOUR({t '12:13:14'})}"));
    assertEquals(34, s.number("SELECT {fn DAYOFYEAR({d '2026-02-03'})}"));
    assertEquals(s.text("SELECT CURRENT_DATE"), s.text("SELECT {fn CURDATE()}"));
    assertTrue(s.first("SELECT {fn NOW()}").getTimestamp(1).getTime() > 0);
    assertEquals(
        Timestamp.valueOf("2026-02-04 00:00:00"),
        s.first("SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, 1, {ts '2026-02-03 00:00:00'})}")
            .getTimestamp(1));
    assertEquals(
        2,
        s.number(
            "SELECT {fn TIMESTAMPDIFF(SQL_TSI_HOUR, {ts '2026-02-03 00:00:00'},"
                + " {ts '2026-02-03 02:00:00'})}"));
    assertEquals(2026, s.number("SELECT {fn EXTRACT(YEAR FROM {d '2026-02-03'})}"));
  }

  @Feature("{fn ..} system: IFNULL, CONVERT, USER, DATABASE")
  static void system(Surface s) throws SQLException {
    s.people();
    assertEquals(10, s.number("SELECT {fn IFNULL(AGE, 1)} FROM P WHERE ID = 1"));
    assertEquals(12, s.number("SELECT {fn CONVERT('12', INTEGER)}"));
    assertEquals(s.connection().getCatalog(), s.text("SELECT {fn DATABASE()}"));
    assertEquals(1, s.number("SELECT COUNT(*) FROM P WHERE ID = 1 AND {fn USER()} IS NOT NULL"));
  }

  @Feature("nested escapes")
  static void nested(Surface s) throws SQLException {
    assertEquals("ABC", s.text("SELECT {fn UCASE({fn CONCAT('a', {fn LCASE('BC')})})}"));
  }

  @Feature("{oj ..}")
  static void outerJoin(Surface s) throws SQLException {
    s.people();
    assertEquals(
        3,
        s.number("SELECT COUNT(*) FROM {oj P A LEFT OUTER JOIN P B ON A.ID = B.ID AND B.ID = 1}"));
  }

  @Feature("{escape ..}")
  static void escape(Surface s) throws SQLException {
    s.run("CREATE TABLE T (A VARCHAR(10))", "INSERT INTO T VALUES ('a_c'), ('abc')");
    assertEquals(1, s.number("SELECT COUNT(*) FROM T WHERE A LIKE 'a!_c' {escape '!'}"));
  }

  @Feature("{limit ..} and {limit .. offset ..}")
  static void limit(Surface s) throws SQLException {
    s.people();
    try (ResultSet rows = s.rows("SELECT ID FROM P ORDER BY ID {limit 1 offset 1}")) {
      assertTrue(rows.next());
      assertEquals(2, rows.getInt(1));
      assertFalse(rows.next());
    }
    assertEquals(1, s.number("SELECT ID FROM P ORDER BY ID {limit 1}"));
  }

  @Feature("braces in strings, names and comments are no escapes")
  static void noEscapes(Surface s) throws SQLException {
    assertEquals("{fn X}", s.text("SELECT '{fn X}' /* {d 'x'} */ AS \"{t}\" -- {ts"));
  }

  @Feature("nativeSQL has no escapes left, and runs with escape processing off")
  static void nativeSql(Surface s) throws SQLException {
    String sql = s.connection().nativeSQL("SELECT {fn UCASE('a')}, {d '2026-02-03'} {limit 1}");
    assertFalse(sql.contains("{") || sql.contains("}"), sql);
    try (Statement statement = s.statement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertTrue(rows.next());
        assertEquals("A", rows.getString(1));
        assertEquals(Date.valueOf("2026-02-03"), rows.getDate(2));
      }
    }
  }

  @Feature("an unknown or unclosed escape is refused")
  static void malformed(Surface s) {
    refused(() -> s.rows("SELECT {nonsense 1}"));
    refused(() -> s.rows("SELECT {d '2026-02-03'"));
    refused(() -> s.rows("SELECT {d 'no date'}"));
  }
}
