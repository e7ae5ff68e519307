package io.quiver.shell.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws a graph in layers from left to right: a node stands one layer behind the first node that
 * leads to it (breadth first from the nodes that nothing leads to).
 */
final class GraphSvg {
  private static final int STEP_X = 170;
  private static final int STEP_Y = 60;
  private static final int WIDTH = 120;
  private static final int HEIGHT = 30;
  private static final int MARGIN = 20;

  private GraphSvg() {}

  static String draw(GraphPicture picture) {
    Map<String, Integer> layers = layers(picture);
    Map<Integer, Integer> used = new HashMap<>();
    Map<String, int[]> places = new HashMap<>();
    for (String node : picture.nodes()) {
      int layer = layers.getOrDefault(node, 0);
      int row = used.merge(layer, 1, Integer::sum) - 1;
      places.put(node, new int[] {MARGIN + layer * STEP_X, MARGIN + row * STEP_Y});
    }
    int right = used.keySet().stream().mapToInt(i -> i).max().orElse(0) * STEP_X + WIDTH;
    int bottom = (used.values().stream().mapToInt(i -> i).max().orElse(1) - 1) * STEP_Y + HEIGHT;
    StringBuilder svg =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                    + " font-family=\"sans-serif\" font-size=\"12\">\n"
                    + "<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\""
                    + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L10"
                    + " 5L0 10z\"/></marker></defs>\n",
                right + 2 * MARGIN,
                bottom + 2 * MARGIN));
    for (GraphPicture.Arrow arrow : picture.arrows()) {
      int[] from = places.getOrDefault(arrow.from(), new int[2]);
      int[] to = places.getOrDefault(arrow.to(), new int[2]);
      int x1 = from[0] + (to[0] > from[0] ? WIDTH : WIDTH / 2);
      int y1 = from[1] + (to[0] > from[0] ? HEIGHT / 2 : HEIGHT);
      int x2 = to[0] + (to[0] > from[0] ? 0 : WIDTH / 2);
      int y2 = to[1] + (to[0] > from[0] ? HEIGHT / 2 : to[1] > from[1] ? 0 : HEIGHT);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"black\""
                  + " marker-end=\"url(#tip)\"/>\n",
              x1,
              y1,
              x2,
              y2));
      if (arrow.label() != null) {
        svg.append(text((x1 + x2) / 2, (y1 + y2) / 2 - 4, arrow.label()));
      }
    }
    for (String node : picture.nodes()) {
      int[] place = places.getOrDefault(node, new int[2]);
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"white\""
                  + " stroke=\"black\"/>\n",
              place[0],
              place[1],
              WIDTH,
              HEIGHT));
      svg.append(text(place[0] + WIDTH / 2, place[1] + HEIGHT / 2 + 4, node));
    }
    return svg.append("</svg>\n").toString();
  }

  private static Map<String, Integer> layers(GraphPicture picture) {
    Map<String, Integer> layers = new HashMap<>();
    List<String> reached = picture.arrows().stream().map(GraphPicture.Arrow::to).toList();
    picture.nodes().stream()
        .filter(node -> !reached.contains(node))
        .forEach(node -> layers.put(node, 0));
    for (String start : picture.nodes()) {
      layers.putIfAbsent(start, layers.isEmpty() ? 0 : layers.getOrDefault(start, 0));
      if (layers.size() == picture.nodes().size()) {
        break;
      }
      spread(picture, layers);
    }
    return layers;
  }

  /** From what has a layer to all that can be reached from there. */
  private static void spread(GraphPicture picture, Map<String, Integer> layers) {
    boolean changed = true;
    for (int layer = 0; changed; layer++) {
      changed = false;
      for (GraphPicture.Arrow arrow : picture.arrows()) {
        Integer from = layers.get(arrow.from());
        if (from != null && from == layer && !layers.containsKey(arrow.to())) {
          layers.put(arrow.to(), layer + 1);
          changed = true;
        }
      }
      changed |= layers.containsValue(layer + 1);
    }
  }

  private static String text(int x, int y, String text) {
    String shown = text.length() > 18 ? text.substring(0, 17) + "…" : text;
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
        x,
        y,
        HtmlWriter.escape(shown));
  }
}
