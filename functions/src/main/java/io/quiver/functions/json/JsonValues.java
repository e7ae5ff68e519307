package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL values as JSON, and back as text. */
final class JsonValues {
  private JsonValues() {}

  static JsonNode toJson(@Nullable Object value, DataType type, ScalarContext context) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case null -> nodes.nullNode();
      case String text when type.kind() == TypeKind.JSON -> JsonText.read(text);
      case Boolean truth -> nodes.booleanNode(truth);
      case Long number when type.kind().isInteger() -> nodes.numberNode(number);
      case Double number when Double.isFinite(number) ->
          nodes.numberNode(new BigDecimal(number.toString()));
      case BigDecimal number -> nodes.numberNode(number);
      case float[] vector -> array(vector);
      case List<?> elements -> array(elements, type, context);
      default -> nodes.textNode(Conversions.toText(value, type, context));
    };
  }

  private static ArrayNode array(float[] vector) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(vector.length);
    for (float element : vector) {
      array.add(element);
    }
    return array;
  }

  private static ArrayNode array(List<?> elements, DataType type, ScalarContext context) {
    DataType element = type.element();
    ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
    for (Object value : elements) {
      array.add(toJson(value, element == null ? DataType.VARCHAR : element, context));
    }
    return array;
  }

  /** A scalar node as text; null for JSON null; objects and arrays as JSON. */
  static @Nullable String toText(JsonNode node) {
    return node.isNull() ? null : node.isTextual() ? node.textValue() : JsonText.write(node);
  }
}
