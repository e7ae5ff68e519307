package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.value.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of PASSING by name. An unquoted name has been folded to upper case, while variables in
 * a path are written as one likes: what differs in case only is found, too.
 */
final class PathVariables implements Function<String, @Nullable JsonNode> {
  private final Map<String, JsonNode> values = new HashMap<>();

  void put(String name, @Nullable Object value, DataType type, ScalarContext context) {
    values.put(name, JsonValues.toJson(value, type, context));
  }

  @Override
  public @Nullable JsonNode apply(String name) {
    JsonNode exact = values.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : values.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
