package io.quiver.planner;

import io.quiver.planner.execute.context.OperatorStatistics;
import io.quiver.planner.optimize.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A plan as JSON, for EXPLAIN (FORMAT JSON): an object with {@code plan}, whose members are {@code
 * operator}, {@code estimatedRows}, after an execution {@code actualRows}, {@code timeMicros},
 * {@code openings}, {@code memoryBytes}, {@code temporaryFiles} and {@code note}, and {@code
 * inputs}; and, after an execution, {@code executed}.
 */
final class JsonPlan {
  private final Function<RelNode, @Nullable OperatorStatistics> statistics;
  private final List<String> lines = new ArrayList<>();

  /**
   * What an execution did as a whole.
   *
   * @param memoryBytes the most that its buffers held at once, about
   * @param temporaryFiles files that took what did not fit
   */
  record Executed(long rows, long micros, long memoryBytes, int temporaryFiles) {}

  private JsonPlan(Function<RelNode, @Nullable OperatorStatistics> statistics) {
    this.statistics = statistics;
  }

  /**
   * The lines of the JSON.
   *
   * @param executed the execution as a whole; null when there was none
   */
  static List<String> lines(
      PlanText.Node root,
      Function<RelNode, @Nullable OperatorStatistics> statistics,
      @Nullable Executed executed) {
    JsonPlan json = new JsonPlan(statistics);
    json.lines.add("{");
    json.add("  \"plan\": ", root, "  ", executed == null ? "" : ",");
    if (executed != null) {
      json.lines.add(
          "  \"executed\": {\"rows\": "
              + executed.rows()
              + ", \"timeMicros\": "
              + executed.micros()
              + ", \"memoryBytes\": "
              + executed.memoryBytes()
              + ", \"temporaryFiles\": "
              + executed.temporaryFiles()
              + "}");
    }
    json.lines.add("}");
    return json.lines;
  }

  private void add(String before, PlanText.Node node, String indent, String behind) {
    lines.add(before + "{");
    List<String> members = new ArrayList<>();
    members.add("\"operator\": " + text(node.words()));
    Double estimated = node.rows();
    if (estimated != null) {
      members.add("\"estimatedRows\": " + Math.max(0, Math.round(estimated)));
    }
    if (node.reason() != null) {
      members.add("\"reason\": " + text(node.reason()));
    }
    OperatorStatistics own = statistics.apply(node.node());
    if (own != null) {
      members.add("\"actualRows\": " + own.rows());
      members.add("\"timeMicros\": " + own.nanos() / 1000);
      members.add("\"openings\": " + own.openings());
      members.add("\"memoryBytes\": " + own.peakBytes());
      if (own.temporaryFiles() > 0) {
        members.add("\"temporaryFiles\": " + own.temporaryFiles());
      }
      if (own.note() != null) {
        members.add("\"note\": " + text(own.note()));
      }
    }
    String inner = indent + "  ";
    for (int i = 0; i < members.size(); i++) {
      boolean last = i == members.size() - 1 && node.inputs().isEmpty();
      lines.add(inner + members.get(i) + (last ? "" : ","));
    }
    if (!node.inputs().isEmpty()) {
      lines.add(inner + "\"inputs\": [");
      for (int i = 0; i < node.inputs().size(); i++) {
        String comma = i == node.inputs().size() - 1 ? "" : ",";
        add(inner + "  ", node.inputs().get(i), inner + "  ", comma);
      }
      lines.add(inner + "]");
    }
    lines.add(indent + "}" + behind);
  }

  /** A JSON string. */
  static String text(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
