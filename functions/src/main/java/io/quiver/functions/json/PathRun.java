package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a path over a document. In lax mode what is missing gives nothing, steps into
 * arrays look at their elements, and an index of something else takes it for an array of one; in
 * strict mode these are errors. Within a condition an error makes it unknown. Used once.
 */
final class PathRun {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final boolean strict;
  private final JsonNode root;
  private final Function<String, @Nullable JsonNode> variables;
  private final PathMethods methods = new PathMethods();
  private final PathConditions conditions;

  PathRun(boolean strict, JsonNode root, Function<String, @Nullable JsonNode> variables) {
    this.strict = strict;
    this.root = root;
    this.variables = variables;
    this.conditions = new PathConditions(this, strict);
  }

  /** Where an expression stands: the filter's item, and the array whose index is asked for. */
  record Place(JsonNode current, int last) {}

  List<JsonNode> items(PathNode.Items node) {
    return items(node, new Place(root, -1));
  }

  List<JsonNode> items(PathNode.Items node, Place place) {
    return switch (node) {
      case PathNode.Root r -> List.of(root);
      case PathNode.Current c -> List.of(place.current());
      case PathNode.Last l -> List.of(NODES.numberNode(last(place)));
      case PathNode.Literal literal -> List.of(literal.value());
      case PathNode.Variable variable -> List.of(variable(variable.name()));
      case PathNode.Truth truth ->
          List.of(
              switch (conditions.test(truth.condition(), place)) {
                case TRUE -> NODES.booleanNode(true);
                case FALSE -> NODES.booleanNode(false);
                case UNKNOWN -> NODES.nullNode();
              });
      case PathNode.Arithmetic sum ->
          List.of(
              PathNumbers.apply(
                  sum.operator(),
                  number(sum.left(), place, "left", sum.operator()),
                  number(sum.right(), place, "right", sum.operator())));
      case PathNode.Negation negation -> signed(negation.operand(), place, true);
      case PathNode.Plus plus -> signed(plus.operand(), place, false);
      case PathNode.Steps steps -> {
        List<JsonNode> found = items(steps.start(), place);
        for (PathNode.Step step : steps.steps()) {
          List<JsonNode> next = new ArrayList<>();
          for (JsonNode item : found) {
            follow(step, item, place, next);
          }
          found = next;
        }
        yield found;
      }
    };
  }

  private static int last(Place place) {
    if (place.last() < 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'last' in a JSON path stands outside of brackets");
    }
    return place.last() - 1;
  }

  private JsonNode variable(String name) {
    JsonNode value = variables.apply(name);
    if (value == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "JSON path variable $" + name + " is not given",
          "Give it: PASSING value AS " + name + ".",
          null,
          null);
    }
    return value;
  }

  /** The items, in lax mode with the elements of arrays in their place. */
  List<JsonNode> unwrapped(PathNode.Items node, Place place) {
    List<JsonNode> found = items(node, place);
    if (strict || found.stream().noneMatch(JsonNode::isArray)) {
      return found;
    }
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode item : found) {
      if (item.isArray()) {
        item.forEach(elements::add);
      } else {
        elements.add(item);
      }
    }
    return elements;
  }

  private BigDecimal number(PathNode.Items node, Place place, String side, char operator) {
    List<JsonNode> found = unwrapped(node, place);
    if (found.size() != 1 || !found.get(0).isNumber()) {
      throw new QuiverException(
          ErrorCode.JSON_SINGLETON_REQUIRED,
          "the " + side + " side of JSON path operator " + operator + " is not a single number");
    }
    return found.get(0).decimalValue();
  }

  private List<JsonNode> signed(PathNode.Items node, Place place, boolean negative) {
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode item : unwrapped(node, place)) {
      if (!item.isNumber()) {
        throw new QuiverException(
            ErrorCode.JSON_NOT_A_NUMBER,
            "a sign in a JSON path needs a number, not " + PathMethods.shown(item));
      }
      results.add(negative ? PathNumbers.node(item.decimalValue().negate()) : item);
    }
    return results;
  }

  private void follow(PathNode.Step step, JsonNode item, Place place, List<JsonNode> into) {
    boolean spread =
        !strict
            && item.isArray()
            && switch (step) {
              case PathNode.Member m -> true;
              case PathNode.AllMembers m -> true;
              case PathNode.Filter f -> true;
              case PathNode.Method call -> !call.method().takesArray();
              case PathNode.Descendants d -> false;
              case PathNode.AllElements e -> false;
              case PathNode.Elements e -> false;
            };
    if (spread) {
      for (JsonNode element : item) {
        follow1(step, element, place, into);
      }
    } else {
      follow1(step, item, place, into);
    }
  }

  private void follow1(PathNode.Step step, JsonNode item, Place place, List<JsonNode> into) {
    switch (step) {
      case PathNode.Member member -> member(member.name(), item, into);
      case PathNode.AllMembers all -> {
        if (item.isObject()) {
          item.forEach(into::add);
        } else if (strict) {
          throw noObject(".*", item);
        }
      }
      case PathNode.Filter filter -> {
        if (conditions.test(filter.condition(), new Place(item, place.last()))
            == PathConditions.Truth.TRUE) {
          into.add(item);
        }
      }
      case PathNode.Method call -> methods.apply(call, strict, item, into);
      case PathNode.Descendants levels -> descend(levels, item, 0, into);
      case PathNode.AllElements all -> {
        if (item.isArray()) {
          item.forEach(into::add);
        } else if (strict) {
          throw noArray(item);
        } else {
          into.add(item);
        }
      }
      case PathNode.Elements elements -> {
        for (PathNode.Range range : elements.ranges()) {
          elements(range, item, place, into);
        }
      }
    }
  }

  private void member(String name, JsonNode item, List<JsonNode> into) {
    JsonNode value = item.isObject() ? item.get(name) : null;
    if (value != null) {
      into.add(value);
    } else if (strict) {
      throw item.isObject()
          ? new QuiverException(
              ErrorCode.JSON_MEMBER_NOT_FOUND, "strict JSON path finds no member \"" + name + '"')
          : noObject("." + name, item);
    }
  }

  private static QuiverException noObject(String step, JsonNode item) {
    return new QuiverException(
        ErrorCode.JSON_OBJECT_NOT_FOUND,
        "strict JSON path step " + step + " needs an object, not " + PathMethods.shown(item));
  }

  private static QuiverException noArray(JsonNode item) {
    return new QuiverException(
        ErrorCode.JSON_ARRAY_NOT_FOUND,
        "strict JSON path step [..] needs an array, not " + PathMethods.shown(item));
  }

  private void elements(PathNode.Range range, JsonNode item, Place place, List<JsonNode> into) {
    if (strict && !item.isArray()) {
      throw noArray(item);
    }
    int size = item.isArray() ? item.size() : 1;
    Place inside = new Place(place.current(), size);
    PathNode.Items end = range.to();
    long from = index(range.from(), inside);
    long to = end == null ? from : index(end, inside);
    if (strict && (from < 0 || from > to || to >= size)) {
      throw new QuiverException(
          ErrorCode.JSON_SUBSCRIPT,
          "strict JSON path asks for element " + (from < 0 ? from : to) + " of " + size);
    }
    for (long i = Math.max(0, from); i <= Math.min(to, size - 1L); i++) {
      into.add(item.isArray() ? item.get((int) i) : item);
    }
  }

  private long index(PathNode.Items node, Place place) {
    List<JsonNode> found = items(node, place);
    if (found.size() != 1 || !found.get(0).isNumber()) {
      throw new QuiverException(
          ErrorCode.JSON_SUBSCRIPT, "an index in a JSON path is not a single number");
    }
    BigDecimal index =
        PathNumbers.within(found.get(0).decimalValue()).setScale(0, RoundingMode.DOWN);
    if (index.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new QuiverException(
          ErrorCode.JSON_SUBSCRIPT, "an index in a JSON path is out of range: " + index);
    }
    return index.longValue();
  }

  private static void descend(
      PathNode.Descendants levels, JsonNode item, int level, List<JsonNode> into) {
    boolean deepest = !item.isContainerNode() || item.isEmpty();
    boolean low = levels.from() < 0 ? deepest : level >= levels.from();
    if (low && (levels.to() < 0 || level <= levels.to())) {
      into.add(item);
    }
    if (levels.to() < 0 || level < levels.to()) {
      for (JsonNode child : item) {
        descend(levels, child, level + 1, into);
      }
    }
  }
}
