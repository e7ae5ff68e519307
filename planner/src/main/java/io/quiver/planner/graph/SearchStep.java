package io.quiver.planner.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** What leads from one position of a searched path to the next, while its queries are made. */
final class SearchStep {
  final int number;

  /** What one round matches, where that holds a quantifier itself; else null. */
  final @Nullable PathChain nested;

  final FixedPattern pattern = new FixedPattern();
  final FixedPattern.Added path;
  final List<Assignment> assignments;

  /** Operands with the bounds; the maximum is -1 where there is none. */
  final int minimum;

  final int maximum;

  /** Whether it is an edge without quantifier. */
  final boolean single;

  /** Expressions over one round. */
  final List<SqlNode> columns = new ArrayList<>();

  final List<RelDataType> types = new ArrayList<>();
  int dependsOn = -1;
  boolean usesOperands;

  SearchStep(
      int number, GraphModel graph, PathChain round, boolean single, int minimum, int maximum) {
    this.number = number;
    this.nested = round.isFixed() ? null : round;
    this.path = round.isFixed() ? pattern.add(round) : new FixedPattern.Added(List.of(), List.of());
    this.single = single;
    this.minimum = minimum;
    this.maximum = maximum;
    List<Assignment> all =
        nested != null ? List.of() : Assignment.all(graph, pattern, Integer.MAX_VALUE);
    this.assignments = all == null ? List.of() : all;
  }

  /** Variables of vertices in a round. */
  Set<String> vertexNames() {
    Set<String> names = new LinkedHashSet<>(pattern.vertexNames().keySet());
    if (nested != null) {
      for (PathChain chain : chains(nested)) {
        chain.positions.forEach(position -> names.addAll(position.names));
      }
    }
    return names;
  }

  /** Variables of edges in a round. */
  Set<String> edgeNames() {
    Set<String> names = new LinkedHashSet<>();
    for (EdgeElement edge : edgeElements()) {
      if (edge.name != null) {
        names.add(edge.name);
      }
    }
    return names;
  }

  boolean hasNames() {
    return !vertexNames().isEmpty() || !edgeNames().isEmpty();
  }

  /** The edges written in a round. */
  List<EdgeElement> edgeElements() {
    List<EdgeElement> edges = new ArrayList<>(pattern.edges);
    if (nested != null) {
      for (PathChain chain : chains(nested)) {
        chain.links().forEach(link -> edges.add(link.edge()));
      }
    }
    return edges;
  }

  /** The chain and those of the repetitions inside. */
  private static List<PathChain> chains(PathChain chain) {
    List<PathChain> all = new ArrayList<>(List.of(chain));
    for (Part part : chain.parts) {
      if (part instanceof Part.Repeat repeat) {
        all.addAll(chains(repeat.repetition().chain()));
      }
    }
    return all;
  }

  /** Whether a name stands for one element of a round, not for those of rounds inside it. */
  boolean isSingleInRound(String name) {
    PathChain chain = nested;
    return chain == null || isWrittenIn(chain, name);
  }

  /** Whether the same edges divided into other rounds are another match. */
  boolean roundsShow() {
    return nested != null && hasNames() && !isEven(nested);
  }

  /** Whether a round is nothing but other rounds, all alike: then its ends show nowhere. */
  private static boolean isEven(PathChain round) {
    return round.parts.size() == 1
        && round.parts.get(0) instanceof Part.Repeat repeat
        && round.positions.stream().allMatch(VertexElement::isPlain)
        && (repeat.repetition().chain().isFixed() || isEven(repeat.repetition().chain()));
  }

  /** The part that a name is written in, without parts inside it: it has a value for each round. */
  @Nullable PathChain home(String name) {
    if (nested != null) {
      for (PathChain chain : chains(nested)) {
        if (isWrittenIn(chain, name)) {
          return chain;
        }
      }
    }
    return null;
  }

  private static boolean isWrittenIn(PathChain chain, String name) {
    return chain.positions.stream().anyMatch(position -> position.names.contains(name))
        || chain.links().stream().anyMatch(link -> name.equals(link.edge().name));
  }

  VertexElement from() {
    return path.positions().get(0);
  }

  VertexElement to() {
    return path.positions().get(path.positions().size() - 1);
  }

  /** How many edges a round has; 0 where that differs. */
  int edges() {
    return path.links().size();
  }

  /** The place of a column with this expression. */
  int column(SqlNode expression, RelDataType type) {
    String text = expression.toString();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).toString().equals(text)) {
        return i;
      }
    }
    columns.add(expression);
    types.add(type);
    return columns.size() - 1;
  }

  /** All expressions of a round. */
  References references() {
    References references = new References().add(columns).add(pattern.conditions);
    pattern.vertices.forEach(vertex -> references.add(vertex.conditions));
    pattern.edges.forEach(edge -> references.add(edge.conditions).add(edge.cost));
    return references;
  }
}
