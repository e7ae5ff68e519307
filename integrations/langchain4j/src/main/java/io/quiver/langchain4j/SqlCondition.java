package io.quiver.langchain4j;

import java.util.List;

/** A piece of SQL that is TRUE or FALSE, never NULL, and the values of its parameters in order. */
record SqlCondition(String sql, List<Object> values) {
  static final SqlCondition NONE = new SqlCondition("TRUE", List.of());

  SqlCondition {
    values = List.copyOf(values);
  }
}
