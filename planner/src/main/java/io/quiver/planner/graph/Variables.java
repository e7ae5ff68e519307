package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a pattern: what kind each is, in order of appearance. */
final class Variables {
  /** What a variable stands for. */
  enum Kind {
    VERTEX,
    EDGE,
    /** One element for each round of a quantifier. */
    GROUP,
    PATH
  }

  /**
   * A variable.
   *
   * @param repetition of a group variable
   * @param labels all that its patterns ask for
   */
  record Variable(Kind kind, @Nullable Repetition repetition, List<LabelExpression> labels) {}

  private final Map<String, Variable> byName = new LinkedHashMap<>();

  private Variables() {}

  static Variables of(List<PathChain> chains) {
    Variables variables = new Variables();
    for (PathChain chain : chains) {
      variables.add(chain, null);
    }
    for (PathChain chain : chains) {
      String name = chain.name;
      if (name != null) {
        if (variables.byName.containsKey(name)) {
          throw twice(name, "and for a path");
        }
        variables.byName.put(name, new Variable(Kind.PATH, null, List.of()));
      }
    }
    return variables;
  }

  private static QuiverException twice(String name, String how) {
    return new QuiverException(
        ErrorCode.INVALID_STATEMENT, "variable " + name + " stands for two things: " + how);
  }

  private void add(PathChain chain, @Nullable Repetition repetition) {
    for (int i = 0; i < chain.positions.size(); i++) {
      VertexElement vertex = chain.positions.get(i);
      for (String name : vertex.names) {
        add(name, repetition == null ? Kind.VERTEX : Kind.GROUP, repetition, vertex.labels);
      }
      if (i < chain.parts.size()) {
        add(chain.parts.get(i), repetition);
      }
    }
  }

  private void add(Part part, @Nullable Repetition repetition) {
    switch (part) {
      case Part.Hop hop -> {
        String name = hop.link().edge().name;
        if (name != null) {
          add(
              name,
              repetition == null ? Kind.EDGE : Kind.GROUP,
              repetition,
              hop.link().edge().labels);
        }
      }
      case Part.Repeat repeat ->
          add(repeat.repetition().chain(), repetition == null ? repeat.repetition() : repetition);
    }
  }

  private void add(
      String name, Kind kind, @Nullable Repetition repetition, List<LabelExpression> labels) {
    Variable known = byName.get(name);
    List<LabelExpression> all = new ArrayList<>(labels);
    if (known != null) {
      if (known.kind() != kind) {
        throw twice(
            name,
            known.kind() == Kind.GROUP || kind == Kind.GROUP
                ? "inside a quantifier and outside of it"
                : "for a vertex and for an edge");
      }
      if (known.repetition() != repetition) {
        throw twice(name, "inside two quantifiers");
      }
      all.addAll(known.labels());
    }
    byName.put(name, new Variable(kind, repetition, all));
  }

  Map<String, Variable> byName() {
    return byName;
  }

  boolean isElement(String name) {
    Variable variable = byName.get(name);
    return variable != null && (variable.kind() == Kind.VERTEX || variable.kind() == Kind.EDGE);
  }
}
