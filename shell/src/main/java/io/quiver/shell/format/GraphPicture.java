package io.quiver.shell.format;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A result as nodes and arrows between them. A column path_nodes is a path in each row; else two
 * columns are the ends of an arrow, by their names or as the first two, and a column named type,
 * label, kind or weight is written at it.
 */
public record GraphPicture(List<String> nodes, List<Arrow> arrows) {
  private static final List<Set<String>> ENDS =
      List.of(
          Set.of("source", "src", "from_node", "from_id", "from", "parent"),
          Set.of("target", "dst", "to_node", "to_id", "to", "node"));
  private static final Set<String> LABELS = Set.of("type", "label", "kind", "weight");

  /** From one node to another. */
  public record Arrow(String from, String to, @Nullable String label) {}

  /** How it is drawn. */
  public enum Style {
    ASCII,
    MERMAID,
    DOT,
    SVG;

    /** Null when there is none of that name. */
    public static @Nullable Style of(String name) {
      for (Style style : values()) {
        if (style.name().equalsIgnoreCase(name)) {
          return style;
        }
      }
      return null;
    }
  }

  /** Reads all rows. */
  public static GraphPicture of(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    int path = column(meta, Set.of("path_nodes"));
    int from = column(meta, ENDS.get(0));
    int to = column(meta, ENDS.get(1));
    int label = column(meta, LABELS);
    if (path == 0 && (from == 0 || to == 0)) {
      if (meta.getColumnCount() < 2) {
        throw new SQLException(
            "A graph needs a column path_nodes, or two columns as source and target.", "22023");
      }
      from = 1;
      to = 2;
      label = label <= 2 ? 0 : label;
    }
    Set<String> nodes = new LinkedHashSet<>();
    Set<Arrow> arrows = new LinkedHashSet<>();
    while (rows.next()) {
      if (path > 0) {
        addPath(rows.getArray(path), nodes, arrows);
      } else {
        String start = rows.getString(from);
        String end = rows.getString(to);
        if (start != null) {
          nodes.add(start);
        }
        if (end != null) {
          nodes.add(end);
        }
        if (start != null && end != null) {
          arrows.add(new Arrow(start, end, label == 0 ? null : rows.getString(label)));
        }
      }
    }
    return new GraphPicture(List.copyOf(nodes), List.copyOf(arrows));
  }

  private static void addPath(@Nullable Array path, Set<String> nodes, Set<Arrow> arrows)
      throws SQLException {
    if (path == null) {
      return;
    }
    List<String> steps = new ArrayList<>();
    for (Object node : (Object[]) path.getArray()) {
      steps.add(String.valueOf(node));
    }
    nodes.addAll(steps);
    for (int i = 1; i < steps.size(); i++) {
      arrows.add(new Arrow(steps.get(i - 1), steps.get(i), null));
    }
  }

  private static int column(ResultSetMetaData meta, Set<String> names) throws SQLException {
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      if (names.contains(meta.getColumnLabel(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return 0;
  }

  /** The picture as text. */
  public String draw(Style style) {
    return switch (style) {
      case ASCII -> ascii();
      case MERMAID -> mermaid();
      case DOT -> dot();
      case SVG -> GraphSvg.draw(this);
    };
  }

  /** A path is one line; other arrows are one line each, and so are nodes without any. */
  private String ascii() {
    StringBuilder text = new StringBuilder();
    List<Arrow> left = new ArrayList<>(arrows);
    Set<String> drawn = new LinkedHashSet<>();
    while (!left.isEmpty()) {
      Arrow arrow = left.remove(0);
      text.append('(').append(arrow.from()).append(')').append(arrow(arrow));
      drawn.add(arrow.from());
      drawn.add(arrow.to());
      for (Arrow next = next(left, arrow); next != null; next = next(left, next)) {
        left.remove(next);
        text.append(arrow(next));
        drawn.add(next.to());
      }
      text.append('\n');
    }
    nodes.stream()
        .filter(node -> !drawn.contains(node))
        .forEach(node -> text.append('(').append(node).append(")\n"));
    return text.toString();
  }

  private static String arrow(Arrow arrow) {
    return (arrow.label() == null ? "-->" : "--[" + arrow.label() + "]-->")
        + "("
        + arrow.to()
        + ")";
  }

  private static @Nullable Arrow next(List<Arrow> left, Arrow arrow) {
    return left.stream().filter(each -> each.from().equals(arrow.to())).findFirst().orElse(null);
  }

  private String mermaid() {
    StringBuilder text = new StringBuilder("graph LR\n");
    for (int i = 0; i < nodes.size(); i++) {
      String name = nodes.get(i).replace("\"", "#quot;");
      text.append("  n").append(i).append("[\"").append(name).append("\"]\n");
    }
    for (Arrow arrow : arrows) {
      text.append("  n").append(nodes.indexOf(arrow.from())).append(" -->");
      text.append(
          arrow.label() == null ? "" : "|\"" + arrow.label().replace("\"", "#quot;") + "\"|");
      text.append(" n").append(nodes.indexOf(arrow.to())).append('\n');
    }
    return text.toString();
  }

  private String dot() {
    StringBuilder text = new StringBuilder("digraph {\n  rankdir=LR;\n");
    nodes.forEach(node -> text.append("  ").append(quoted(node)).append(";\n"));
    for (Arrow arrow : arrows) {
      text.append("  ").append(quoted(arrow.from())).append(" -> ").append(quoted(arrow.to()));
      text.append(arrow.label() == null ? "" : " [label=" + quoted(arrow.label()) + "]");
      text.append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
