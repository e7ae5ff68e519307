package io.quiver.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The raw numbers of every figure, kept as JSON: a run replaces the figures that it measured and
 * keeps the others.
 */
final class Results {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final ObjectNode figures;

  private Results(Path file, ObjectNode figures) {
    this.file = file;
    this.figures = figures;
  }

  static Results read(Path file) throws IOException {
    JsonNode there = Files.exists(file) ? MAPPER.readTree(file.toFile()) : null;
    return new Results(file, there instanceof ObjectNode found ? found : MAPPER.createObjectNode());
  }

  /** Forgets what earlier runs measured of the figure. */
  void begin(Figure figure, String date) {
    ObjectNode node = figures.putObject(figure.name());
    node.put("date", date);
    node.put("java", Runtime.version().toString());
    node.put("processors", Runtime.getRuntime().availableProcessors());
    node.put("system", System.getProperty("os.name"));
    node.putObject("peers");
  }

  void add(Figure figure, Peer peer, String version, Measurement measurement) {
    ObjectNode peers = (ObjectNode) figures.get(figure.name()).get("peers");
    ObjectNode node =
        peers.get(peer.name()) instanceof ObjectNode found ? found : peers.putObject(peer.name());
    node.put("version", version);
    node.put("settings", peer.settings());
    node.withArray("values").add(measurement.rate());
    if (!measurement.note().isEmpty()) {
      node.put("note", measurement.note());
    }
  }

  void write() throws IOException {
    MAPPER.writeValue(file.toFile(), figures);
  }

  boolean has(Figure figure) {
    return figures.has(figure.name());
  }

  String text(Figure figure, String name) {
    return figures.get(figure.name()).path(name).asText();
  }

  /** The median of what was measured; null when nothing was. */
  @Nullable Double median(Figure figure, Peer peer) {
    if (!(node(figure, peer).get("values") instanceof ArrayNode values) || values.isEmpty()) {
      return null;
    }
    double[] sorted =
        StreamSupport.stream(values.spliterator(), false)
            .mapToDouble(JsonNode::asDouble)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  int rounds(Figure figure) {
    return node(figure, figure.own()).path("values").size();
  }

  String text(Figure figure, Peer peer, String name) {
    return node(figure, peer).path(name).asText();
  }

  private JsonNode node(Figure figure, Peer peer) {
    return figures.path(figure.name()).path("peers").path(peer.name());
  }
}
