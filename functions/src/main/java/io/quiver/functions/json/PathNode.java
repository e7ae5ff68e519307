package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quiver.functions.scalar.DatetimeTemplate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parsed JSON path: what gives items ({@link Items}) and what is true or not. Immutable. */
sealed interface PathNode {
  /** Gives a sequence of items. */
  sealed interface Items extends PathNode {}

  /** {@code $}. */
  record Root() implements Items {}

  /** {@code @}: the item that a filter looks at. */
  record Current() implements Items {}

  /** {@code last}: the highest index of the array whose index is asked for. */
  record Last() implements Items {}

  /** {@code $name}: a value of PASSING. */
  record Variable(String name) implements Items {}

  record Literal(JsonNode value) implements Items {}

  /** {@code + - * / %}. */
  record Arithmetic(char operator, Items left, Items right) implements Items {}

  record Negation(Items operand) implements Items {}

  /** A sign that changes nothing but asks for numbers. */
  record Plus(Items operand) implements Items {}

  /** Steps from each item of the start, one after the other. */
  record Steps(Items start, List<Step> steps) implements Items {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /** A condition in the place of a value: true, false or null. */
  record Truth(Condition condition) implements Items {}

  /** From an item to others. */
  sealed interface Step {}

  record Member(String name) implements Step {}

  record AllMembers() implements Step {}

  /** {@code .**{from to to}}: the item (level 0) and what is in it; -1 for the deepest level. */
  record Descendants(int from, int to) implements Step {}

  record AllElements() implements Step {}

  record Elements(List<Range> ranges) implements Step {
    public Elements {
      ranges = List.copyOf(ranges);
    }
  }

  /** Indexes from and to, both included; without to, from alone. */
  record Range(Items from, @Nullable Items to) {}

  record Filter(Condition condition) implements Step {}

  /** The template is of .datetime(), else null. */
  record Method(PathMethod method, List<Integer> arguments, @Nullable DatetimeTemplate template)
      implements Step {
    public Method {
      arguments = List.copyOf(arguments);
    }
  }

  /** True, false or unknown. */
  sealed interface Condition extends PathNode {}

  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record IsUnknown(Condition condition) implements Condition {}

  record Exists(Items items) implements Condition {}

  /** {@code == != < <= > >=}. */
  record Comparison(String operator, Items left, Items right) implements Condition {}

  record StartsWith(Items items, Items start) implements Condition {}

  record LikeRegex(Items items, Pattern pattern) implements Condition {}
}
