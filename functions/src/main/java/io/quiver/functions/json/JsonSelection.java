package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.functions.scalar.ArgumentKind;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.SimpleFunction;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON_EXISTS, JSON_VALUE and JSON_QUERY (ISO/IEC 9075-2, 6.34 and 8.27). Arguments are, as the
 * grammar gives them: document, path, the words of {@link Behaviour}, a NULL of the RETURNING type,
 * the values of DEFAULT ON EMPTY and ON ERROR, then name and value of each PASSING.
 */
final class JsonSelection {
  private static final int TYPE = 3;
  private static final int EMPTY_DEFAULT = 4;
  private static final int ERROR_DEFAULT = 5;
  private static final int PASSED = 6;

  private JsonSelection() {}

  static List<ScalarFunction> all() {
    ArgumentKind json = ArgumentKind.JSON;
    ArgumentKind text = ArgumentKind.TEXT;
    ArgumentKind any = ArgumentKind.ANYTHING;
    return List.of(
        SimpleFunction.of("JSON_EXISTS", DataType.BOOLEAN, JsonSelection::exists, json, text, any)
            .least(PASSED)
            .repeated()
            .takesNull(),
        SimpleFunction.of("JSON_VALUE", DataType.VARCHAR, JsonSelection::value, json, text, any)
            .least(PASSED)
            .repeated()
            .takesNull()
            .result(types -> returning(types, DataType.VARCHAR)),
        SimpleFunction.of("JSON_QUERY", DataType.JSON, JsonSelection::query, json, text, any)
            .least(PASSED)
            .repeated()
            .takesNull()
            .result(types -> returning(types, DataType.JSON)));
  }

  private static DataType returning(List<@Nullable DataType> types, DataType usual) {
    DataType type = types.size() > TYPE ? types.get(TYPE) : null;
    return type == null ? usual : type;
  }

  /** One call. */
  private record Call(
      ScalarContext context,
      List<DataType> types,
      @Nullable Object[] arguments,
      Behaviour behaviour,
      DataType type) {

    static @Nullable Call of(
        ScalarContext context, List<DataType> types, @Nullable Object[] arguments, DataType usual) {
      if (arguments[0] == null || arguments[1] == null) {
        return null;
      }
      Behaviour behaviour = Behaviour.of(String.valueOf(arguments[2]));
      return new Call(
          context, types, arguments, behaviour, behaviour.returning() ? types.get(TYPE) : usual);
    }

    String path() {
      return String.valueOf(arguments[1]);
    }

    List<JsonNode> select() {
      PathVariables passed = new PathVariables();
      for (int i = PASSED; i + 1 < arguments.length; i += 2) {
        passed.put(String.valueOf(arguments[i]), arguments[i + 1], types.get(i + 1), context);
      }
      return JsonPath.parse(path()).select(JsonText.read(String.valueOf(arguments[0])), passed);
    }

    @Nullable Object otherwise(String action, int place, QuiverException error) {
      return switch (action) {
        case "ERROR" -> throw error;
        case "DEFAULT" ->
            arguments[place] == null
                ? null
                : Conversions.cast(arguments[place], types.get(place), type, context);
        default -> null;
      };
    }

    QuiverException wrong(ErrorCode code, String what, @Nullable String hint) {
      return new QuiverException(code, "JSON path '" + path() + "' " + what, hint, null, null);
    }
  }

  private static @Nullable Object exists(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    Call call = Call.of(context, types, arguments, DataType.BOOLEAN);
    if (call == null) {
      return null;
    }
    JsonPath unused = JsonPath.parse(call.path());
    try {
      return !call.select().isEmpty();
    } catch (QuiverException e) {
      if (!JsonPath.isHandled(e)) {
        throw e;
      }
      return switch (call.behaviour().onError()) {
        case "ERROR" -> throw e;
        case "TRUE" -> true;
        case "FALSE" -> false;
        default -> null;
      };
    }
  }

  private static @Nullable Object value(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    return found(Call.of(context, types, arguments, DataType.VARCHAR), JsonSelection::scalar);
  }

  private static @Nullable Object query(
      ScalarContext context, List<DataType> types, @Nullable Object[] arguments) {
    return found(Call.of(context, types, arguments, DataType.JSON), JsonSelection::json);
  }

  /** What becomes of the items that were found, one or more. */
  @FunctionalInterface
  private interface Result {
    @Nullable Object of(Call call, List<JsonNode> found);
  }

  private static @Nullable Object found(@Nullable Call call, Result result) {
    if (call == null) {
      return null;
    }
    JsonPath unused = JsonPath.parse(call.path());
    List<JsonNode> found;
    try {
      found = call.select();
      if (!found.isEmpty()) {
        return result.of(call, found);
      }
    } catch (QuiverException e) {
      if (!JsonPath.isHandled(e)) {
        throw e;
      }
      return call.otherwise(call.behaviour().onError(), ERROR_DEFAULT, e);
    }
    return call.otherwise(
        call.behaviour().onEmpty(),
        EMPTY_DEFAULT,
        call.wrong(ErrorCode.JSON_NO_ITEM, "finds nothing", null));
  }

  private static @Nullable Object scalar(Call call, List<JsonNode> found) {
    JsonNode node = found.get(0);
    if (found.size() > 1) {
      throw call.wrong(
          ErrorCode.JSON_SEVERAL_ITEMS,
          "finds " + found.size() + " items",
          "Use JSON_QUERY .. WITH WRAPPER for several.");
    }
    if (node.isContainerNode()) {
      throw call.wrong(
          ErrorCode.JSON_SCALAR_REQUIRED,
          "does not find one scalar",
          "Use JSON_QUERY for objects and arrays.");
    }
    String text = JsonValues.toText(node);
    return text == null
        ? null
        : Conversions.cast(text, DataType.VARCHAR, call.type(), call.context());
  }

  private static @Nullable Object json(Call call, List<JsonNode> found) {
    JsonNode node = found.get(0);
    if (call.behaviour().wraps(found.size())) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      found.forEach(array::add);
      node = array;
    } else if (found.size() > 1) {
      throw call.wrong(
          ErrorCode.JSON_SEVERAL_ITEMS,
          "finds " + found.size() + " items",
          "Use WITH WRAPPER to make them an array.");
    }
    boolean plain = call.behaviour().omitQuotes() && node.isTextual();
    String text = plain ? node.textValue() : JsonText.write(node);
    boolean json =
        !plain && call.type().kind() != TypeKind.JSON && !call.type().kind().isCharacter();
    return Conversions.cast(
        text, json ? DataType.JSON : DataType.VARCHAR, call.type(), call.context());
  }
}
