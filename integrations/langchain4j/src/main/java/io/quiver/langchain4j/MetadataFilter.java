package io.quiver.langchain4j;

import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.ContainsString;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThan;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotIn;
import dev.langchain4j.store.embedding.filter.logical.And;
import dev.langchain4j.store.embedding.filter.logical.Not;
import dev.langchain4j.store.embedding.filter.logical.Or;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filters as SQL conditions on the metadata. All values are parameters. Numbers compare exactly,
 * whatever their types; a key that is missing equals nothing.
 */
final class MetadataFilter {
  private MetadataFilter() {}

  static SqlCondition of(@Nullable Filter filter) {
    return switch (filter) {
      case null -> SqlCondition.NONE;
      case IsEqualTo f -> compare(f.key(), "=", f.comparisonValue());
      case IsNotEqualTo f -> not(compare(f.key(), "=", f.comparisonValue()));
      case IsGreaterThan f -> compare(f.key(), ">", f.comparisonValue());
      case IsGreaterThanOrEqualTo f -> compare(f.key(), ">=", f.comparisonValue());
      case IsLessThan f -> compare(f.key(), "<", f.comparisonValue());
      case IsLessThanOrEqualTo f -> compare(f.key(), "<=", f.comparisonValue());
      case IsIn f -> in(f.key(), f.comparisonValues());
      case IsNotIn f -> not(in(f.key(), f.comparisonValues()));
      case ContainsString f ->
          new SqlCondition(
              "(POSITION(? IN JSON_VALUE(metadata, ?)) > 0) IS TRUE",
              List.of(f.comparisonValue(), path(f.key())));
      case And f -> join(of(f.left()), " AND ", of(f.right()));
      case Or f -> join(of(f.left()), " OR ", of(f.right()));
      case Not f -> not(of(f.expression()));
      default -> throw new UnsupportedOperationException("filter " + filter.getClass().getName());
    };
  }

  /** The path of a key in JSON documents. */
  static String path(String key) {
    return "$.\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static SqlCondition not(SqlCondition condition) {
    return new SqlCondition("NOT (" + condition.sql() + ")", condition.values());
  }

  private static SqlCondition join(SqlCondition left, String operator, SqlCondition right) {
    List<Object> values = new ArrayList<>(left.values());
    values.addAll(right.values());
    return new SqlCondition("(" + left.sql() + operator + right.sql() + ")", values);
  }

  private static SqlCondition in(String key, Collection<?> values) {
    SqlCondition any = new SqlCondition("FALSE", List.of());
    for (Object value : values) {
      any = join(any, " OR ", compare(key, "=", value));
    }
    return any;
  }

  private static SqlCondition compare(String key, String operator, Object value) {
    String path = path(key);
    if (value instanceof Number number) {
      // The cast is for numbers only: another row may have a word under the same key.
      return new SqlCondition(
          "(CASE WHEN JSON_VALUE(kinds, ?) IN ('Integer', 'Long', 'Float', 'Double')"
              + " THEN CAST(JSON_VALUE(metadata, ?) AS DECIMAL(1000, 400)) "
              + operator
              + " CAST(? AS DECIMAL(1000, 400)) ELSE FALSE END) IS TRUE",
          List.of(path, path, new BigDecimal(number.toString())));
    }
    return new SqlCondition(
        "(JSON_VALUE(metadata, ?) " + operator + " CAST(? AS VARCHAR)) IS TRUE",
        List.of(path, String.valueOf(value)));
  }
}
