package io.quiver.liquibase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/**
 * Compares a snapshot with one that the harness expects: every object it names must be there with
 * at least what it says of it; {@code _noMatch} turns that round. Names are compared without regard
 * to case, as databases keep them differently.
 */
final class Snapshots {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Snapshots() {}

  /** Returns what is wrong, or nothing. */
  static String difference(String expected, String actual) throws IOException {
    JsonNode wanted = JSON.readTree(expected).path("snapshot").path("objects");
    JsonNode found = JSON.readTree(actual).path("snapshot").path("objects");
    boolean none = wanted.path("_noMatch").asBoolean();
    StringBuilder wrong = new StringBuilder();
    for (Map.Entry<String, JsonNode> type : wanted.properties()) {
      for (JsonNode each : type.getValue()) {
        boolean there = false;
        for (JsonNode candidate : found.path(type.getKey())) {
          there |= contains(each, candidate);
        }
        if (type.getValue().isArray() && there == (none || noMatch(each))) {
          wrong.append(there ? "unexpected " : "missing ").append(each).append(" in ");
          found.path(type.getKey()).forEach(other -> wrong.append(other).append('\n'));
        }
      }
    }
    return wrong.toString();
  }

  private static boolean noMatch(JsonNode each) {
    for (JsonNode inner : each) {
      if (inner.path("_noMatch").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(JsonNode wanted, JsonNode found) {
    if (wanted.isObject()) {
      for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
        if (!entry.getKey().startsWith("_noMatch")
            && !contains(entry.getValue(), found.path(entry.getKey()))) {
          return false;
        }
      }
      return true;
    }
    String pattern = wanted.asText();
    return pattern.endsWith(".*")
        ? found.asText().startsWith(pattern.substring(0, pattern.length() - 2))
        : plain(wanted).equalsIgnoreCase(plain(found));
  }

  /** Numbers of a snapshot bear the name of their Java class behind them. */
  private static String plain(JsonNode value) {
    return value.asText().replaceFirst("\\\\?!\\\\?\\{[\\w.]+\\\\?}$", "");
  }
}
