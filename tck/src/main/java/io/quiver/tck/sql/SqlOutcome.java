package io.quiver.tck.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave, written the same way for every driver: rows with their values separated by
 * {@code |}, or a number of changed rows, or ok, or an error.
 *
 * <p>Numbers are written without trailing zeros, to 9 significant digits when they are not whole;
 * so types that differ between peers (INTEGER, DECIMAL, DOUBLE) compare as numbers.
 */
public record SqlOutcome(List<String> lines, @Nullable SQLException error) {
  private static final MathContext DIGITS = new MathContext(9);

  public SqlOutcome {
    lines = List.copyOf(lines);
  }

  /** Runs a statement; an SQLException becomes part of the outcome. */
  public static SqlOutcome of(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      if (!rows) {
        return new SqlOutcome(List.of(changed(sql, statement.getUpdateCount())), null);
      }
      List<String> lines = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            values.add(render(result.getObject(i)));
          }
          lines.add(String.join(" | ", values));
        }
      }
      if (!sql.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
        Collections.sort(lines);
      }
      return new SqlOutcome(lines.isEmpty() ? List.of("empty") : lines, null);
    } catch (SQLException e) {
      return new SqlOutcome(List.of("error " + e.getSQLState() + " " + e.getMessage()), e);
    }
  }

  /** Drivers disagree on the count of a definition; only changes have one. */
  private static String changed(String sql, int count) {
    String verb = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    return switch (verb) {
      case "INSERT", "UPDATE", "DELETE", "MERGE", "UPSERT" -> "changed " + count;
      default -> "ok";
    };
  }

  private static String render(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "NULL";
      case Double number when !Double.isFinite(number) -> number.toString();
      case Float number when !Float.isFinite(number) -> number.toString();
      case Number number -> number(new BigDecimal(number.toString()));
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Timestamp timestamp -> timestamp.toLocalDateTime().toString();
      case OffsetDateTime moment -> moment.withOffsetSameInstant(ZoneOffset.UTC).toString();
      case Clob clob -> clob.getSubString(1, (int) clob.length());
      case Array array -> elements((Object[]) array.getArray());
      case Object[] elements -> elements(elements);
      case float[] vector -> vector(vector);
      default -> value.toString().isEmpty() ? "''" : value.toString();
    };
  }

  private static String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      plain = plain.round(DIGITS).stripTrailingZeros();
    }
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  private static String elements(@Nullable Object[] elements) throws SQLException {
    List<String> rendered = new ArrayList<>();
    for (Object element : elements) {
      rendered.add(render(element));
    }
    return "[" + String.join(", ", rendered) + "]";
  }

  private static String vector(float[] vector) {
    List<String> rendered = new ArrayList<>();
    for (float element : vector) {
      rendered.add(number(new BigDecimal(Float.toString(element))));
    }
    return "[" + String.join(", ", rendered) + "]";
  }

  /**
   * What is wrong with this outcome, or null when it is as expected.
   *
   * @param exact whether an expected error must have the expected state and words, or only be one
   */
  public @Nullable String mismatch(String sql, List<String> expected, boolean exact) {
    if (!expected.isEmpty() && expected.get(0).startsWith("error")) {
      return errorMismatch(expected.get(0), exact);
    }
    List<String> wanted = new ArrayList<>(expected);
    if (error == null && !sql.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
      Collections.sort(wanted);
    }
    return lines.equals(wanted)
        ? null
        : "expected\n  "
            + String.join("\n  ", wanted)
            + "\nbut got\n  "
            + String.join("\n  ", lines);
  }

  private @Nullable String errorMismatch(String expected, boolean exact) {
    if (error == null) {
      return "expected " + expected + "\nbut got\n  " + String.join("\n  ", lines);
    }
    if (exact) {
      String actual = String.valueOf(lines.get(0)).toLowerCase(Locale.ROOT);
      for (String word : expected.toLowerCase(Locale.ROOT).split("\\s+")) {
        if (!actual.contains(word)) {
          return "expected " + expected + "\nbut got  " + lines.get(0);
        }
      }
    }
    return null;
  }
}
