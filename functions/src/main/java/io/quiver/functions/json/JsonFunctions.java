package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quiver.functions.scalar.ArgumentKind;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.SimpleFunction;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of JSON values: SQL/JSON's, and the operators {@code ->} and {@code ->>}. */
public final class JsonFunctions {
  private static final ArgumentKind JSON = ArgumentKind.JSON;
  private static final ArgumentKind ANY = ArgumentKind.ANYTHING;

  private JsonFunctions() {}

  public static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>(JsonSelection.all());
    all.addAll(constructors());
    all.addAll(JsonBuilding.all());
    return all;
  }

  private static List<ScalarFunction> constructors() {
    return List.of(
        SimpleFunction.of("JSON_OBJECT", DataType.JSON, JsonFunctions::object, ANY)
            .repeated()
            .least(0)
            .takesNull(),
        SimpleFunction.of("JSON_ARRAY", DataType.JSON, JsonFunctions::array, ANY)
            .repeated()
            .least(0)
            .takesNull(),
        SimpleFunction.of("JSON_GET", DataType.JSON, (c, t, a) -> write(step(a)), JSON, ANY),
        SimpleFunction.of(
            "JSON_GET_TEXT", DataType.VARCHAR, (c, t, a) -> textOf(step(a)), JSON, ANY),
        SimpleFunction.of(
            "JSON_ARRAY_LENGTH",
            DataType.BIGINT,
            (c, t, a) -> read(a).isArray() ? (Object) (long) read(a).size() : null,
            JSON),
        SimpleFunction.of(
            "JSON_TYPE", DataType.VARCHAR, (c, t, a) -> read(a).getNodeType().name(), JSON),
        SimpleFunction.of("JSON_VALID", DataType.BOOLEAN, (c, t, a) -> isValid(a), ANY));
  }

  /** A value as JSON text, as JSON_OBJECT and JSON_ARRAY show it. */
  public static String toJson(@Nullable Object value, DataType type, ScalarContext context) {
    return JsonText.write(JsonValues.toJson(value, type, context));
  }

  private static JsonNode read(@Nullable Object[] arguments) {
    return JsonText.read(String.valueOf(arguments[0]));
  }

  private static boolean isValid(@Nullable Object[] arguments) {
    try {
      read(arguments);
      return true;
    } catch (QuiverException e) {
      return false;
    }
  }

  private static @Nullable String write(@Nullable JsonNode node) {
    return node == null ? null : JsonText.write(node);
  }

  private static @Nullable String textOf(@Nullable JsonNode node) {
    return node == null ? null : JsonValues.toText(node);
  }

  /** {@code json -> 'member'} or {@code json -> index}; nothing when it is not there. */
  private static @Nullable JsonNode step(@Nullable Object[] arguments) {
    JsonNode node = read(arguments);
    return switch (arguments[1]) {
      case Long index when node.isArray() ->
          node.get((int) (index < 0 ? node.size() + index : index));
      case String path when path.startsWith("$") -> {
        List<JsonNode> found = JsonPath.parse(path).select(node);
        yield found.isEmpty() ? null : found.get(0);
      }
      case String member -> node.get(member);
      case null, default -> null;
    };
  }

  private static boolean isAbsentOnNull(@Nullable Object keyword) {
    return "ABSENT_ON_NULL".equals(keyword);
  }

  private static boolean isNullClause(@Nullable Object[] arguments) {
    return arguments.length > 0
        && ("NULL_ON_NULL".equals(arguments[0]) || isAbsentOnNull(arguments[0]));
  }

  private static Object object(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    int first = isNullClause(arguments) ? 1 : 0;
    boolean absent = first == 1 && isAbsentOnNull(arguments[0]);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = first; i + 1 < arguments.length; i += 2) {
      Object key = arguments[i];
      if (key == null) {
        throw new QuiverException(ErrorCode.DATA_EXCEPTION, "a key of JSON_OBJECT is NULL");
      }
      if (arguments[i + 1] != null || !absent) {
        object.set(
            Conversions.toText(key, types.get(i), context),
            JsonValues.toJson(arguments[i + 1], types.get(i + 1), context));
      }
    }
    return JsonText.write(object);
  }

  private static Object array(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    int first = isNullClause(arguments) ? 1 : 0;
    boolean absent = first == 1 && isAbsentOnNull(arguments[0]);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = first; i < arguments.length; i++) {
      if (arguments[i] != null || !absent) {
        array.add(JsonValues.toJson(arguments[i], types.get(i), context));
      }
    }
    return JsonText.write(array);
  }
}
