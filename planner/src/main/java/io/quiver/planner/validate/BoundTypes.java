package io.quiver.planner.validate;

import io.quiver.planner.session.ParameterInfo;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypedValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Types of values that are bound to parameters whose place says nothing of their type. A plan is
 * made for them.
 *
 * @param types by index of the parameter, from 0
 */
public record BoundTypes(Map<Integer, DataType> types) {
  /** Nothing is known of any value. */
  public static final BoundTypes NONE = new BoundTypes(Map.of());

  public BoundTypes {
    types = Map.copyOf(types);
  }

  /** Those among the values that are given for a statement's parameters. */
  public static BoundTypes of(List<ParameterInfo> parameters, @Nullable Object[] given) {
    Map<Integer, DataType> types = new TreeMap<>();
    for (int i = 0; i < given.length && i < parameters.size(); i++) {
      if (parameters.get(i).guessed() && given[i] instanceof TypedValue value) {
        types.put(i, value.type());
      }
    }
    return types.isEmpty() ? NONE : new BoundTypes(types);
  }

  public boolean isEmpty() {
    return types.isEmpty();
  }

  /** A text that differs for other types; no SQL text looks like it. */
  public String key(String sql) {
    return sql + '\u0000' + new TreeMap<>(types);
  }
}
