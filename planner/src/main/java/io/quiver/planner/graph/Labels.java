package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What label expressions mean for element tables. */
final class Labels {
  private Labels() {}

  static boolean matches(LabelExpression expression, ElementTable table) {
    return switch (expression) {
      case LabelExpression.Name name -> table.definition().label(Names.simple(name.name())) != null;
      case LabelExpression.Any any -> true;
      case LabelExpression.And and -> matches(and.left(), table) && matches(and.right(), table);
      case LabelExpression.Or or -> matches(or.left(), table) || matches(or.right(), table);
      case LabelExpression.Not not -> !matches(not.operand(), table);
    };
  }

  /** The tables that satisfy all expressions. */
  static List<ElementTable> candidates(
      GraphModel graph, boolean edges, List<LabelExpression> expressions) {
    expressions.forEach(expression -> check(graph, edges, expression));
    return graph.tables(edges).stream()
        .filter(table -> expressions.stream().allMatch(e -> matches(e, table)))
        .toList();
  }

  /**
   * The labels of a table whose properties the expressions show: those that are named, or all where
   * an expression is more than a choice of names.
   */
  static Set<String> visible(List<LabelExpression> expressions, ElementTable table) {
    Set<String> named = new LinkedHashSet<>();
    boolean all = expressions.isEmpty();
    for (LabelExpression expression : expressions) {
      all |= !names(expression, named);
    }
    if (all) {
      named.clear();
      table.definition().labels().forEach(label -> named.add(label.name()));
    }
    return named;
  }

  /** Collects the names; false if the expression is more than a choice of names. */
  private static boolean names(LabelExpression expression, Set<String> into) {
    return switch (expression) {
      case LabelExpression.Name name -> {
        into.add(Names.simple(name.name()));
        yield true;
      }
      case LabelExpression.Or or -> names(or.left(), into) & names(or.right(), into);
      case LabelExpression.And and -> false;
      case LabelExpression.Not not -> false;
      case LabelExpression.Any any -> false;
    };
  }

  /** Refuses labels that the graph does not have. */
  static void check(GraphModel graph, boolean edges, LabelExpression expression) {
    switch (expression) {
      case LabelExpression.Name name -> {
        String label = Names.simple(name.name());
        Set<String> known = graph.labels(edges);
        if (!known.contains(label)) {
          throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND,
              "graph "
                  + graph.name()
                  + " has no "
                  + (edges ? "edges" : "vertices")
                  + " with the label "
                  + label,
              NearestNames.hint(label, known),
              Positions.of(name.name()),
              null);
        }
      }
      case LabelExpression.And and -> {
        check(graph, edges, and.left());
        check(graph, edges, and.right());
      }
      case LabelExpression.Or or -> {
        check(graph, edges, or.left());
        check(graph, edges, or.right());
      }
      case LabelExpression.Not not -> check(graph, edges, not.operand());
      case LabelExpression.Any any -> {}
    }
  }
}
