package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quiver.functions.scalar.DatetimeTemplate;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What item methods give. Used by one evaluation: numbers the objects of .keyvalue(). */
final class PathMethods {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private int objects;

  /** Adds what the method gives for one item. */
  void apply(PathNode.Method call, boolean strict, JsonNode item, List<JsonNode> into) {
    PathMethod method = call.method();
    switch (method) {
      case TYPE -> into.add(NODES.textNode(type(item)));
      case SIZE -> {
        if (strict && !item.isArray()) {
          throw wrong(ErrorCode.JSON_ARRAY_NOT_FOUND, method, "an array", item);
        }
        into.add(NODES.numberNode(item.isArray() ? item.size() : 1));
      }
      case KEYVALUE -> keyValues(item, into);
      case BOOLEAN -> into.add(NODES.booleanNode(truth(item)));
      case STRING -> into.add(NODES.textNode(string(item)));
      case DATETIME, DATE, TIME, TIME_TZ, TIMESTAMP, TIMESTAMP_TZ -> {
        if (!item.isTextual()) {
          throw wrong(ErrorCode.INVALID_DATETIME, method, "a string", item);
        }
        DatetimeTemplate template = call.template();
        into.add(
            NODES.pojoNode(
                template == null
                    ? PathMoments.read(method, item.textValue())
                    : PathMoments.read(template, item.textValue())));
      }
      case DOUBLE, CEILING, FLOOR, ABS, NUMBER, DECIMAL, INTEGER, BIGINT ->
          into.add(number(call, item));
    }
  }

  static String type(JsonNode item) {
    return switch (item.getNodeType()) {
      case POJO -> PathMoments.type(item);
      default -> item.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private void keyValues(JsonNode item, List<JsonNode> into) {
    if (!item.isObject()) {
      throw wrong(ErrorCode.JSON_OBJECT_NOT_FOUND, PathMethod.KEYVALUE, "an object", item);
    }
    int id = objects++;
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      ObjectNode object = NODES.objectNode();
      object.put("id", id);
      object.put("key", member.getKey());
      object.set("value", member.getValue());
      into.add(object);
    }
  }

  private static boolean truth(JsonNode item) {
    if (item.isBoolean()) {
      return item.booleanValue();
    }
    if (item.isNumber()
        && PathNumbers.within(item.decimalValue()).stripTrailingZeros().scale() <= 0) {
      return item.decimalValue().signum() != 0;
    }
    String text = item.isTextual() ? item.textValue().strip().toLowerCase(Locale.ROOT) : "";
    return switch (text) {
      case "t", "true", "y", "yes", "on", "1" -> true;
      case "f", "false", "n", "no", "off", "0" -> false;
      default ->
          throw wrong(ErrorCode.JSON_NOT_A_NUMBER, PathMethod.BOOLEAN, "a truth value", item);
    };
  }

  private static String string(JsonNode item) {
    if (item.isPojo()) {
      return PathMoments.text(item);
    }
    if (item.isTextual()) {
      return item.textValue();
    }
    if (item.isNumber() || item.isBoolean()) {
      return JsonText.write(item);
    }
    throw wrong(ErrorCode.JSON_NOT_A_NUMBER, PathMethod.STRING, "a scalar", item);
  }

  private static JsonNode number(PathNode.Method call, JsonNode item) {
    PathMethod method = call.method();
    boolean fromText =
        switch (method) {
          case CEILING, FLOOR, ABS -> false;
          default -> item.isTextual();
        };
    if (!item.isNumber() && !fromText) {
      throw wrong(ErrorCode.JSON_NOT_A_NUMBER, method, "a number", item);
    }
    BigDecimal value;
    try {
      value = fromText ? new BigDecimal(item.textValue().strip()) : item.decimalValue();
    } catch (NumberFormatException e) {
      throw wrong(ErrorCode.JSON_NOT_A_NUMBER, method, "a number", item);
    }
    PathNumbers.within(value);
    return PathNumbers.node(
        switch (method) {
          case CEILING -> value.setScale(0, RoundingMode.CEILING);
          case FLOOR -> value.setScale(0, RoundingMode.FLOOR);
          case ABS -> value.abs();
          case DOUBLE -> floating(value, item);
          case INTEGER ->
              whole(
                  value,
                  method,
                  BigDecimal.valueOf(Integer.MIN_VALUE),
                  BigDecimal.valueOf(Integer.MAX_VALUE));
          case BIGINT -> whole(value, method, MIN_LONG, MAX_LONG);
          case DECIMAL -> decimal(value, call.arguments());
          default -> value;
        });
  }

  private static BigDecimal floating(BigDecimal value, JsonNode item) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw wrong(ErrorCode.JSON_NOT_A_NUMBER, PathMethod.DOUBLE, "a number within DOUBLE", item);
    }
    return BigDecimal.valueOf(number);
  }

  private static BigDecimal whole(
      BigDecimal value, PathMethod method, BigDecimal min, BigDecimal max) {
    BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
    if (rounded.compareTo(min) < 0 || rounded.compareTo(max) > 0) {
      throw new QuiverException(
          ErrorCode.JSON_NOT_A_NUMBER, value + " is out of range for JSON path " + method.sql());
    }
    return rounded;
  }

  private static BigDecimal decimal(BigDecimal value, List<Integer> arguments) {
    if (arguments.isEmpty()) {
      return value;
    }
    int scale = arguments.size() > 1 ? arguments.get(1) : 0;
    BigDecimal rounded = value.setScale(Math.min(scale, 1_000), RoundingMode.HALF_UP);
    if (rounded.precision() - rounded.scale() > arguments.get(0) - scale) {
      throw new QuiverException(
          ErrorCode.JSON_NOT_A_NUMBER,
          value
              + " has too many digits for JSON path .decimal("
              + arguments.get(0)
              + ","
              + scale
              + ")");
    }
    return rounded;
  }

  private static QuiverException wrong(
      ErrorCode code, PathMethod method, String wanted, JsonNode item) {
    return new QuiverException(
        code, "JSON path method " + method.sql() + " needs " + wanted + ", not " + shown(item));
  }

  /** A short name of an item for messages. */
  static String shown(JsonNode item) {
    String text = item.isContainerNode() ? "" : " " + JsonText.write(item);
    return type(item) + (text.length() > 60 ? text.substring(0, 60) + ".." : text);
  }
}
