package io.quiver.planner.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * The conditions of a round of one edge by what they are about.
 *
 * @param leaving about the vertex that the edge leaves, and more of it than its key
 * @param entering likewise about the vertex that the edge enters
 * @param others what the row of the edge can tell, or nothing of these
 */
record RoundConditions(List<SqlNode> leaving, List<SqlNode> entering, List<SqlNode> others) {
  static RoundConditions of(GraphModel graph, SearchStep step, Assignment assignment) {
    List<SqlNode> all = new ArrayList<>(step.pattern.conditions);
    step.pattern.vertices.forEach(vertex -> all.addAll(vertex.conditions));
    step.pattern.edges.forEach(edge -> all.addAll(edge.conditions));
    Set<String> own = new LinkedHashSet<>(step.vertexNames());
    own.addAll(step.edgeNames());
    List<SqlNode> leaving = new ArrayList<>();
    List<SqlNode> entering = new ArrayList<>();
    List<SqlNode> others = new ArrayList<>();
    for (SqlNode condition : all) {
      Set<String> used = AdjacentPatterns.mentioned(List.of(condition));
      used.retainAll(own);
      if (isAbout(graph, step.from(), assignment, used, condition)) {
        leaving.add(condition);
      } else if (isAbout(graph, step.to(), assignment, used, condition)) {
        entering.add(condition);
      } else {
        others.add(condition);
      }
    }
    return new RoundConditions(leaving, entering, others);
  }

  private static boolean isAbout(
      GraphModel graph,
      VertexElement vertex,
      Assignment assignment,
      Set<String> used,
      SqlNode condition) {
    References references = new References().add(List.of(condition));
    return !used.isEmpty()
        && vertex.names.containsAll(used)
        && FixedQuery.needsRow(graph, vertex, assignment.table(vertex), references);
  }
}
