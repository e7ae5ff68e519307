package io.quiver.functions.json;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.JSON;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.SimpleFunction;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL and DuckDB have beside SQL/JSON to build, take apart and change JSON. */
final class JsonBuilding {
  private static final DataType TEXTS = DataType.array(DataType.VARCHAR);

  private JsonBuilding() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    SimpleFunction object =
        SimpleFunction.of("JSON_BUILD_OBJECT", DataType.JSON, JsonBuilding::object, ANYTHING)
            .repeated()
            .least(0)
            .takesNull();
    pair(all, object, "BUILD_OBJECT");
    SimpleFunction array =
        SimpleFunction.of("JSON_BUILD_ARRAY", DataType.JSON, JsonBuilding::array, ANYTHING)
            .repeated()
            .least(0)
            .takesNull();
    pair(all, array, "BUILD_ARRAY");
    for (String name : List.of("TO_JSON", "TO_JSONB")) {
      all.add(
          SimpleFunction.of(
              name,
              DataType.JSON,
              (c, t, a) -> JsonText.write(JsonValues.toJson(a[0], t.get(0), c)),
              ANYTHING));
    }
    pair(
        all,
        SimpleFunction.of("", DataType.VARCHAR, (c, t, a) -> type(read(a[0])), JSON),
        "TYPEOF");
    pair(
        all,
        SimpleFunction.of("", DataType.VARCHAR, (c, t, a) -> read(a[0]).toPrettyString(), JSON),
        "PRETTY");
    pair(
        all,
        SimpleFunction.of(
            "", DataType.JSON, (c, t, a) -> JsonText.write(withoutNulls(read(a[0]))), JSON),
        "STRIP_NULLS");
    pair(
        all,
        SimpleFunction.of("", DataType.JSON, (c, t, a) -> json(along(a)), JSON, TEXT).repeated(),
        "EXTRACT_PATH");
    pair(
        all,
        SimpleFunction.of("", DataType.VARCHAR, (c, t, a) -> text(along(a)), JSON, TEXT).repeated(),
        "EXTRACT_PATH_TEXT");
    all.add(
        SimpleFunction.of("JSON_EXTRACT", DataType.JSON, (c, t, a) -> json(at(a)), JSON, ANYTHING));
    all.add(
        SimpleFunction.of(
            "JSON_EXTRACT_STRING", DataType.VARCHAR, (c, t, a) -> text(at(a)), JSON, ANYTHING));
    all.add(SimpleFunction.of("JSON_KEYS", TEXTS, (c, t, a) -> keys(read(a[0])), JSON));
    return all;
  }

  /** JSON_ and JSONB_ are the same here. */
  private static void pair(List<ScalarFunction> all, SimpleFunction function, String name) {
    all.add(function.named("JSON_" + name));
    all.add(function.named("JSONB_" + name));
  }

  static JsonNode read(@Nullable Object text) {
    return JsonText.read(String.valueOf(text));
  }

  private static @Nullable String json(@Nullable JsonNode node) {
    return node == null ? null : JsonText.write(node);
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : JsonValues.toText(node);
  }

  private static Object object(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    if (arguments.length % 2 != 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "JSON_BUILD_OBJECT takes keys and values in turn, not "
              + arguments.length
              + " arguments");
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < arguments.length; i += 2) {
      Object key = arguments[i];
      if (key == null) {
        throw new QuiverException(ErrorCode.DATA_EXCEPTION, "a key of JSON_BUILD_OBJECT is NULL");
      }
      object.set(
          Conversions.toText(key, types.get(i), context),
          JsonValues.toJson(arguments[i + 1], types.get(i + 1), context));
    }
    return JsonText.write(object);
  }

  private static Object array(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < arguments.length; i++) {
      array.add(JsonValues.toJson(arguments[i], types.get(i), context));
    }
    return JsonText.write(array);
  }

  /** As PostgreSQL names types. */
  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (!member.getValue().isNull()) {
          kept.set(member.getKey(), withoutNulls(member.getValue()));
        }
      }
      return kept;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> kept.add(withoutNulls(element)));
      return kept;
    }
    return node;
  }

  /** Down the members and elements that the arguments name. */
  private static @Nullable JsonNode along(@Nullable Object[] arguments) {
    JsonNode node = read(arguments[0]);
    for (int i = 1; i < arguments.length && node != null; i++) {
      node = step(node, String.valueOf(arguments[i]));
    }
    return node;
  }

  private static @Nullable JsonNode step(JsonNode node, String name) {
    if (!node.isArray()) {
      return node.get(name);
    }
    try {
      int index = Integer.parseInt(name);
      return node.get(index < 0 ? node.size() + index : index);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** By a path that begins with $, a member's name or an index. */
  private static @Nullable JsonNode at(@Nullable Object[] arguments) {
    String path = String.valueOf(arguments[1]);
    JsonNode node = read(arguments[0]);
    if (!path.startsWith("$")) {
      return step(node, path);
    }
    List<JsonNode> found = JsonPath.parse(path).select(node);
    return found.isEmpty() ? null : found.get(0);
  }

  private static @Nullable Object keys(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }
}
