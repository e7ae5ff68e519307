package io.quiver.springai;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.Group;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Operand;
import org.springframework.ai.vectorstore.filter.Filter.Value;

/**
 * Filter expressions as SQL conditions on the metadata. All values are parameters. Numbers compare
 * exactly, whatever their types; a key that is missing equals nothing.
 */
final class MetadataFilter {
  private MetadataFilter() {}

  static SqlCondition of(@Nullable Operand filter) {
    return switch (filter) {
      case null -> SqlCondition.NONE;
      case Group group -> of(group.content());
      case Expression expression -> of(expression);
      case Key key -> throw new IllegalArgumentException("a key alone is no condition: " + key);
      case Value value ->
          throw new IllegalArgumentException("a value alone is no condition: " + value);
      default -> throw new IllegalArgumentException("filter " + filter);
    };
  }

  private static SqlCondition of(Expression filter) {
    return switch (filter.type()) {
      case AND -> of(filter.left()).join(" AND ", of(filter.right()));
      case OR -> of(filter.left()).join(" OR ", of(filter.right()));
      case NOT -> of(filter.left()).not();
      case EQ -> compare(filter, "=");
      case NE -> compare(filter, "=").not();
      case GT -> compare(filter, ">");
      case GTE -> compare(filter, ">=");
      case LT -> compare(filter, "<");
      case LTE -> compare(filter, "<=");
      case IN -> in(filter);
      case NIN -> in(filter).not();
      case ISNULL -> isNull(filter);
      case ISNOTNULL -> isNull(filter).not();
    };
  }

  /** The path of a key in JSON documents; a key in quotes is what stands between them. */
  private static String path(Filter.Expression filter) {
    if (!(filter.left() instanceof Key key)) {
      throw new IllegalArgumentException("the left side must be a key: " + filter);
    }
    String name = key.key();
    boolean quoted =
        name.length() >= 2
            && (name.charAt(0) == '"' || name.charAt(0) == '\'')
            && name.charAt(name.length() - 1) == name.charAt(0);
    String plain = quoted ? name.substring(1, name.length() - 1) : name;
    return "$.\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Object value(Filter.Expression filter) {
    if (!(filter.right() instanceof Value value)) {
      throw new IllegalArgumentException("the right side must be a value: " + filter);
    }
    return value.value();
  }

  private static SqlCondition compare(Expression filter, String operator) {
    return compare(path(filter), operator, value(filter));
  }

  private static SqlCondition compare(String path, String operator, Object value) {
    if (value instanceof Number number) {
      return new SqlCondition(
          "(CAST(JSON_VALUE(numbers, ?) AS DECIMAL(1000, 400)) "
              + operator
              + " CAST(? AS DECIMAL(1000, 400))) IS TRUE",
          List.of(path, new BigDecimal(number.toString())));
    }
    return new SqlCondition(
        "(JSON_VALUE(metadata, ?) " + operator + " CAST(? AS VARCHAR)) IS TRUE",
        List.of(path, value.toString()));
  }

  private static SqlCondition in(Expression filter) {
    Object values = value(filter);
    SqlCondition any = new SqlCondition("FALSE", List.of());
    for (Object value : values instanceof Collection<?> many ? many : List.of(values)) {
      any = any.join(" OR ", compare(path(filter), "=", value));
    }
    return any;
  }

  private static SqlCondition isNull(Expression filter) {
    return new SqlCondition("JSON_VALUE(metadata, ?) IS NULL", List.of(path(filter)));
  }
}
