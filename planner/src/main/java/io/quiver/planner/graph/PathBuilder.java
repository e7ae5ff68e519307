package io.quiver.planner.graph;

import io.quiver.parser.ast.EdgePattern;
import io.quiver.parser.ast.GraphElement;
import io.quiver.parser.ast.ParenthesizedPath;
import io.quiver.parser.ast.PathMode;
import io.quiver.parser.ast.PathPattern;
import io.quiver.parser.ast.PathPrefix;
import io.quiver.parser.ast.Quantifier;
import io.quiver.parser.ast.VertexPattern;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Brings a path pattern into the form vertex, part, vertex, part, .., vertex: vertices that are not
 * written are added, neighbouring vertex patterns become one, parentheses without quantifier
 * vanish.
 */
final class PathBuilder {
  /** A repetition inside a repetition is written out up to so many times. */
  private static final int MOST_WRITTEN_OUT = 16;

  /** Repetitions inside each other are written out as long as that makes so many edges at most. */
  private static final int MOST_WRITTEN_EDGES = 64;

  private static final int EITHER_WAY_WEIGHT = 16;

  /** Stands for a quantifier without upper bound. */
  private static final long NO_BOUND = 1 << 24;

  private final PathChain chain = new PathChain();
  private final boolean inside;

  private PathBuilder(boolean inside) {
    this.inside = inside;
  }

  static PathChain of(PathPattern pattern) {
    PathBuilder builder = new PathBuilder(false);
    PathChain chain = builder.chain;
    SqlIdentifier variable = pattern.variable();
    chain.name = variable == null ? null : Names.simple(variable);
    PathPrefix prefix = pattern.prefix();
    if (prefix != null) {
      chain.search = prefix.search();
      chain.count = prefix.count();
      PathMode mode = prefix.mode();
      chain.mode = mode == null ? PathMode.WALK : mode;
    }
    List<GraphElement> elements = pattern.elements();
    if (elements.size() == 1
        && elements.get(0) instanceof ParenthesizedPath path
        && path.quantifier() == null
        && path.variable() == null
        && chain.mode == PathMode.WALK) {
      // Parentheses around everything: their mode is the path's.
      PathMode mode = path.mode();
      chain.mode = mode == null ? PathMode.WALK : mode;
      elements = path.elements();
      addCondition(chain, path.where());
    }
    elements.forEach(builder::add);
    return chain;
  }

  private static void addCondition(PathChain chain, @Nullable SqlNode condition) {
    TableReferences.split(condition, chain.conditions);
  }

  private void add(GraphElement element) {
    switch (element) {
      case VertexPattern vertex -> addVertex(vertex);
      case EdgePattern edge -> addEdge(edge);
      case ParenthesizedPath path -> addParentheses(path);
    }
  }

  private void addVertex(VertexPattern vertex) {
    if (vertex.quantifier() != null) {
      throw noEdge(vertex.node());
    }
    VertexElement written = new VertexElement();
    SqlIdentifier variable = vertex.variable();
    if (variable != null) {
      written.names.add(Names.simple(variable));
    }
    if (vertex.label() != null) {
      written.labels.add(vertex.label());
    }
    TableReferences.split(vertex.where(), written.conditions);
    chain.last().merge(written);
  }

  private static QuiverException noEdge(SqlNode node) {
    return new QuiverException(
        ErrorCode.INVALID_STATEMENT,
        "a quantified part must contain an edge",
        "A vertex cannot be repeated by itself.",
        Positions.of(node),
        null);
  }

  private void addEdge(EdgePattern pattern) {
    SqlIdentifier variable = pattern.variable();
    EdgeElement edge = new EdgeElement(variable == null ? null : Names.simple(variable));
    if (pattern.label() != null) {
      edge.labels.add(pattern.label());
    }
    TableReferences.split(pattern.where(), edge.conditions);
    edge.cost = pattern.cost();
    Quantifier quantifier = pattern.quantifier();
    int times = quantifier == null ? 1 : inside && isAnonymous(edge) ? times(quantifier) : 0;
    if (times > 1 && times * weight(pattern) > MOST_WRITTEN_EDGES) {
      times = 0;
    }
    for (int i = 0; i < times; i++) {
      VertexElement from = chain.last();
      VertexElement to = new VertexElement();
      chain.positions.add(to);
      EdgeElement one = i == 0 ? edge : edge.copy();
      chain.parts.add(new Part.Hop(new Link(one, from, to, pattern.direction())));
    }
    if (times > 0 || quantifier == null) {
      return;
    }
    PathChain round = new PathChain();
    VertexElement to = new VertexElement();
    round.parts.add(new Part.Hop(new Link(edge, round.last(), to, pattern.direction())));
    round.positions.add(to);
    repeat(new Repetition(round, List.of(), quantifier));
  }

  private static boolean isAnonymous(EdgeElement edge) {
    return edge.name == null;
  }

  /** How often a part repeats, if that is a small number and no other; else 0. */
  private static int times(Quantifier quantifier) {
    return quantifier.minimum() instanceof SqlNumericLiteral least
            && quantifier.maximum() instanceof SqlNumericLiteral most
            && least.isInteger()
            && most.isInteger()
            && least.intValue(true) == most.intValue(true)
            && least.intValue(true) <= MOST_WRITTEN_OUT
        ? least.intValue(true)
        : 0;
  }

  /** Whether a part may stand for no edge; a number that is not written may be 0. */
  private static boolean isPossiblyEmpty(Part part) {
    return part instanceof Part.Repeat repeat
        && number(repeat.repetition().quantifier().minimum()) < 1;
  }

  /** A number that is written; -1 for another one. */
  private static long number(@Nullable SqlNode bound) {
    return bound instanceof SqlNumericLiteral literal && literal.isInteger()
        ? literal.longValue(true)
        : -1;
  }

  /**
   * A repeated repetition as one, where every number of rounds between the least and the greatest
   * can be reached: {@code (p{a,b}){c,d}} as {@code p{a*c,b*d}}.
   */
  private static @Nullable Repetition merged(PathChain round, Quantifier outer) {
    if (round.parts.size() != 1
        || !(round.parts.get(0) instanceof Part.Repeat inner)
        || !round.conditions.isEmpty()
        || !round.restrictions.isEmpty()
        || !round.positions.stream().allMatch(VertexElement::isPlain)) {
      return null;
    }
    Quantifier within = inner.repetition().quantifier();
    long a = number(within.minimum());
    long c = number(outer.minimum());
    long b = within.maximum() == null ? NO_BOUND : number(within.maximum());
    long d = outer.maximum() == null ? NO_BOUND : number(outer.maximum());
    boolean known = a >= 0 && b >= a && c >= 0 && d >= c && b > 0 && d > 0;
    if (!known || a >= NO_BOUND || c >= NO_BOUND) {
      return null;
    }
    boolean complete =
        c == d || (b == NO_BOUND && c > 0) || (c + 1) * a <= Math.min(c * b, NO_BOUND) + 1;
    return complete
        ? new Repetition(
            inner.repetition().chain(),
            inner.repetition().conditions(),
            new Quantifier(literal(a * c), b == NO_BOUND || d == NO_BOUND ? null : literal(b * d)))
        : null;
  }

  private static SqlNode literal(long number) {
    return SqlLiteral.createExactNumeric(Long.toString(number), SqlParserPos.ZERO);
  }

  private void repeat(Repetition repetition) {
    chain.parts.add(new Part.Repeat(repetition));
    chain.positions.add(new VertexElement());
  }

  private void addParentheses(ParenthesizedPath path) {
    if (path.variable() != null) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "a variable for a part of a path is not supported",
          "Name the whole path, or the vertices and edges of the part.",
          Positions.of(path.node()),
          null);
    }
    Quantifier quantifier = path.quantifier();
    PathMode mode = path.mode();
    if (quantifier == null) {
      int from = chain.parts.size();
      path.elements().forEach(this::add);
      if (mode != null && mode != PathMode.WALK) {
        chain.restrictions.add(new PathChain.Restriction(mode, from, chain.parts.size()));
        refuseRepeats(path, from);
      }
      addCondition(chain, path.where());
      return;
    }
    if (inside && isWrittenOut(path)) {
      int times = times(quantifier);
      for (int i = 0; i < times; i++) {
        path.elements().forEach(this::add);
      }
      return;
    }
    PathBuilder round = new PathBuilder(true);
    path.elements().forEach(round::add);
    if (round.chain.parts.isEmpty()) {
      throw noEdge(path.node());
    }
    if (round.chain.parts.stream().allMatch(PathBuilder::isPossiblyEmpty)) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          "a quantified part must be at least one edge long",
          "Give one of the quantifiers inside it a least number of 1 or more, as in {1,3} or +.",
          Positions.of(path.node()),
          null);
    }
    if (mode != null && mode != PathMode.WALK) {
      round.chain.restrictions.add(new PathChain.Restriction(mode, 0, round.chain.parts.size()));
    }
    addCondition(round.chain, path.where());
    Repetition merged = merged(round.chain, quantifier);
    if (merged != null) {
      repeat(merged);
      return;
    }
    repeat(new Repetition(round.chain, List.copyOf(round.chain.conditions), quantifier));
  }

  /** Whether a repetition inside a repetition is a number of copies. */
  private static boolean isWrittenOut(ParenthesizedPath path) {
    Quantifier quantifier = path.quantifier();
    return quantifier != null
        && times(quantifier) > 0
        && path.mode() == null
        && path.where() == null
        && isNameless(path.elements())
        && times(quantifier) * edges(path.elements()) <= MOST_WRITTEN_EDGES;
  }

  /** Both directions of an edge are planned by themselves, together with those of all others. */
  private static int weight(EdgePattern edge) {
    return switch (edge.direction()) {
      case ANY, LEFT_OR_RIGHT -> EITHER_WAY_WEIGHT;
      case RIGHT, LEFT -> 1;
    };
  }

  /** How many edges parts inside a repetition are written out as; a repetition counts its round. */
  private static long edges(List<GraphElement> elements) {
    long sum = 0;
    for (GraphElement element : elements) {
      sum +=
          switch (element) {
            case VertexPattern vertex -> 0;
            case EdgePattern edge -> {
              Quantifier quantifier = edge.quantifier();
              int times =
                  quantifier == null || edge.variable() != null
                      ? 1
                      : Math.max(1, times(quantifier));
              yield (long) times * weight(edge);
            }
            case ParenthesizedPath path -> {
              Quantifier quantifier = path.quantifier();
              long within = edges(path.elements());
              yield quantifier != null && isWrittenOut(path) ? times(quantifier) * within : within;
            }
          };
    }
    return sum;
  }

  /** Whether no variable would stand for several elements, and so no condition names one. */
  private static boolean isNameless(List<GraphElement> elements) {
    return elements.stream()
        .allMatch(
            element ->
                element.variable() == null
                    && (!(element instanceof ParenthesizedPath path)
                        || isNameless(path.elements())));
  }

  private void refuseRepeats(ParenthesizedPath path, int from) {
    for (Part part : chain.parts.subList(from, chain.parts.size())) {
      if (part instanceof Part.Repeat) {
        throw new QuiverException(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            "a path mode for a part of a path that holds a quantifier is not supported",
            "Put the mode in front of the whole path.",
            Positions.of(path.node()),
            null);
      }
    }
  }
}
