package io.quiver.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/**
 * Reads and writes JSON (RFC 8259), strictly and within limits: at most 500 levels deep, numbers of
 * at most 1,000 characters.
 */
final class JsonText {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(500)
                          .maxNumberLength(1_000)
                          .maxStringLength(100_000_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonText() {}

  static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new QuiverException(ErrorCode.INVALID_JSON, "empty text is not JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new QuiverException(ErrorCode.INVALID_JSON, "not JSON: " + e.getOriginalMessage(), e);
    } catch (NumberFormatException e) {
      throw new QuiverException(
          ErrorCode.INVALID_JSON, "not JSON: a number has too large an exponent", e);
    }
  }

  static String write(JsonNode node) {
    return node.toString();
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }
}
