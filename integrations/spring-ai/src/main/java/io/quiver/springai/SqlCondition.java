package io.quiver.springai;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A piece of SQL that is TRUE or FALSE, never NULL, and the values of its parameters in order. */
record SqlCondition(String sql, List<Object> values) {
  static final SqlCondition NONE = new SqlCondition("TRUE", List.of());

  SqlCondition {
    values = List.copyOf(values);
  }

  SqlCondition not() {
    return new SqlCondition("NOT (" + sql + ")", values);
  }

  SqlCondition join(String operator, SqlCondition other) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(other.values);
    return new SqlCondition("(" + sql + operator + other.sql + ")", all);
  }

  /** Sets the parameters; returns the number of the next one. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    for (Object value : values) {
      statement.setObject(next++, value);
    }
    return next;
  }
}
