package io.quiver.planner.optimize;

import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.Modify;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/** A plan as lines of text, one node each, for EXPLAIN. */
public final class PlanText {
  private final Function<RelNode, @Nullable String> actual;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Function<RelNode, @Nullable String> actual) {
    this.actual = actual;
  }

  /**
   * The plan with estimated rows and what really happened.
   *
   * @param actual what to add to a node's line, or null
   */
  public static List<String> of(RelNode root, Function<RelNode, @Nullable String> actual) {
    PlanText text = new PlanText(actual);
    text.add(tree(root), 0);
    return text.lines;
  }

  /**
   * One node of a plan in words.
   *
   * @param rows how many rows it gives, about; null for changes
   * @param reason why rows are read the way they are; null where there was no choice
   */
  public record Node(
      RelNode node,
      String words,
      @Nullable Double rows,
      @Nullable String reason,
      List<Node> inputs) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  /** The plan as a tree of words. */
  public static Node tree(RelNode root) {
    return tree(root, null);
  }

  private static Node tree(RelNode node, @Nullable RelNode above) {
    List<Node> inputs = node.getInputs().stream().map(input -> tree(input, node)).toList();
    Double rows =
        !(node instanceof Modify)
                && node.getCluster().getMetadataQuery() instanceof QuiverMetadata metadata
            ? metadata.getRowCount(node)
            : null;
    return new Node(node, PlanWords.describe(node), rows, AccessReasons.of(node, above), inputs);
  }

  private void add(Node node, int depth) {
    StringBuilder line = new StringBuilder("  ".repeat(depth)).append(node.words());
    if (!(node.node() instanceof Modify)) {
      line.append("  (rows ~").append(rows(node.rows())).append(')');
    }
    String happened = actual.apply(node.node());
    if (happened != null) {
      line.append("  [").append(happened).append(']');
    }
    if (node.reason() != null) {
      line.append("  why: ").append(node.reason());
    }
    lines.add(line.toString());
    for (Node input : node.inputs()) {
      add(input, depth + 1);
    }
  }

  private static String rows(@Nullable Double rows) {
    return rows == null ? "?" : Long.toString(Math.max(0, Math.round(rows)));
  }
}
