package io.quiver.tck.corpus;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of a query's result as SQL logic tests write them. */
record LogicResult(List<String> values) {
  static LogicResult read(ResultSet rows, String types, String sort) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    if (columns != types.length()) {
      throw new SQLException(columns + " columns, not " + types.length());
    }
    List<String[]> read = new ArrayList<>();
    while (rows.next()) {
      String[] row = new String[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = text(rows.getObject(i + 1), types.charAt(i));
      }
      read.add(row);
    }
    if (sort.equals("rowsort")) {
      read.sort(LogicResult::compare);
    }
    List<String> values = new ArrayList<>(read.size() * columns);
    read.forEach(row -> values.addAll(List.of(row)));
    if (sort.equals("valuesort")) {
      values.sort(null);
    }
    return new LogicResult(values);
  }

  private static int compare(String[] left, String[] right) {
    for (int i = 0; i < left.length; i++) {
      int order = left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String text(@Nullable Object value, char type) throws SQLException {
    if (value == null) {
      return "NULL";
    }
    return switch (type) {
      case 'I' ->
          switch (value) {
            case BigDecimal number -> number.toBigInteger().toString();
            case Number number -> Long.toString(number.longValue());
            case Boolean truth -> truth ? "1" : "0";
            default -> "0";
          };
      case 'R' ->
          value instanceof Number number
              ? String.format(Locale.ROOT, "%.3f", number.doubleValue())
              : "0.000";
      case 'T' -> printable(value.toString());
      default -> throw new SQLException("type " + type);
    };
  }

  private static String printable(String text) {
    if (text.isEmpty()) {
      return "(empty)";
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.chars().forEach(c -> printable.append(c < ' ' || c > '~' ? '@' : (char) c));
    return printable.toString();
  }

  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (String value : values) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with it, or null. */
  @Nullable String mismatch(LogicRecord.Query expected) {
    List<String> listed = expected.values();
    if (listed != null) {
      return listed.equals(values) ? null : "expected " + listed + " but was " + shown();
    }
    return values.size() == expected.count() && hash().equals(expected.hash())
        ? null
        : "expected " + expected.count() + " values of another hash than " + shown();
  }

  private String shown() {
    return values.size() <= 20
        ? values.toString()
        : values.size() + " values " + values.subList(0, 20);
  }
}
