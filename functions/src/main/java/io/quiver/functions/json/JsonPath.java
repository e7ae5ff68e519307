package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of the SQL/JSON path language: {@code $}, {@code .name}, {@code ."quoted name"}, {@code
 * [n]}, {@code [*]}, {@code .*}, with {@code lax} (default) or {@code strict} before it. In lax
 * mode a member step into an array looks into its elements, and what is missing gives nothing.
 * Filters and methods are not supported.
 */
final class JsonPath {
  private sealed interface Step {
    record Member(String name) implements Step {}

    record Element(int index) implements Step {}

    record AllElements() implements Step {}

    record AllMembers() implements Step {}
  }

  private final String text;
  private final boolean strict;
  private final List<Step> steps = new ArrayList<>();

  private JsonPath(String text, boolean strict) {
    this.text = text;
    this.strict = strict;
  }

  static JsonPath parse(String text) {
    String rest = text.strip();
    boolean strict = rest.startsWith("strict ");
    if (strict || rest.startsWith("lax ")) {
      rest = rest.substring(rest.indexOf(' ')).strip();
    }
    JsonPath path = new JsonPath(text, strict);
    path.readSteps(rest);
    return path;
  }

  private void readSteps(String rest) {
    if (!rest.startsWith("$")) {
      throw wrong("must begin with $");
    }
    int at = 1;
    while (at < rest.length()) {
      char next = rest.charAt(at);
      at =
          switch (next) {
            case '.' -> readMember(rest, at + 1);
            case '[' -> readElement(rest, at + 1);
            case ' ' -> at + 1;
            default -> throw wrong("has an unexpected '" + next + "'");
          };
    }
  }

  private int readMember(String rest, int at) {
    if (at < rest.length() && rest.charAt(at) == '*') {
      steps.add(new Step.AllMembers());
      return at + 1;
    }
    if (at < rest.length() && rest.charAt(at) == '"') {
      int end = rest.indexOf('"', at + 1);
      if (end < 0) {
        throw wrong("has a quote without end");
      }
      steps.add(new Step.Member(rest.substring(at + 1, end)));
      return end + 1;
    }
    int end = at;
    while (end < rest.length() && isNamePart(rest.charAt(end))) {
      end++;
    }
    if (end == at) {
      throw wrong("has a step without name");
    }
    steps.add(new Step.Member(rest.substring(at, end)));
    return end;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-';
  }

  private int readElement(String rest, int at) {
    int end = rest.indexOf(']', at);
    if (end < 0) {
      throw wrong("has a bracket without end");
    }
    String index = rest.substring(at, end).strip();
    if (index.equals("*")) {
      steps.add(new Step.AllElements());
    } else {
      try {
        steps.add(new Step.Element(Integer.parseInt(index)));
      } catch (NumberFormatException e) {
        throw wrong("has '" + index + "' where a number or * belongs");
      }
    }
    return end + 1;
  }

  private QuiverException wrong(String what) {
    return new QuiverException(ErrorCode.INVALID_PARAMETER, "JSON path '" + text + "' " + what);
  }

  /** The nodes that the path selects. */
  List<JsonNode> select(JsonNode root) {
    List<JsonNode> nodes = List.of(root);
    for (Step step : steps) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        follow(step, node, next);
      }
      if (strict && next.isEmpty()) {
        throw new QuiverException(
            ErrorCode.DATA_EXCEPTION, "strict JSON path '" + text + "' finds nothing");
      }
      nodes = next;
    }
    return nodes;
  }

  private void follow(Step step, JsonNode node, List<JsonNode> into) {
    switch (step) {
      case Step.Member member -> {
        if (node.isArray() && !strict) {
          node.forEach(element -> add(element.get(member.name()), into));
        } else {
          add(node.get(member.name()), into);
        }
      }
      case Step.Element element -> {
        if (node.isArray()) {
          add(node.get(element.index()), into);
        } else if (!strict && element.index() == 0) {
          into.add(node);
        }
      }
      case Step.AllElements unused -> {
        if (node.isArray()) {
          node.forEach(into::add);
        } else if (!strict) {
          into.add(node);
        }
      }
      case Step.AllMembers unused -> {
        if (node.isObject()) {
          node.forEach(into::add);
        }
      }
    }
  }

  private static void add(@Nullable JsonNode node, List<JsonNode> into) {
    if (node != null) {
      into.add(node);
    }
  }
}
