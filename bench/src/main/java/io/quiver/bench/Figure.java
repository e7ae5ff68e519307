package io.quiver.bench;

import java.util.List;

/**
 * What is measured: the same JDBC code for every peer.
 *
 * <p>The factor is Quiver's rate through the fastest peer's that must at least be reached; 0 where
 * nothing is promised.
 */
enum Figure {
  POINT_PREPARED("prepared select by key", "queries/s", 1.0),
  POINT_LITERAL("select by key, a new literal each time", "queries/s", 1.0),
  INSERT_AUTOCOMMIT("insert, auto-commit, durable", "rows/s", 0),
  BATCH_INSERT("batch insert of 1,000,000 nodes", "rows/s", 0),
  TWO_HOP("2-hop neighbours on 2,000,000 edges, as a join", "queries/s", 0),
  TOP_10("top-10 of 100,000 x 128 vectors", "queries/s", 0);

  private final String title;
  private final String unit;
  private final double factor;

  Figure(String title, String unit, double factor) {
    this.title = title;
    this.unit = unit;
    this.factor = factor;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  double factor() {
    return factor;
  }

  List<Peer> peers() {
    return this == TOP_10 ? List.of(Peer.QUIVER) : List.of(Peer.values());
  }
}
