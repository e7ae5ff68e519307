package io.quiver.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a group of figures is about: a heading of the report. */
enum Area {
  FIRST("Keys, loading, joins, vectors"),
  COMMITS("Commits"),
  RELAXED("Changes that may be lost with the power"),
  STORAGE("Storage"),
  QUERIES("Queries and plans"),
  VECTORS("Vector search"),
  GRAPHS("Graphs: 200,000 vertices, 2,000,000 edges, degrees by a power law");

  private final String heading;

  Area(String heading) {
    this.heading = heading;
  }

  /** Those that a figure of the area is measured with, in their order. */
  List<Peer> peers() {
    Set<Peer> peers = EnumSet.noneOf(Peer.class);
    for (Figure figure : Figure.values()) {
      if (figure.area() == this) {
        peers.addAll(figure.peers());
      }
    }
    return List.copyOf(peers);
  }

  String heading() {
    return heading;
  }
}
