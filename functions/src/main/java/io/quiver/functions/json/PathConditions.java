package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of JSON paths, with three values: items that cannot be compared, and errors within,
 * give unknown. A comparison of sequences holds if it holds for one pair; strict mode looks at all.
 */
final class PathConditions {
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  /** The right side of what has none: one round for each item. */
  private static final PathNode.Items ONCE = new PathNode.Literal(NullNode.getInstance());

  private final PathRun run;
  private final boolean strict;

  PathConditions(PathRun run, boolean strict) {
    this.run = run;
    this.strict = strict;
  }

  Truth test(PathNode.Condition condition, PathRun.Place place) {
    return switch (condition) {
      case PathNode.And and -> {
        Truth left = test(and.left(), place);
        Truth right = left == Truth.FALSE ? Truth.FALSE : test(and.right(), place);
        yield left == Truth.TRUE || right == Truth.FALSE ? right : left;
      }
      case PathNode.Or or -> {
        Truth left = test(or.left(), place);
        Truth right = left == Truth.TRUE ? Truth.TRUE : test(or.right(), place);
        yield left == Truth.FALSE || right == Truth.TRUE ? right : left;
      }
      case PathNode.Not not ->
          switch (test(not.condition(), place)) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case UNKNOWN -> Truth.UNKNOWN;
          };
      case PathNode.IsUnknown unknown ->
          Truth.of(test(unknown.condition(), place) == Truth.UNKNOWN);
      case PathNode.Exists exists -> {
        List<JsonNode> found = found(() -> run.items(exists.items(), place));
        yield found == null ? Truth.UNKNOWN : Truth.of(!found.isEmpty());
      }
      case PathNode.Comparison comparison ->
          pairs(
              comparison.left(),
              comparison.right(),
              place,
              (left, right) -> compare(comparison.operator(), left, right));
      case PathNode.StartsWith start ->
          pairs(
              start.items(),
              start.start(),
              place,
              (left, right) ->
                  left.isTextual() && right.isTextual()
                      ? Truth.of(left.textValue().startsWith(right.textValue()))
                      : Truth.UNKNOWN);
      case PathNode.LikeRegex like ->
          pairs(
              like.items(),
              ONCE,
              place,
              (left, unused) -> left.isTextual() ? matches(like, left.textValue()) : Truth.UNKNOWN);
    };
  }

  private static Truth matches(PathNode.LikeRegex like, String text) {
    try {
      return Truth.of(like.pattern().matcher(text).find());
    } catch (StackOverflowError e) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "a pattern in a JSON path needs too deep a search", e);
    }
  }

  /** A list of items, or null when reading them fails. */
  private static @Nullable List<JsonNode> found(Supplier<List<JsonNode>> items) {
    try {
      return items.get();
    } catch (QuiverException e) {
      if (JsonPath.isHandled(e)) {
        return null;
      }
      throw e;
    }
  }

  private Truth pairs(
      PathNode.Items left,
      PathNode.Items right,
      PathRun.Place place,
      BiFunction<JsonNode, JsonNode, Truth> test) {
    List<JsonNode> lefts = found(() -> run.unwrapped(left, place));
    List<JsonNode> rights = found(() -> run.unwrapped(right, place));
    if (lefts == null || rights == null) {
      return Truth.UNKNOWN;
    }
    boolean unknown = false;
    boolean found = false;
    for (JsonNode a : lefts) {
      for (JsonNode b : rights) {
        switch (test.apply(a, b)) {
          case TRUE -> {
            if (!strict) {
              return Truth.TRUE;
            }
            found = true;
          }
          case UNKNOWN -> {
            if (strict) {
              return Truth.UNKNOWN;
            }
            unknown = true;
          }
          case FALSE -> {}
        }
      }
    }
    return found ? Truth.TRUE : unknown ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static Truth compare(String operator, JsonNode left, JsonNode right) {
    if (left.getNodeType() != right.getNodeType()) {
      return left.isNull() || right.isNull() ? Truth.of(operator.equals("!=")) : Truth.UNKNOWN;
    }
    Integer order =
        switch (left.getNodeType()) {
          case NULL -> (Integer) 0;
          case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
          case NUMBER -> left.decimalValue().compareTo(right.decimalValue());
          case STRING -> left.textValue().compareTo(right.textValue());
          case POJO -> PathMoments.compare(left, right);
          default -> null;
        };
    if (order == null) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        });
  }
}
