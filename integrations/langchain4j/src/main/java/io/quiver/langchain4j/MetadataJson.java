package io.quiver.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.document.Metadata;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Metadata as JSON, and the names of its values' Java types beside it, so that both come back. */
final class MetadataJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private MetadataJson() {}

  static String values(Metadata metadata) {
    ObjectNode json = MAPPER.createObjectNode();
    metadata
        .toMap()
        .forEach(
            (key, value) -> {
              switch (value) {
                case Integer number -> json.put(key, number);
                case Long number -> json.put(key, number);
                case Number number -> json.put(key, new BigDecimal(number.toString()));
                default -> json.put(key, value.toString());
              }
            });
    return json.toString();
  }

  static String kinds(Metadata metadata) {
    ObjectNode json = MAPPER.createObjectNode();
    metadata.toMap().forEach((key, value) -> json.put(key, value.getClass().getSimpleName()));
    return json.toString();
  }

  static Metadata read(@Nullable String values, @Nullable String kinds) {
    Map<String, Object> read = new LinkedHashMap<>();
    try {
      JsonNode types = MAPPER.readTree(kinds == null ? "{}" : kinds);
      MAPPER
          .readTree(values == null ? "{}" : values)
          .properties()
          .forEach(
              entry -> {
                JsonNode value = entry.getValue();
                if (!value.isNull()) {
                  read.put(entry.getKey(), value(value, types.path(entry.getKey()).asText()));
                }
              });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("metadata is no JSON object: " + values, e);
    }
    return Metadata.from(read);
  }

  private static Object value(JsonNode value, String kind) {
    return switch (kind) {
      case "Integer" -> value.intValue();
      case "Long" -> value.longValue();
      case "Float" -> value.floatValue();
      case "Double" -> value.doubleValue();
      case "UUID" -> UUID.fromString(value.asText());
      default -> value.isNumber() ? (Object) value.doubleValue() : value.asText();
    };
  }
}
