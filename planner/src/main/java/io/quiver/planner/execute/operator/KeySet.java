package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The distinct rows of an input, and expressions whose values are looked for among them. Values are
 * of types whose equal values are equal objects; a key with NULL equals nothing.
 */
final class KeySet {
  /** About what one key takes in memory. */
  private static final int KEY_BYTES = 64;

  private final Set<Object> keys;
  private final VectorTopKNode.Membership test;

  private KeySet(Set<Object> keys, VectorTopKNode.Membership test) {
    this.keys = keys;
    this.test = test;
  }

  static KeySet read(ExecutionContext context, PlanNode input, VectorTopKNode.Membership test) {
    List<Expression> values = test.values();
    Set<Object> keys = new HashSet<>();
    try (BatchReader rows = new BatchReader(input.open(context))) {
      while (rows.next()) {
        Object key = key(i -> rows.get(i), values.size());
        if (key != null && keys.add(key)) {
          context.memory().reserve(KEY_BYTES);
        }
      }
    }
    return new KeySet(keys, test);
  }

  /** Whether the row's values are among the keys, or are not, as it was asked for. */
  boolean accepts(ExecutionContext context, Row row) {
    List<Expression> values = test.values();
    Object key = key(i -> values.get(i).value(context, row), values.size());
    return (key != null && keys.contains(key)) != test.negated();
  }

  @FunctionalInterface
  private interface Values {
    @Nullable Object get(int index);
  }

  private static @Nullable Object key(Values values, int count) {
    if (count == 1) {
      return values.get(0);
    }
    List<Object> key = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object value = values.get(i);
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return key;
  }
}
