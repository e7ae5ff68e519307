package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quiver.storage.error.ErrorClass;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A path of the SQL/JSON path language (ISO/IEC 9075-2, 9.46): steps, filters, methods, arithmetic
 * and variables, with {@code lax} (default) or {@code strict} before it. {@link PathRun} says what
 * the modes mean. Immutable, thread-safe.
 */
final class JsonPath {
  /** Paths are mostly constants of statements: each is read once. */
  private static final ConcurrentHashMap<String, JsonPath> KNOWN = new ConcurrentHashMap<>();

  private static final int MAX_KNOWN = 500;

  private final boolean strict;
  private final PathNode.Items items;

  private JsonPath(boolean strict, PathNode.Items items) {
    this.strict = strict;
    this.items = items;
  }

  static JsonPath parse(String text) {
    JsonPath known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    PathParser parser = new PathParser(text);
    JsonPath path = new JsonPath(parser.readStrict(), parser.read());
    if (KNOWN.size() >= MAX_KNOWN) {
      KNOWN.clear();
    }
    KNOWN.put(text, path);
    return path;
  }

  /** The nodes that the path selects; no variables are given. */
  List<JsonNode> select(JsonNode root) {
    return select(root, name -> null);
  }

  /**
   * The nodes that the path selects.
   *
   * @param variables values by name; null for what is not given
   */
  List<JsonNode> select(JsonNode root, Function<String, @Nullable JsonNode> variables) {
    List<JsonNode> found = new PathRun(strict, root, variables).items(items);
    return found.stream().noneMatch(JsonNode::isPojo)
        ? found
        : found.stream().map(JsonPath::plain).toList();
  }

  /** Whether ON ERROR has a say: neither about a variable that is not given nor about limits. */
  static boolean isHandled(QuiverException e) {
    return e.code().errorClass() == ErrorClass.USER && e.code() != ErrorCode.OBJECT_NOT_FOUND;
  }

  /** Dates and times leave a path as texts. */
  private static JsonNode plain(JsonNode node) {
    return node.isPojo() ? TextNode.valueOf(PathMoments.text(node)) : node;
  }
}
