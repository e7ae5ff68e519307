package io.quiver.tck.corpus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a result in a form in which different databases agree: numbers rounded to nine digits,
 * everything else as text.
 */
final class Rows {
  private static final MathContext DIGITS = new MathContext(9);

  private Rows() {}

  static List<String> of(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i > 1 ? "|" : "").append(text(result.getObject(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return value instanceof Number number
        ? rounded(new BigDecimal(number.toString()))
        : String.valueOf(value);
  }

  private static String rounded(BigDecimal number) {
    BigDecimal rounded = number.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
